"""On whose word an event stands: the chain of sources, outermost first.

The article's own assertion has no source, and neither has a speech act whose speaker is its actor: "Havana rejected the
offer" is a rejection, not a report of one. "Putin said he met Maduro" stands on Putin's word.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from legation.events.asides import speaker_before
from legation.events.clauses import base, cases, is_verb
from legation.events.cues import CLAUSE, SPEECH, cue_at
from legation.events.dialogue import quoted_speaker, resolve, withheld_after
from legation.events.kinds import can_speak, is_outlet, kind_at
from legation.events.learned import linked
from legation.events.quotes import quotation_at
from legation.events.relays import cited_in, relayer_of
from legation.events.sources import PRONOUNS, KindOf, is_named, mention_of
from legation.events.speech import Link, is_speech, links_of, speaker_of, speech_governor
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
_DENYING: Final = frozenset({"reject", "deny", "dismiss", "refute", "rebut", "debunk", "dispute", "denounce"})
_SILENT: Final = frozenset({"refuse", "decline", "fail", "have"})  # *has yet to say*
_NOBODY: Final = frozenset({"nobody", "nothing", "none", "neither", "what", "something"})
_NEGATIONS: Final = frozenset({"not", "n't", "never", "nor", "neither"})
_LINK: Final = "source"
SURE_SOURCE: Final = 0.5  # probability from which the engine's link to a source counts
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
    performed = (speech_act or _performs(parse, trigger)) and not _earlier(parse, trigger)
    chain: list[Source] = []
    reasons: list[str] = []
    settled = False
    links = _with_quotation(parse, trigger, links_of(parse, trigger))
    for link in (_filled(parse, link) for link in links):
        if link.source is None:
            reasons.append(f"'{link.text}' names nobody")
        elif not _asserted(parse, link):
            settled = True
            reasons.append(f"'{link.text}' asserts nothing")
        elif _performs_by(parse, trigger, link, actor_tokens, performed=performed):
            settled = True
            reasons.append(f"speaker of '{link.text}' is the actor")
        else:
            chain += _sources(parse, trigger, link, kind_of)
            reasons.append(f"'{link.text}' attributes it")
    if not chain and not links:
        chain = _from_next_sentence(parse, trigger, kind_of)
        reasons += ["the next sentence tells of the source"] if chain else []
    if not chain and not settled:
        chain, more = _from_engine(parse, trigger, actor_tokens, kind_of)
        reasons += more
    return tuple(reversed(_once(chain))), "; ".join(reasons) or "the article's own assertion"


def _filled(parse: Parse, link: Link) -> Link:
    """A link that names nobody, with who leads up to its verb, or with who rejects the report that it is a noun for."""
    if link.source is not None:
        return link
    verb = parse.tokens[link.cue].head
    if is_verb(parse, link.cue):
        return replace(link, source=speaker_before(parse, link.cue))
    if verb >= 0 and parse.tokens[verb].lemma in _DENYING and base(parse, link.cue) in ("obj", "obl"):
        return replace(link, cue=verb, text=parse.tokens[verb].text, source=speaker_of(parse, verb), group="deny")
    return link


def _asserted(parse: Parse, link: Link) -> bool:
    """Whether the words of a link say something: not *did not say*, *refused to confirm*, *nobody believes*, *whether*."""
    head, words = parse.tokens[link.cue].head, {parse.tokens[c].text.lower() for c in parse.children[link.cue]}
    silent = head >= 0 and base(parse, link.cue) == "xcomp" and parse.tokens[head].lemma in _SILENT
    nobody = link.source is not None and parse.tokens[link.source].text.lower() in _NOBODY
    asked = parse.tokens[link.content].head == link.cue and bool(cases(parse, link.content) & {"whether", "if"})
    return not (words & _NEGATIONS or silent or nobody or asked)


def _performs(parse: Parse, trigger: int) -> bool:
    """Whether the trigger is itself a word for an act of speech."""
    cue = cue_at(parse, trigger, CLAUSE)
    return parse.tokens[trigger].lemma in _PERFORMING or (cue is not None and cue.group in _PERFORMED)


def _earlier(parse: Parse, trigger: int) -> bool:
    """Whether the trigger is told in an earlier past than its frame (*said he had asked*), or of oneself in the past."""
    if any(parse.tokens[c].text.lower() in ("had", "has", "have") for c in parse.dependents(trigger, "aux")):
        return True
    mine = any(parse.tokens[c].text.lower() in _FIRST_PERSON for c in parse.dependents(trigger, "nsubj"))
    return mine and parse.tokens[trigger].xpos == "VBD" and quotation_at(parse, trigger) is not None


def _performs_by(parse: Parse, trigger: int, link: Link, actor_tokens: frozenset[int], *, performed: bool) -> bool:
    """Whether the speaker of ``link`` does the act by these words, and nobody else with him."""
    assert link.source is not None
    if not _is_actor(parse, link.source, trigger, actor_tokens):
        return False
    first, last = mention_of(parse, link.source)
    others = {i for i in actor_tokens if not first <= i <= last and parse.tokens[i].upos in ("PROPN", "NOUN")}
    return performed or (not others and _announced(parse, trigger, link))


def _announced(parse: Parse, trigger: int, link: Link) -> bool:
    """Whether the words of ``link`` tell what its speaker is doing, or will do: who says so of himself does it by saying
    so (*said it was expelling two diplomats*, *"we stand by you"*); what he has done he reports."""
    verb = trigger
    while not is_verb(parse, verb) and not parse.dependents(verb, "cop") and parse.tokens[verb].head >= 0:
        verb = parse.tokens[verb].head
    helpers = [parse.tokens[c] for c in parse.dependents(verb, "aux", "cop")]
    if link.group != "say" or any(t.lemma == "have" for t in helpers):
        return False
    complement = parse.tokens[link.content].head == link.cue < link.content
    if not complement and not any(
        parse.tokens[c].text.lower() in _FIRST_PERSON for c in parse.dependents(verb, "nsubj")
    ):
        return False
    words = [parse.tokens[verb], *helpers]
    return any(t.xpos in ("MD", "VBG", "VBP", "VBZ") for t in words)


def _is_actor(parse: Parse, source: int, trigger: int, actor_tokens: frozenset[int]) -> bool:
    """Whether the speaker is the event's actor: by its own tokens, or by those of whom its pronoun repeats."""
    first, last = mention_of(parse, source)
    if not actor_tokens.isdisjoint(range(first, last + 1)) or resolve(parse, source) in actor_tokens:
        return True
    subjects = parse.dependents(trigger, "nsubj")
    word = parse.tokens[subjects[0]].text.lower() if subjects else ""
    repeats = word in _FIRST_PERSON or (word in PRONOUNS and source < subjects[0])
    return repeats and subjects[0] in actor_tokens


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
    """The source of a link with whom it cites and who passes it on; innermost first."""
    assert link.source is not None
    if link.group == "cite" and not can_speak(parse, link.source):
        return []  # a reason is cited, not a source
    head = resolve(parse, link.source)
    kind = kind_at(parse, head, kind_of, cue=link.cue)
    outlet = link.outlet
    later = None if is_named(parse, head) else withheld_after(parse, trigger, head)
    if later is not None:
        kind = "anonymous"
        outlet = outlet if outlet is not None else later[1]
    inner, relay = cited_in(parse, head), relayer_of(parse, head)
    found = [_at(parse, *inner, kind_of)] if inner is not None and can_speak(parse, inner[1]) else []
    found.append(_source(parse, head, link.text, kind))
    found += [_at(parse, *relay, kind_of)] if relay is not None else []
    return [*found, *_medium(parse, outlet, link.text, kind_of)]


