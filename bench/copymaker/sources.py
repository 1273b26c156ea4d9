"""What copies are made of: dated Wikinews articles, our own examples, and stories that several outlets told (ECB+)."""

from __future__ import annotations

import csv
import re
import sys
import tarfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final
from xml.etree import ElementTree

from bench.copymaker.cases import Case
from legation.ingest.read import read
from legation.records import Article

ROOT: Final = Path(__file__).resolve().parents[2]
DATA: Final = ROOT.parent / "shared" / "data"
PROSE: Final = Path(__file__).resolve().parent / "prose"
_LENGTHS: Final = range(600, 8000)  # characters
_DATELINE: Final = re.compile(r"^\w+, \w+ \d+, \d{4}\s*\n+")
_NAME: Final = re.compile(r"ECB\+/(\d+)/\d+_(\d+)(ecb|ecbplus)\.xml$")
_TIDY: Final = (
    (r"``|''", '"'),
    (r" ([.,;:!?%)\]])", r"\1"),
    (r"([(\[$]) ", r"\1"),
    (r" ('s|n't|'re|'ve|'ll|'d|'m|’s)\b", r"\1"),
    (r" - ", "-"),
    (r'" ([^"]*?) ?"', r'"\1"'),
)


def wikinews() -> list[Article]:
    """Articles of a usual length, in the order of the file."""
    csv.field_size_limit(10**9)
    rows: list[dict[str, str]] = []
    for year in (2019, 2020):
        path = DATA / "wikinews_2019_2020" / f"wikinews_{year}.csv"
        if not path.is_file():
            sys.exit(f"{path} is missing: this measurement needs the Wikinews articles")
        with path.open(encoding="utf-8", newline="") as file:
            rows += csv.DictReader(file)
    made = [
        Article.make(
            title=row["title"],
            url=row["url"],
            published=row["date"],
            publisher="Wikinews",
            text=_DATELINE.sub("", row["text"]).strip(),
        )
        for row in rows
    ]
    return [article for article in made if len(article.text) in _LENGTHS]


def examples() -> dict[str, Article]:
    """Our own sample articles by the stem of their file, the first of each."""
    found = {}
    for path in sorted((ROOT / "examples").iterdir()):
        article = next(iter(read(str(path), None)), None) if path.suffix != ".md" else None
        if isinstance(article, Article):
            found[path.stem] = article
    return found


def own_prose() -> Iterator[Case]:
    """Rewordings and independent reports of our own samples, written by hand."""
    origins = examples()
    for path in sorted(PROSE.glob("*.txt")):
        stem, kind = path.name.split(".")[:2]
        title, _, text = path.read_text(encoding="utf-8").partition("\n\n")
        origin = origins[stem]
        other = Article.make(title=title, publisher="Harwick Courier", published=origin.published, text=text.strip())
        yield Case(origin, other, "reworded" if kind == "reworded" else "none", f"by hand, {kind}")


def ecb() -> Iterator[tuple[str, Article]]:
    """(story, article) of ECB+'s topics 1 to 35, each of two look-alike stories; without titles and dates."""
    path = DATA / "ecbplus" / "ECB+_topics_1-35.tar.gz"
    if not path.is_file():
        sys.exit(f"{path} is missing: this measurement needs the ECB+ corpus")
    with tarfile.open(path) as archive:
        for name in sorted(archive.getnames()):
            match, file = _NAME.match(name), None
            if match:
                file = archive.extractfile(name)
            if match and file:
                text = _text(file.read(), skip_first=match[3] == "ecbplus")
                yield f"{match[1]}{match[3]}", Article.make(path=name, text=text)


def _text(xml: bytes, skip_first: bool) -> str:
    """The sentences of a document; its first is an address in one half of the corpus."""
    sentences: dict[int, list[str]] = {}
    for token in ElementTree.fromstring(xml).findall("token"):
        sentences.setdefault(int(token.get("sentence", "0")), []).append(token.text or "")
    told = [" ".join(words) for n, words in sorted(sentences.items()) if n or not skip_first]
    text = " ".join(sentence for sentence in told if sentence.strip())
    for pattern, new in _TIDY:
        text = re.sub(pattern, new, text)
    return text
