"""The evidence is marked where it is, and every field has its value and reason."""

from __future__ import annotations

import msgspec
from rich.console import Console

from legation.records import DateSpan, Report
from legation.terminal.explain import explanation, field_table, marks
from tests.factories import SENTENCE, TEXT, make_actor, make_article, make_evidence, make_report, span_of

ARTICLE = make_article()


def shown(report: Report, colour: bool = False, width: int = 80) -> str:
    console = Console(width=width, color_system="truecolor" if colour else None, force_terminal=colour)
    with console.capture() as capture:
        console.print(explanation(report, ARTICLE, width, colour))
    return capture.get()


def test_marks_lie_where_the_text_says() -> None:
    found = {label: TEXT[start:end] for start, end, label in marks(make_report(ARTICLE), ARTICLE)}
    assert found == {
        "actor": "Norland's minister",
        "event": "phoned",
        "recipient": "Sudria's president",
        "date": "on Tuesday",
        "source": "the Daily Gazette",
    }


def test_overlapping_and_foreign_spans_are_left_unmarked() -> None:
    start, end = span_of(TEXT, "minister phoned")
    across = make_actor("Norland's minister", "A", "NLD", start=start, end=end)
    outside = make_actor("Officials", "Officials", None)
    report = make_report(ARTICLE, actor=(across, outside), recipient=(), attribution=(), date=None)
    assert [(TEXT[s:e], label) for s, e, label in marks(report, ARTICLE)] == [("phoned", "event")]


def test_offsets_beyond_the_text_do_no_harm() -> None:
    evidence = msgspec.structs.replace(make_evidence(), start=5000, end=6000, trigger=(5500, 9000))
    assert "Field" in shown(make_report(ARTICLE, evidence=evidence))


def test_without_colour_the_marks_are_words() -> None:
    text = " ".join(shown(make_report(ARTICLE)).split())
    assert "[actor: Norland's minister] [event: phoned] [recipient: Sudria's president]" in text
    assert "[date: on Tuesday], [source: the Daily Gazette] said." in text


def test_with_colour_there_is_a_legend_and_the_neighbours_are_dim() -> None:
    text = shown(make_report(ARTICLE), colour=True)
    assert "\x1b[2mOfficials met early. \x1b[0m" in text
    assert "\x1b[1;36mNorland's minister\x1b[0m" in text
    for label in ("actor", "event", "recipient", "source", "date"):
        assert f"{label}\x1b[0m" in text
    assert "Nobody else spoke" not in text  # another paragraph


def test_every_field_has_a_row_with_its_reason() -> None:
    text = shown(make_report(ARTICLE), width=120)
    for field in msgspec.structs.fields(Report):
        assert field.name == "reasons" or f"\n{field.name} " in text
    assert "lexicon line 'phone'" in text
    assert "Tuesday before the article's date" in text
    assert "table row: Minister of Norland" in text
    assert "CT+ (happened)" in text
    assert "1 (verbal cooperation)" in text
    assert "cue “said”" in text
    assert "GeoNames 7" in text


def test_unknown_fields_are_dashes_and_stray_reasons_are_kept() -> None:
    bare = make_report(
        ARTICLE,
        actor=(),
        recipient=(),
        date=DateSpan(text="at Easter", reason="which year is not said"),
        place=None,
        cameo=None,
        attribution=(),
        reasons={"actor": "agentless passive", "merge": "two mentions"},
    )
    console = Console(width=100, color_system=None)
    with console.capture() as capture:
        console.print(field_table(bare))
    rows = [" ".join(line.split()) for line in capture.get().splitlines()]
    assert rows[rows.index("actor –") + 1] == "agentless passive"
    assert "place –" in rows
    assert "attribution the article itself" in rows
    assert "date at Easter? · “at Easter” · which year is not said" in rows
    assert "merge two mentions" in rows


def test_hostile_evidence_is_shown_harmless() -> None:
    text = f"\x1b]0;owned\x07 {SENTENCE} \u202e"
    article = make_article(text=text)
    evidence = msgspec.structs.replace(make_evidence(), text=text, start=0, end=len(text), trigger=(0, 3))
    report = make_report(article, evidence=evidence, reasons={"type": "\x1b[31mred"}, condition="\x9b2J")
    console = Console(width=80, color_system=None)
    with console.capture() as capture:
        console.print(explanation(report, article, 80, False))
    assert not set("\x1b\x07\x9b\u202e") & set(capture.get())
