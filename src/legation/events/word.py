"""On whose word an event stands: the chain of sources, outermost first.

The article's own assertion has no source, and neither has a speech act whose speaker is its actor: "Havana rejected the
offer" is a rejection, not a report of one. "Putin said he met Maduro" stands on Putin's word.
"""

from __future__ import annotations

from typing import Final

from legation.events.cues import CLAUSE, SPEECH, cue_at
from legation.events.dialogue import quoted_speaker, resolve, withheld_after
from legation.events.quotes import quotation_at
from legation.events.sources import PRONOUNS, KindOf, is_named, kind_at, mention_of
from legation.events.speech import Link, is_speech, links_of, speech_governor
from legation.records import Parse, Source

__all__ = ["attribution_of", "is_speech", "speech_governor"]

_PERFORMED: Final = SPEECH | {"commit", "order", "refuse"}
_PERFORMING: Final = frozenset(
    {"reject", "oppose", "veto", "threaten", "menace", "offer", "invite", "propose", "recommend", "back", "support"}
    | {
        "condemn",
        "denounce",
        "criticize",
        "criticise",
        "praise",
        "welcome",
        "blame",
        "deplore",
        "slam",
        "thank",
        "hail",
    }
)
_FIRST_PERSON: Final = frozenset({"i", "we", "us", "me", "my", "our"})


def attribution_of(
    parse: Parse,
    trigger: int,
    *,
    actor_tokens: frozenset[int],
    kind_of: KindOf,
    speech_act: bool = False,
) -> tuple[tuple[Source, ...], str]:
    """The sources that the event at token ``trigger`` stands on, outermost first, and the reason in words.

    ``actor_tokens`` are the tokens of the event's actors. ``kind_of(start, end)`` gives the kind of the actor that is
    mentioned at these characters (official, organisation, media, person, expert) or None. ``speech_act``: the words at
    ``trigger`` are themselves the act (a threat told as "X said it would …"), so that its speaker is no source.
    Empty for the article's own assertion.
    """
    performed = speech_act or _performs(parse, trigger)
    chain: list[Source] = []
    reasons: list[str] = []
    links = _with_quotation(parse, trigger, links_of(parse, trigger))
    for link in links:
        if link.source is None:
            reasons.append(f"'{link.text}' names nobody")
        elif performed and _is_actor(parse, link.source, trigger, actor_tokens):
            reasons.append(f"speaker of '{link.text}' is the actor")
        else:
            chain += _sources(parse, trigger, link, kind_of)
            reasons.append(f"'{link.text}' attributes it")
    if not chain and not links:
        chain = _from_next_sentence(parse, trigger, kind_of)
        reasons += ["the next sentence tells of the source"] if chain else []
    return tuple(reversed(_once(chain))), "; ".join(reasons) or "the article's own assertion"


def _performs(parse: Parse, trigger: int) -> bool:
    """Whether the trigger is itself an act of speech, told in no earlier past than its frame."""
    cue = cue_at(parse, trigger, CLAUSE)
    before = any(parse.tokens[c].text.lower() in ("had", "has", "have") for c in parse.dependents(trigger, "aux"))
    performs = parse.tokens[trigger].lemma in _PERFORMING or (cue is not None and cue.group in _PERFORMED)
    return performs and not before


def _is_actor(parse: Parse, source: int, trigger: int, actor_tokens: frozenset[int]) -> bool:
    """Whether the speaker is the event's actor: by its own tokens, or by those of whom its pronoun repeats."""
    first, last = mention_of(parse, source)
    if not actor_tokens.isdisjoint(range(first, last + 1)) or resolve(parse, source) in actor_tokens:
        return True
    subjects = parse.dependents(trigger, "nsubj")
    pronoun = bool(subjects) and parse.tokens[subjects[0]].text.lower() in PRONOUNS | _FIRST_PERSON
    return pronoun and subjects[0] in actor_tokens


def _with_quotation(parse: Parse, trigger: int, links: list[Link]) -> list[Link]:
    """Add who speaks the quotation around the trigger, where no link of the sentence reaches out of it."""
    span = quotation_at(parse, trigger)
    if span is None or any(not span[0] <= parse.tokens[link.cue].start < span[1] for link in links):
        return links
    speaker = quoted_speaker(parse, trigger)
    if speaker is None:
        return links
    kept = [
        link for link in links if link.source is None or parse.tokens[link.source].text.lower() not in _FIRST_PERSON
    ]
    head = parse.tokens[speaker].head
    text = parse.tokens[head].text if head >= 0 and is_speech(parse, head) else "quotation"
    return [*kept, Link(max(head, 0), text, speaker, "say", trigger)]


def _sources(parse: Parse, trigger: int, link: Link, kind_of: KindOf) -> list[Source]:
    """The source of a link and, behind an unnamed one, the medium it spoke to; innermost first."""
    assert link.source is not None
    head = resolve(parse, link.source)
    source = _source(parse, head, link.text, kind_at(parse, head, kind_of))
    outlet = link.outlet
    later = None if is_named(parse, head) else withheld_after(parse, trigger, head)
    if later is not None:
        source = _source(parse, head, link.text, "anonymous")
        outlet = outlet if outlet is not None else later[1]
    return [source, *(_medium(parse, outlet, link.text, kind_of) if source.kind == "anonymous" else [])]


def _from_next_sentence(parse: Parse, trigger: int, kind_of: KindOf) -> list[Source]:
    later = withheld_after(parse, trigger, None)
    if later is None:
        return []
    subject, outlet = later
    cue = parse.tokens[parse.tokens[subject].head].text
    return [_source(parse, subject, cue, "anonymous"), *_medium(parse, outlet, cue, kind_of)]


def _medium(parse: Parse, outlet: int | None, cue: str, kind_of: KindOf) -> list[Source]:
    if outlet is None or kind_at(parse, outlet, kind_of) != "media":
        return []
    is_body = parse.tokens[outlet].upos == "PROPN" or parse.tokens[outlet].lemma in (
        "newspaper",
        "agency",
        "broadcaster",
    )
    return [_source(parse, outlet, cue, "media")] if is_body else []


def _source(parse: Parse, head: int, cue: str, kind: str) -> Source:
    start, end = parse.span(*mention_of(parse, head))
    return Source(source=parse.text[start:end], kind=kind, cue=cue, start=start, end=end)


def _once(chain: list[Source]) -> list[Source]:
    """Each mention once, where it stands first (innermost)."""
    seen: dict[tuple[int, int], Source] = {}
    for source in chain:
        seen.setdefault((source.start, source.end), source)
    return list(seen.values())
