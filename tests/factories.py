"""Records made by hand, for tests of what comes after the coding."""

from __future__ import annotations

from typing import Any

from legation.records import (
    Actor,
    Article,
    Coded,
    DateSpan,
    Entity,
    Evidence,
    Measure,
    Notice,
    Parse,
    Place,
    Report,
    Source,
    Token,
)

LEAD = "Officials met early."
SENTENCE = "Norland's minister phoned Sudria's president on Tuesday, the Daily Gazette said."
TAIL = "Nobody else spoke."
TEXT = f"{LEAD} {SENTENCE}\n{TAIL}"


def span_of(text: str, part: str) -> tuple[int, int]:
    """Where ``part`` first stands in ``text``."""
    start = text.index(part)
    return start, start + len(part)


def make_article(**changes: Any) -> Article:
    """A short article with everything filled in."""
    fields: dict[str, Any] = {
        "path": "news/talks.txt",
        "url": "https://example.org/talks",
        "title": "Norland and Sudria talk",
        "publisher": "Daily Gazette",
        "byline": "A. Writer",
        "dateline": "PORT SUD",
        "published": "2022-03-02",
        "published_basis": "text",
        "text": TEXT,
        "notices": (Notice("disclaimer", "Views are our own."),),
        "credits": ("Gazette Wire",),
    }
    return Article.make(**{**fields, **changes})


def make_actor(text: str, name: str, country: str | None, **changes: Any) -> Actor:
    """An actor mentioned in TEXT."""
    start, end = span_of(TEXT, text)
    fields: dict[str, Any] = {"sectors": ("GOV",), "reasons": (f"table row: {name}",)}
    return Actor(**{"text": text, "start": start, "end": end, "name": name, "country": country, **fields, **changes})


def make_evidence() -> Evidence:
    """The middle sentence of TEXT, triggered by ``phoned``."""
    start, end = span_of(TEXT, SENTENCE)
    return Evidence(text=SENTENCE, start=start, end=end, trigger=span_of(TEXT, "phoned"), also=((0, 20),))


def make_source() -> Source:
    """The paper that said so."""
    start, end = span_of(TEXT, "the Daily Gazette")
    return Source(source="Daily Gazette", kind="media", cue="said", start=start, end=end)


def make_report(article: Article, **changes: Any) -> Report:
    """A phone call between two countries that do not exist, with every field filled in."""
    fields: dict[str, Any] = {
        "article": article.id,
        "type": "CONSULT",
        "mode": ("phone",),
        "context": ("diplomatic",),
        "cameo": "041",
        "quad": 1,
        "score": 1.5,
        "actor": (make_actor("Norland's minister", "Minister of Norland", "NLD"),),
        "recipient": (make_actor("Sudria's president", "President of Sudria", "SDR"),),
        "date": DateSpan(start="2022-03-01", end="2022-03-01", precision="day", text="on Tuesday"),
        "place": Place(name="Port Sud", country="SDR", lat=1.5, lon=-2.25, geonameid=7),
        "factuality": "CT+",
        "auxiliary": (),
        "condition": None,
        "attribution": (make_source(),),
        "evidence": make_evidence(),
        "confidence": 0.9,
        "reasons": {"type": "lexicon line 'phone'", "date": "Tuesday before the article's date"},
    }
    return Report.make(**{**fields, **changes})


def make_measure(report: Report, **changes: Any) -> Measure:
    """A row of the sanctions ledger that hangs on ``report``."""
    fields: dict[str, Any] = {
        "article": report.article,
        "report": report.id,
        "action": "refused",
        "senders": ("NLD",),
        "targets": ("Sudria",),
        "target_countries": ("SDR",),
        "scope": ("oil",),
        "condition": "unless it pays",
        "date": report.date,
        "attribution": report.attribution,
        "evidence": report.evidence,
    }
    return Measure.make(**{**fields, **changes})


def make_coded(article: Article | None = None, number: int = 1) -> Coded:
    """An article read to the end, with ``number`` reports on successive days and one measure."""
    source = make_article() if article is None else article
    days = [f"2022-03-{day + 1:02}" for day in range(number)]
    dates = [DateSpan(start=day, end=day, precision="day", text=day) for day in days]
    reports = tuple(make_report(source, date=date) for date in dates)
    return Coded(source, reports, tuple(make_measure(report) for report in reports[:1]), make_parse())


def make_parse() -> Parse:
    """Two sentences, ``Norland's minister spoke.`` and ``Go!``, with an entity of two tokens."""
    text = "Norland's minister spoke.\nGo!"
    words = (
        ("Norland", "Norland", "PROPN", "NNP", 2, "nmod:poss"),
        ("'s", "'s", "PART", "POS", 0, "case"),
        ("minister", "minister", "NOUN", "NN", 3, "nsubj"),
        ("spoke", "speak", "VERB", "VBD", -1, "root"),
        (".", ".", "PUNCT", ".", 3, "punct"),
        ("Go", "go", "VERB", "VB", -1, "root"),
        ("!", "!", "PUNCT", ".", 5, "punct"),
    )
    tokens: list[Token] = []
    at = 0
    for i, (form, lemma, upos, xpos, head, deprel) in enumerate(words):
        start = text.index(form, at)
        at = start + len(form)
        tokens.append(Token(i, start, at, form, lemma, upos, xpos, head, deprel))
    return Parse(text, tuple(tokens), ((0, 5), (5, 7)), (Entity(0, 1, "COUNTRY", 0.98),))
