"""Readers of the training data, one function a data set, registered in ``CORPORA``.

A corpus is a list of documents, a document a list of paragraphs, a paragraph a list of sentences. Every sentence
carries its words and whatever labels its source has; a label that a source does not give is None and costs nothing
in training. To add a data set, write one reader here and list it in ``CORPORA``.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from training import entities, predicates
from training.lemmas import lemma_script

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"


@dataclass
class Sentence:
    """Words with labels per word. ``heads`` are 1-based within the sentence, 0 for the root."""

    words: list[str]
    upos: list[str] | None = None
    xpos: list[str] | None = None
    lemma: list[str] | None = None
    heads: list[int] | None = None
    deprels: list[str] | None = None
    entity: list[tuple[str, ...]] | None = None  # per word the tags that are allowed
    space_after: list[bool] = field(default_factory=list)
    text: str = ""
    id: str = ""
    acts: list[str] | None = None  # per word the event type that it triggers, or "none"
    modes: list[str] | None = None  # per word "TYPE.mode", empty where there is none
    factuality: list[str] | None = None  # per trigger word a FactBank value, empty elsewhere
    auxiliary: list[tuple[str, ...] | None] | None = None  # per trigger word its auxiliaries, None elsewhere
    veridicality: list[float | None] | None = None  # per word -3..3, None where not asked
    links: dict[int, list[tuple[int, str]]] | None = None  # from each word that has any asked: to which word, as what
    link_labels: tuple[str, ...] = ()  # the link labels that the source marks


Document = list[list[Sentence]]


def _conllu_sentence(lines: list[str]) -> tuple[Sentence, list[str]]:
    """One CoNLL-U sentence, and the MISC column. Multiword ranges only matter for the spaces; empty nodes are left out."""
    rows, glued = [], {}
    for line in lines:
        cells = line.split("\t")
        if "-" in cells[0]:
            first, last = map(int, cells[0].split("-"))
            spaced = "SpaceAfter=No" not in cells[9]
            glued.update({n: n == last and spaced for n in range(first, last + 1)})
        elif "." not in cells[0]:
            rows.append(cells)
    spaces = [glued.get(int(row[0]), "SpaceAfter=No" not in row[9]) for row in rows]
    sentence = Sentence(
        words=[row[1] for row in rows],
        upos=[row[3] for row in rows],
        xpos=[row[4] for row in rows],
        lemma=[lemma_script(row[1], row[2]) for row in rows],
        heads=[int(row[6]) for row in rows],
        deprels=[row[7] for row in rows],
        space_after=spaces,
    )
    return sentence, [row[9] for row in rows]


def read_conllu(path: Path, *, with_entities: bool = False) -> list[Document]:
    """Documents of a gzipped CoNLL-U file; ``with_entities`` reads GUM's entity column too."""
    documents: list[Document] = []
    lines: list[str] = []
    new_paragraph = True
    text = name = ""
    with gzip.open(path, "rt", encoding="utf-8") as handle:
        for line in handle:
            line = line.rstrip("\n")
            if line.startswith("# newdoc"):
                documents.append([])
            elif line.startswith("# newpar"):
                new_paragraph = True
            elif line.startswith("# text = "):
                text = line[9:]
            elif line.startswith("# sent_id = "):
                name = line[12:]
            elif line and not line.startswith("#"):
                lines.append(line)
            elif not line and lines:
                sentence, misc = _conllu_sentence(lines)
                sentence.text, sentence.id = text, name
                if with_entities:
                    sentence.entity = entities.from_gum(sentence.words, sentence.upos or [], sentence.xpos or [], misc)
                if not documents:
                    documents.append([])
                if new_paragraph or not documents[-1]:
                    documents[-1].append([])
                documents[-1][-1].append(sentence)
                lines, new_paragraph = [], False
    return documents


def _two_column(path: Path, convert: Callable[[list[str], list[str]], list[tuple[str, ...]]]) -> list[Document]:
    """Word and tag separated by white space, a blank line after each sentence."""
    paragraph: list[Sentence] = []
    words: list[str] = []
    tags: list[str] = []
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        cells = line.split()
        if len(cells) >= 2 and cells[0] != "-DOCSTART-":
            words.append(cells[0])
            tags.append(cells[-1])
        elif words:
            paragraph.append(Sentence(words=words, entity=convert(words, tags)))
            words, tags = [], []
    return [[paragraph[n : n + 4]] for n in range(0, len(paragraph), 4)]


