"""Asides that attribute, by the order of words: *…, the ministry said on Friday*, *…, said two diplomats*, *according to X*.

English news sets such an aside off with commas, so that it can be known without the tree; and in the long sentences that
end in one, the tree is at its weakest.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from legation.events.cues import CLAUSE, SPEECH, THOUGHT, cue_at
from legation.records import Parse

_BREAKS: Final = frozenset({",", ";", ":", "(", ")", "–", "—", "--", '"', "“", "”", "„", "''", "``", ".", "?", "!"})
_OPENS: Final = frozenset({",", ")", "–", "—", "--", '"', "“", "”", "''", "?", "!"})
_QUOTES: Final = frozenset({'"', "“", "”", "''", "``"})
_NOMINAL: Final = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET", "SYM"})
_FINITE: Final = frozenset({"VBD", "VBZ", "VBP", "MD"})
_LEADS: Final = frozenset({"CCONJ", "SCONJ", "ADP"})
_RELATIVE: Final = frozenset({"who", "whom", "whose", "which", "that"})
_CLAUSAL: Final = frozenset({"when", "where", "because", "if", "after", "what", "how", "why"})
_ASKS: Final = frozenset({"that", "whether", "if", "how", "why", "what", "where", "to"})
_TOLD: Final = frozenset({"tell", "inform", "brief", "assure", "remind", "warn", "advise", "notify", "text", "email"})
_ASIDE_ONLY: Final = frozenset(  # beside a finished sentence these attribute it; over a clause they say more than that
    {"vow", "promise", "pledge", "swear", "find", "see", "hear", "learn", "know", "calculate", "understand", "insist"}
    | {"threaten", "hope", "regret", "sniff", "grumble", "shrug", "sigh", "reflect", "muse", "continue", "demand"}
)
_GOES_ON: Final = frozenset({"and", "or", "nor", "but", "if", "unless", "provided", "though", "although"})
_IDIOMS: Final = frozenset(
    {("point", "out"), ("let", "slip"), ("let", "it"), ("make", "clear"), ("make", "known"), ("make", "plain")}
)
_STEPS: Final = 4
_LONGEST: Final = 16  # tokens of the name of a speaker


@dataclass(frozen=True)
class Aside:
    """One aside: its word of speech (or *according*), the head of who speaks (None: nobody), the class of the word, and
    its first and last token, adjuncts included. ``told`` is who was told, in the passive (*Politico was told by …*)."""

    cue: int
    text: str
    speaker: int | None
    group: str
    first: int
    last: int
    told: int | None = None


def asides(parse: Parse, sentence: int) -> list[Aside]:
    """The asides of a sentence that attribute what stands before or around them, in text order."""
    first, stop = parse.sentences[sentence]
    found = [_verb(parse, i, first, stop) or _according(parse, i, first, stop) for i in range(first, stop)]
    return [aside for aside in found if aside is not None]


def about(parse: Parse, trigger: int, found: list[Aside]) -> list[Aside]:
    """Those of a sentence's asides that ``trigger`` stands on: the first behind it and those right behind that one; one
    that its clause encloses; *according to* at the front. None beyond a semicolon.
    """
    chosen = [
        aside
        for aside in found
        if aside.last < trigger
        and not parted(parse, aside.last, trigger)
        and (_at_front(parse, aside) or _encloses(parse, trigger, aside))
    ]
    reach, behind = trigger, False
    for aside in (aside for aside in found if aside.first > trigger):
        if parted(parse, reach, aside.first) or (behind and aside.first > reach + 2):
            break
        chosen.append(aside)
        reach, behind = aside.last, True
    return chosen


def parted(parse: Parse, first: int, stop: int) -> bool:
    """Whether a semicolon parts what one says from what another does: one stands between two tokens."""
    return any(parse.tokens[i].text == ";" for i in range(first, stop))


def _at_front(parse: Parse, aside: Aside) -> bool:
    first = parse.sentences[parse.sentence_of[aside.first]][0]
    return aside.cue == aside.speaker and aside.first <= first + 1


def _encloses(parse: Parse, trigger: int, aside: Aside) -> bool:
    """Whether the clause of ``trigger`` has words on both sides of an aside that stands before it, or is joined by *and*
    to what stands before it."""
    verb = trigger
    for _ in range(_STEPS):
        head, token = parse.tokens[verb].head, parse.tokens[verb]
        shared = token.deprel == "conj" and head >= 0 and not parse.dependents(verb, "nsubj")
        if shared and head < aside.first:
            return True
        if head <= aside.last or (token.upos in ("VERB", "AUX") and not shared):
            break
        verb = head
    around = [
        c for c in parse.children[verb] if c < aside.first and parse.tokens[c].deprel not in ("punct", "parataxis")
    ]
    return bool(around) or _joined(parse, trigger, aside)


def _joined(parse: Parse, trigger: int, aside: Aside) -> bool:
    behind = aside.last + 1
    while behind < trigger and parse.tokens[behind].upos == "PUNCT":
        behind += 1
    return parse.tokens[behind].text.lower() in _GOES_ON


def _verb(parse: Parse, i: int, first: int, stop: int) -> Aside | None:
    token = parse.tokens[i]
    if token.upos != "VERB":
        return None
    cue = cue_at(parse, i, CLAUSE)
    speech = cue is not None and cue.group in SPEECH | THOUGHT
    idiom = i + 1 < stop and (token.lemma, parse.tokens[i + 1].text.lower()) in _IDIOMS
    if not speech and not idiom and token.lemma not in _ASIDE_ONLY:
        return None
    group = cue.group if cue is not None and speech else "say"
    chunk = _chunk_before(parse, i, first)
    speaker = None if chunk is not None else _inverted(parse, i, first, stop)
    if speaker is not None:
        return Aside(i, token.text, speaker, group, i, reach(parse, speaker + 1, stop))
    if chunk is None or (not idiom and _goes_on(parse, i, stop)) or _in_relative(parse, i, *chunk):
        return None
    speaker = chunk_top(parse, *chunk)
    heard = token.lemma in ("learn", "hear")
    if token.lemma in ("quote", "cite") and _passive(parse, chunk[1] + 1, i):
        return Aside(i, token.text, None, group, chunk[0], reach(parse, i + 1, stop), told=speaker)
    if heard or _passive(parse, chunk[1] + 1, i):
        asked = "from" if heard else "by"
        agent = next((c for c in parse.dependents(i, "obl") if c > i and _has(parse, c, asked)), None)
        agent = speaker if agent is None and heard else agent
        return Aside(i, token.text, agent, group, chunk[0], reach(parse, i + 1, stop), told=speaker)
    return None if speaker is None else Aside(i, token.text, speaker, group, chunk[0], reach(parse, i + 1, stop))


def _in_relative(parse: Parse, verb: int, first: int, last: int) -> bool:
    """Whether the verb is that of a relative clause: *a step (that) his union regretted*."""
    pronouns = [i for i in range(first, last + 1) if parse.tokens[i].text.lower() in _RELATIVE]
    if pronouns:
        return not any(t.xpos in _FINITE for t in parse.tokens[pronouns[-1] : last + 1])
    return parse.tokens[verb].deprel == "acl:relcl" and first <= parse.tokens[verb].head <= last


def speaker_before(parse: Parse, verb: int) -> int | None:
    """The noun of the words that lead up to an active, finite verb from the start of its stretch; None if they name
    nobody."""
    first = parse.sentences[parse.sentence_of[verb]][0]
    last = verb - 1
    while last > first and parse.tokens[last].upos in ("AUX", "ADV"):
        last -= 1
    start = _break_before(parse, last, first)
    if parse.tokens[verb].xpos not in _FINITE or last < first or not _names(parse, start + 1, last):
        return None
    return None if _passive(parse, last + 1, verb) else chunk_top(parse, start + 1, last)


def _passive(parse: Parse, first: int, verb: int) -> bool:
    return parse.tokens[verb].xpos == "VBN" and any(parse.tokens[i].lemma == "be" for i in range(first, verb))


def _has(parse: Parse, i: int, word: str) -> bool:
    return any(parse.tokens[c].text.lower() == word for c in parse.dependents(i, "case"))


def _chunk_before(parse: Parse, verb: int, first: int) -> tuple[int, int] | None:
    """The words between a break and the verb, if they name somebody; an apposition between commas is stepped over."""
    last = verb - 1
    while last > first and (parse.tokens[last].upos in ("AUX", "ADV") or parse.tokens[last].text == "n't"):
        last -= 1
    if parse.tokens[verb].xpos not in _FINITE and last == verb - 1 and not _ends(parse, verb):
        return None
    if parse.tokens[last].text == ",":
        start = _break_before(parse, last - 1, first)
        if start <= first or parse.tokens[start].text != "," or not _aside_of_name(parse, start + 1, last - 1):
            return None
        last = start - 1
    start = _break_before(parse, last, first)
    if start < first or parse.tokens[start].text not in _OPENS or not _names(parse, start + 1, last):
        return None
    return start + 1, last


def _ends(parse: Parse, verb: int) -> bool:
    """Whether a participle closes its sentence or stretch, as *its manager reflected.* does, tagged wrongly."""
    nxt = verb + 1
    alone = nxt >= len(parse.tokens) or parse.tokens[nxt].text in _BREAKS or _is_time(parse, nxt)
    return parse.tokens[verb].xpos == "VBN" and alone


def _break_before(parse: Parse, i: int, first: int) -> int:
    while i >= first and parse.tokens[i].text not in _BREAKS:
        i -= 1
    return i


def _names(parse: Parse, first: int, last: int) -> bool:
    """Whether these words can name a speaker: a short phrase around a noun, without a clause of its own."""
    if not 0 <= last - first < _LONGEST or parse.tokens[first].upos in _LEADS | {"PUNCT", "AUX"}:
        return False
    if parse.tokens[first].upos == "VERB" and (last == first or parse.tokens[first + 1].upos not in ("NOUN", "PROPN")):
        return False  # *managing editor X* names somebody
    if parse.tokens[first].text.lower() in _RELATIVE | {"as", "while", "but", "there", "only"}:
        return False
    if any(t.text.lower() in _CLAUSAL or (t.xpos == "TO" and t.upos == "PART") for t in parse.tokens[first : last + 1]):
        return False
    nouns = [t.i for t in parse.tokens[first : last + 1] if t.upos in _NOMINAL - {"DET", "SYM"}]
    return bool(nouns) and not _has_clause(parse, nouns[0], last)


def _has_clause(parse: Parse, first: int, last: int) -> bool:
    """Whether a finite verb stands in a range that is neither relative nor a participle tagged as one (*people briefed
    on it*)."""
    for t in parse.tokens[first : last + 1]:
        if t.text.lower() in _RELATIVE:
            return False
        if t.xpos in _FINITE and t.upos in ("VERB", "AUX"):
            reduced = t.xpos == "VBD" and t.i < last and parse.tokens[t.i + 1].upos == "ADP"
            if not reduced or parse.tokens[t.i - 1].upos not in ("NOUN", "PROPN"):
                return True
    return False


def _aside_of_name(parse: Parse, first: int, last: int) -> bool:
    """Whether the words between two commas tell who somebody is, or what he was doing."""
    return _names(parse, first, last) or (
        first <= last and (parse.tokens[first].text.lower() in _RELATIVE or parse.tokens[first].xpos in ("VBG", "VBN"))
    )


def chunk_top(parse: Parse, first: int, last: int) -> int | None:
    """The noun of a range on which its others hang: the first of those that hang on none of the range."""
    inside = range(first, last + 1)
    tops = [i for i in inside if parse.tokens[i].upos in _NOMINAL and parse.tokens[i].head not in inside]
    tops = tops or [i for i in inside if parse.tokens[i].upos in _NOMINAL - {"DET"}]
    nouns = [i for i in tops if parse.tokens[i].upos != "DET"]
    return next(iter(nouns or tops), None)


def _inverted(parse: Parse, verb: int, first: int, stop: int) -> int | None:
    """Head of who speaks in *…, said two diplomats*; None where the verb opens no such aside."""
    before, token = verb - 1, parse.tokens[verb]
    if before <= first or parse.tokens[before].text not in _OPENS or token.xpos not in ("VBD", "VBZ", "VBN"):
        return None
    if token.lemma in _TOLD or _is_time(parse, verb + 1):
        return None
    end = verb + 1
    while end < stop and parse.tokens[end].text not in _BREAKS and parse.tokens[end].text.lower() not in _RELATIVE:
        end += 1
    if end == verb + 1 or parse.tokens[verb + 1].upos not in _NOMINAL | {"ADJ", "VERB"}:
        return None
    own = [c for c in parse.dependents(verb, "nsubj") if verb < c < end]
    clause = any(t.xpos in _FINITE and t.upos in ("VERB", "AUX") for t in parse.tokens[verb + 1 : end])
    told = any(verb < c < end and parse.tokens[c].upos in ("VERB", "AUX") for c in parse.dependents(verb, "ccomp"))
    return None if clause or told else own[0] if own else chunk_top(parse, verb + 1, end - 1)


def _is_time(parse: Parse, i: int) -> bool:
    entity = parse.entity_at.get(i)
    return entity is not None and entity.label == "TIME"


def _goes_on(parse: Parse, verb: int, stop: int) -> bool:
    """Whether what is said follows the verb, so that it says nothing of what stands before it."""
    nxt = verb + 1
    if nxt >= stop:
        return False
    word = parse.tokens[nxt]
    if word.text == ":" or (word.text in _QUOTES and _opens_quote(parse, nxt)):
        return True
    if word.text == "," and nxt + 1 < stop and parse.tokens[nxt + 1].text in _QUOTES:
        return parse.tokens[_break_before(parse, verb - 1, 0)].text not in _QUOTES
    if word.text in _BREAKS:
        return False
    if word.text.lower() in _ASKS and word.upos != "ADP":
        return True
    if _quotes(parse, verb, stop):
        return False
    if parse.tokens[verb].lemma not in _TOLD and any(c == nxt or _starts(parse, c, nxt) for c in _objects(parse, verb)):
        return True
    for i in range(nxt, stop):
        token = parse.tokens[i]
        if token.text in _BREAKS or token.text.lower() in _RELATIVE - {"that"} or _joins(parse, i):
            return False
        if token.text.lower() == "that" and token.upos == "SCONJ":
            return parse.tokens[i - 1].lemma not in ("condition", "day", "ground")
        if token.xpos in _FINITE and token.upos in ("VERB", "AUX"):
            return True
    return False


def _quotes(parse: Parse, verb: int, stop: int) -> bool:
    """Whether *quoted … as saying* closes its sentence, with nothing but *by whom* behind it."""
    if parse.tokens[verb].lemma not in ("quote", "cite"):
        return False
    last = reach(parse, verb + 1, stop)
    rest = [t.text.lower() for t in parse.tokens[verb + 1 : last + 1]]
    if "as" not in rest[:-1]:
        return False
    behind = rest[rest.index("as") + 2 :]
    return not behind or behind[0] in ("by", "on", "in", "to")


def _opens_quote(parse: Parse, i: int) -> bool:
    """Whether a quotation mark opens: no blank parts it from what follows."""
    return i + 1 < len(parse.tokens) and parse.tokens[i].end == parse.tokens[i + 1].start


def _joins(parse: Parse, i: int) -> bool:
    token = parse.tokens[i]
    return token.upos == "SCONJ" and token.text.lower() not in _ASKS


def _objects(parse: Parse, verb: int) -> list[int]:
    return [c for c in parse.dependents(verb, "obj", "ccomp", "xcomp") if c > verb]


def is_break(parse: Parse, i: int) -> bool:
    """Whether a token is punctuation that ends a stretch of words."""
    return parse.tokens[i].text in _BREAKS


def _starts(parse: Parse, head: int, i: int) -> bool:
    return parse.subtree(head)[0] == i


def reach(parse: Parse, i: int, stop: int) -> int:
    """The last token of an aside whose adjuncts begin at ``i``: before the next break."""
    while i < stop and parse.tokens[i].text not in _BREAKS:
        i += 1
    return i - 1


def _according(parse: Parse, i: int, first: int, stop: int) -> Aside | None:
    """*According to* with whom it names: the first noun on which the words up to the next break hang."""
    if parse.tokens[i].text.lower() != "according" or i + 2 >= stop or parse.tokens[i + 1].text.lower() != "to":
        return None
    last = reach(parse, i + 2, stop)
    own = parse.tokens[i].head
    nouns = [own] if i + 1 < own <= last and parse.tokens[own].upos in _NOMINAL else []
    speaker = nouns[0] if nouns else chunk_top(parse, i + 2, last)
    text = parse.text[parse.tokens[i].start : parse.tokens[i + 1].end]
    return None if speaker is None else Aside(speaker, text, speaker, "say", i, last)