def _at(parse: Parse, cue: int, head: int, kind_of: KindOf) -> Source:
    return _source(parse, head, parse.tokens[cue].text, kind_at(parse, head, kind_of, cue=cue))


def _from_next_sentence(parse: Parse, trigger: int, kind_of: KindOf) -> list[Source]:
    later = withheld_after(parse, trigger, None)
    if later is None:
        return []
    subject, outlet = later
    cue = parse.tokens[parse.tokens[subject].head].text
    return [_source(parse, subject, cue, "anonymous"), *_medium(parse, outlet, cue, kind_of)]


def _from_engine(
    parse: Parse, trigger: int, actor_tokens: frozenset[int], kind_of: KindOf
) -> tuple[list[Source], list[str]]:
    """The source that the language engine is surest of, where the words of the sentence give none."""
    if parse.scores is None or _LINK not in parse.scores.links:
        return [], []
    links = linked(parse, [trigger], _LINK)
    sure = {i: share for i, share in links.items() if share >= SURE_SOURCE and i != trigger and i not in actor_tokens}
    best = max(sure, key=lambda i: sure[i], default=None)
    if best is None or not can_speak(parse, best):
        return [], []
    head = parse.tokens[best].head
    cue = parse.tokens[head].text if head >= 0 and is_speech(parse, head) else ""
    source = _source(parse, best, cue, kind_at(parse, best, kind_of, cue=head if cue else None))
    return [source], [f"linked to '{parse.tokens[best].text}' ({sure[best]:.2f})"]


def _medium(parse: Parse, outlet: int | None, cue: str, kind_of: KindOf) -> list[Source]:
    """The medium that was told, if it was one and not *the media* at large."""
    if outlet is None or parse.tokens[outlet].xpos == "NNS" or not is_outlet(parse, outlet, kind_of):
        return []
    crowd = parse.tokens[outlet].lemma.lower() in ("media", "press", "reporter", "correspondent")
    return [] if crowd else [_source(parse, outlet, cue, "media")]


def _source(parse: Parse, head: int, cue: str, kind: str) -> Source:
    start, end = parse.span(*mention_of(parse, head))
    return Source(source=parse.text[start:end], kind=kind, cue=cue, start=start, end=end)


def _once(chain: list[Source]) -> list[Source]:
    """Each mention once, where it stands first (innermost)."""
    seen: dict[tuple[int, int], Source] = {}
    for source in chain:
        seen.setdefault((source.start, source.end), source)
    return list(seen.values())