def crossner(split: str) -> list[Document]:
    """CrossNER politics (MIT)."""
    return _two_column(DATA / "crossner_politics/ner_data/politics" / f"{split}.txt", entities.from_crossner)


def wikigold(split: str) -> list[Document]:
    """WikiGold (CC BY 4.0); no split of its own, all of it trains."""
    path = DATA / "wikigold/data/wikigold/CONLL-format/data/wikigold.conll.txt"
    return _two_column(path, entities.from_wikigold) if split == "train" else []


WORD = re.compile(r"\d+(?:[.,]\d+)*|(?:[A-Z]\.){2,}|\w+|[^\w\s]")


def re3d(split: str) -> list[Document]:
    """Relationship and Entity Extraction Evaluation Dataset: reports from Syria and Iraq (open licences)."""
    if split != "train":
        return []
    documents: list[Document] = []
    for folder in sorted((DATA / "re3d").iterdir()):
        if not folder.is_dir():
            continue
        marks: dict[str, list[tuple[int, int, str]]] = {}
        for line in (folder / "entities.json").read_text(encoding="utf-8").splitlines():
            if line.strip():
                row = json.loads(line)
                marks.setdefault(row["documentId"], []).append((row["begin"], row["end"], row["type"]))
        for line in (folder / "documents.json").read_text(encoding="utf-8").splitlines():
            if line.strip():
                row = json.loads(line)
                documents.append(list(_re3d_paragraphs(row["text"], marks.get(row["_id"], []))))
    return documents


def _re3d_paragraphs(text: str, marks: list[tuple[int, int, str]]) -> Iterator[list[Sentence]]:
    for paragraph in re.finditer(r"[^\n]+", text):
        found = [(m.start() + paragraph.start(), m.group()) for m in WORD.finditer(paragraph.group())]
        if found:
            spans = [(start, start + len(word)) for start, word in found]
            yield [Sentence(words=[w for _, w in found][:150], entity=entities.from_re3d(text, spans, marks)[:150])]


def ewt(split: str) -> list[Document]:
    """UD English EWT (CC BY-SA 4.0), with PropBank's frames and UDS factuality on its sentences."""
    documents = read_conllu(DATA / "ud_ewt" / f"en_ewt-ud-{split}.conllu.gz")
    predicates.add_frames(documents, DATA / "propbank_ewt" / f"propbank_ewt.{split}.jsonl.gz")
    predicates.add_veridicality(documents, DATA / "uds_factuality" / f"uds_ih2.{split}.jsonl")
    return documents


def gum(split: str) -> list[Document]:
    """UD English GUM without its non-commercial genres (CC BY, CC BY-SA, public domain)."""
    return read_conllu(DATA / "gum_nonnc" / f"gum_nonnc-{split}.conllu.gz", with_entities=True)


def annotated(split: str) -> list[Document]:
    """Our own newswire with its events (CC BY 4.0)."""
    from training import own  # it is made of this module's sentences

    return own.documents(split)


def records(split: str) -> list[Document]:
    """PLOVER's gold standard records (CC BY-SA 4.0)."""
    from training import gsr

    return gsr.documents(split)


@dataclass(frozen=True)
class Corpus:
    """A reader, how often its documents are seen in an epoch, and whether its sentence borders can be learned from."""

    read: Callable[[str], list[Document]]
    weight: float = 1
    sentences: bool = True


CORPORA: dict[str, Corpus] = {
    "ewt": Corpus(ewt),
    "gum": Corpus(gum),
    "crossner": Corpus(crossner, weight=4, sentences=False),
    "wikigold": Corpus(wikigold, weight=2, sentences=False),
    "re3d": Corpus(re3d, weight=2, sentences=False),
    "own": Corpus(annotated, weight=2, sentences=False),
    "gsr": Corpus(records, weight=3, sentences=False),
}
