"""What kind of boilerplate one paragraph is, if any.

Every rule asks for the shape of a notice (its opening, its length, its imperative, its address to "you") beside the
vocabulary: a story about newsletters, cookies, copyright or CFDs has the words but not the shape, and real text lost is
worse than boilerplate kept. Nothing here names an outlet.
"""

from __future__ import annotations

import re
from typing import Final

from legation.ingest import agencies
from legation.ingest.wordlist import words

_I: Final = re.IGNORECASE
_LONGEST: Final = 1_500
REPORTING: Final = re.compile(
    r"\b(?:said|says|told|according to|announced|warned|reported|accused|denied|argued|stated|testified|"
    r"asked|replied)\b",
    _I,
)
_QUOTED: Final = re.compile(r"^[\"“‘«„']")
_SENTENCE_END: Final = re.compile(r"[.!?…][\"'”’)\]]*$")

# credit -----------------------------------------------------------------------------------------------------------
_CREDIT_VERB: Final = (
    r"(?:additional |further |extra )?(?:reporting|report|writing|written|editing|edited|compiled|"
    r"translated|translation|"
    r"production|produced|graphics?|research|photography)(?: and (?:reporting|writing|editing|graphics?|research))?"
)
_BY_CREDIT: Final = re.compile(rf"^[\s(\[—–*-]*{_CREDIT_VERB} by:?\s", _I)
_TAIL_CREDIT: Final = re.compile(
    rf"(?<=[.!?\"”’])\s*(\((?:{_CREDIT_VERB}) by:? [^()]{{2,400}}\)|"
    rf"{_CREDIT_VERB} by:? [A-Z][^.!?]{{2,300}}\.?)$",
    _I,
)
_HELPED: Final = re.compile(
    r"\b(?:contributed|helped|assisted)\b.{0,80}?\b(?:report|story|article|dispatch|coverage|reporting|piece)\b", _I
)
_HELP_OBJECT: Final = re.compile(
    r"\b(?:contributed (?:reporting|to (?:this|the) (?:report|story|article|dispatch|piece|coverage))|"
    r"(?:helped|assisted)\b.{0,40}\b(?:report|with) (?:this|the) (?:report|story|article))\b",
    _I,
)
_WITH_CREDIT: Final = re.compile(
    r"^[\s(\[—–*-]*(?:with (?:additional |further )?(?:reporting|files|inputs?|information|"
    r"contributions?)(?: from| by)|"
    r"with (?=(?:agencies|agency|reuters|ap|afp)\b)|original(?:ly)?(?: (?:story|report|article|"
    r"reporting|published))? (?:by|in|on)|source:|"
    r"this (?:story|article|report|piece) (?:was )?(?:first|originally) (?:appeared|published|ran)|"
    r"(?:syndicated|published) (?:from|with permission)|©?\s*distributed by)\b",
    _I,
)
_LOWER: Final = re.compile(r"(?<![\w'’.-])[a-z][a-z'’]+\b")
_CREDIT_WORDS: Final = words(
    "by and in at with from the for of on to additional further reporting report writing written "
    "editing edited compiled "
    "translated translation production research graphics graphic photography bureau bureaus newsroom "
    "staff desk team agency "
    "agencies wire service services correspondents reporters writers editors de del la van von der den "
    "bin ibn al el da dos di "
    "by: from: contributed our other extra"
)
_WRITERS: Final = re.compile(
    r"^(?P<house>[A-Z][\w.&'’ -]{1,50}?)\s(?:staff\s)?(?:writers?|reporters?|correspondents?|"
    r"journalists?)\b"
)

# editor's notes ---------------------------------------------------------------------------------------------------
_EDITOR: Final = re.compile(
    r"^[\s(\[*_]*(?:editor[’']?s?[’']? note|ed\.? note|note to (?:readers|editors))\b|"
    r"^\((?:adds|updates|recasts|rewrites|writes through|refiles|repeats|releads)\b[^()]{0,200}\)$|"
    r"^[\s(\[*_]*(?:this is a (?:developing|breaking)(?: news)? (?:story|report)\b|this (?:story|"
    r"article|report|page|post|copy) (?:has been|was|is being|will be) updated\b)",
    _I,
)
_CORRECTION: Final = re.compile(
    r"^[\s(\[*_]*(?:corrections?|clarifications?)\s*(?:\([^()]{1,40}\)\s*)?[:—–-]|^\((?:corrects|"
    r"corrected)\b[^()]{0,300}\)$|"
    r"^[\s(\[*_]*(?:an earlier version of this|a previous version of this|this (?:story|article|report|"
    r"version|headline|caption)\b.{0,60}\b"
    r"(?:has been|was|is|been) (?:corrected|amended|clarified|revised)|(?:this|"
    r"the) (?:version of the )?(?:[\w. ]{0,20} )?(?:story|article|report) (?:corrects|fixes|refiles))\b",
    _I,
)

# rights, cookies, calls to subscribe ------------------------------------------------------------------------------
_COPYRIGHT: Final = re.compile(
    r"^[\s(]*(?:©|\(c\)\s|copyright\s*(?:©|\(c\)|:|by\b|(?:19|20)\d\d\b))|\ball rights reserved\b\W*$|"
    r"^all rights reserved\b|\bmay not be (?:published|reproduced|copied)[^.]{0,60}(?:broadcast|"
    r"rewritten|redistributed|permission|consent)",
    _I,
)
_COOKIE: Final = re.compile(
    r"\b(?:we|this (?:web)?site|our (?:web)?site|our partners)\b[^.]{0,60}\buses? cookies\b|"
    r"\bby (?:continuing|using)\b[^.]{0,60}\bcookies?\b|"
    r"\b(?:accept|manage|reject) (?:all )?cookies\b|^(?:cookie (?:policy|settings|preferences|notice))\b",
    _I,
)
_CALL: Final = re.compile(
    r"^\W*(?:(?:please )?(?:sign ?up|subscribe|register|log ?in|sign in|enter your e-?mail|click here|"
    r"tap here|follow us|like us|join (?:us|our|the)|"
    r"stay (?:up[ -]to[ -]date|informed|tuned|connected|ahead)|don[’']t miss|download (?:the|our)|"
    r"get (?:the|our|more|all|breaking|unlimited|full|your|latest)|"
    r"support (?:our|us|independent|quality)|become a|already a (?:subscriber|member)|to (?:continue|keep) reading|"
    r"want (?:more|to (?:read|know))|try (?:our|us)|start your|listen to our|unlock|receive)\b|"
    r"our (?:\w+ )?newsletters?\b|newsletter\b)",
    _I,
)
_CALL_GOODS: Final = re.compile(
    r"\b(?:newsletters?|inbox|e-?mail|alerts?|subscri\w+|app|podcasts?|(?:free )?trial|account|updates?|"
    r"here|facebook|twitter|telegram|whatsapp|instagram|"
    r"youtube|linkedin|social media|premium|membership|journalism|online|latest news|breaking news|"
    r"continue reading|full (?:story|access|article))\b",
    _I,
)
_ADDRESS: Final = re.compile(r"\b(?:you|your|our|us|we|now|today|free|here)\b", _I)
_INBOX: Final = re.compile(r"\b(?:to|in|hits) your inbox\b", _I)

# related, share, advertisement ------------------------------------------------------------------------------------
_RELATED_LEAD: Final = re.compile(
    r"^\W*(?:read (?:more|also|next|further|on)|also read|more to read|related(?: (?:articles?|stor(?:y|"
    r"ies)|news|content|topics?|links?|coverage|posts?|"
    r"reading|video))?|see also|further reading|recommended(?: (?:for you|stories|reading|articles))?|"
    r"don[’']t miss|in case you missed it|must read|"
    r"watch(?: more| now| live| the video| also)?|listen(?: now)?|in pictures|explainer|click here|"
    r"more on this (?:story|topic)|more stories|more coverage)\s*[:|»>→]",
    _I,
)
RELATED_HEAD: Final = re.compile(
    r"^\W*(?:read (?:more|also|next)|related(?: (?:articles?|stor(?:y|ies)|news|content|topics?|links?|"
    r"coverage|posts?|reading))?|see also|further reading|"
    r"recommended(?: (?:for you|stories|reading|articles))?|(?:you|readers) (?:may|might|also|"
    r"will) (?:also )?(?:like|liked|enjoy|be interested in)|"
    r"most (?:read|popular|viewed|shared)|top stories|trending(?: now| stories)?|latest (?:news|stories|"
    r"headlines)|more (?:stories|news|on this (?:story|topic))|"
    r"more (?:from|on|about) [^.!?]{2,50}|in case you missed it|editors?[’']?s? picks?|popular (?:now|"
    r"stories))\s*:?\W*$",
    _I,
)
_SHARE_WORDS: Final = words(
    "share tweet facebook twitter x whatsapp linkedin email e-mail mail print copy link copied reddit "
    "telegram pinterest messenger flipboard comments "
    "comment save bookmark listen resize text this article story on via to by with or post pin send "
    "viber vk line wechat instagram icon button options "
    "gift more close menu follow us"
)
_SHARE_CORE: Final = words(
    "share tweet facebook whatsapp linkedin pinterest flipboard print copy bookmark comments reddit"
)
_ADVERT: Final = re.compile(
    r"^\W*(?:(?:advertisements?|sponsored(?: (?:content|post|links?))?|paid (?:post|content)|"
    r"promoted(?: content)?|skip (?:ad|advertisement)|loading)\W*$|"
    r"(?:(?:article|story) continues (?:below|after)|scroll (?:down )?to continue|"
    r"continue reading below)\b|(?:sponsored|advertisement|promoted)\s*[:|])|"
    r"\bwe may (?:earn|receive) (?:a|an) (?:\w+ )?commission\b",
    _I,
)
_CAPTION: Final = re.compile(
    r"^(?:file (?:photo|picture|image)|file\s[-–—]|(?:photo|image|picture|photograph|illustration|"
    r"graphic|map|video)(?: credit| by|s)?\s*(?:by\b|:|/))|"
    r"(?:\b(?:REUTERS|AFP|EPA|EPA-EFE|Bloomberg|TASS|Xinhua|AP|PTI|Anadolu)\s?/\s?[A-Z][\w.'’ -]{1,40}|"
    r"\((?:AP|AFP|EPA|Reuters|Getty)? ?(?:photo|image|picture|pool|handout)[^()]{0,80}\)|"
    r"\bvia (?:reuters|ap|afp|getty(?: images)?)|(?:/|via |\| ?|by )getty images|"
    r"\[[^\[\]]{0,60}\b(?:reuters|ap|afp|getty|epa|file|al jazeera)\b[^\[\]]{0,60}\]|"
    r"(?:photo|image|picture)(?: credit)?s?: ?[^.]{2,60}|(?:photograph|photo) by [A-Z][^.]{2,60})\W*$",
    _I,
)
_CONTACT_HEAD: Final = re.compile(
    r"^\W*(?:(?:media |press |for )?(?:contacts?|enquiries|inquiries|further information|"
    r"more information)|notes to editors)\s*:?$",
    _I,
)
_CONTACT: Final = re.compile(
    r"(?:^\W*(?:e-?mail|contact|write to|reach|send (?:your )?(?:tips|news|comments|letters))\b|"
    r"\b(?:can|may) be (?:reached|contacted)\b|\bsend (?:your )?(?:tips|comments|letters)\b|\bcan e-?mail\b)"
    r".{0,120}[\w.+-]{1,64}@[\w-]{1,64}\.\w",
    _I,
)


def kind_of(paragraph: str) -> str | None:
    """The kind of notice that ``paragraph`` is by itself, or None for story text (and for disclaimers, see notices)."""
    if len(paragraph) > _LONGEST or _QUOTED.match(paragraph):
        return None
    for kind, test in (
        ("credit", is_credit),
        ("correction", _is_correction),
        ("editor-note", _is_editor_note),
        ("copyright", _is_copyright),
        ("cookie", _is_cookie),
        ("advertisement", _is_advert),
        ("share", _is_share),
        ("related", _is_related),
        ("newsletter", _is_newsletter),
        ("caption", _is_caption),
        ("contact", _is_contact),
    ):
        if test(paragraph):
            return kind
    return None


def is_credit(paragraph: str) -> bool:
    """A line that says who reported, wrote, edited or first published, and tells nothing else."""
    if len(paragraph) > 500:
        return False
    if agencies.signature(paragraph.strip("—–- ()[]")):
        return True
    if _BY_CREDIT.match(paragraph):
        return _only_names(paragraph)
    if _WITH_CREDIT.match(paragraph):
        return len(paragraph) <= 200 and not REPORTING.search(paragraph)
    return (
        len(paragraph) <= 350
        and bool(_HELPED.search(paragraph) and _HELP_OBJECT.search(paragraph))
        and not REPORTING.search(paragraph)
    )


def _only_names(paragraph: str) -> bool:
    strange = [word for word in _LOWER.findall(paragraph) if word not in _CREDIT_WORDS]
    bracketed = paragraph.startswith("(") and paragraph.rstrip(".").endswith(")")
    return len(strange) <= (3 if bracketed else 0)


def tail_credit(paragraph: str) -> tuple[str, str | None]:
    """Part a credit line glued to the end of a paragraph: the story, and the credit or None."""
    match = _TAIL_CREDIT.search(paragraph, max(0, len(paragraph) - 450))
    if match and match.start() and _only_names(match[1]):
        return paragraph[: match.start()].rstrip(), match[1].strip()
    return paragraph, None


def credited(paragraph: str) -> tuple[str, ...]:
    """Agencies or houses that a credit line names as the origin of the text; never its single authors."""
    bare = paragraph.strip("—–- ()[].")
    if signed := agencies.signature(bare):
        return signed
    if match := _WRITERS.match(bare):
        return (agencies.known(match["house"]) or match["house"],)
    if _WITH_CREDIT.match(paragraph):
        house = _WITH_CREDIT.sub("", paragraph).strip(" :.—–-()[]")
        signed = agencies.signature(house)
        return signed or ((house,) if 0 < len(house) <= 40 and house[0].isupper() and len(house.split()) <= 4 else ())
    return ()


def _is_editor_note(paragraph: str) -> bool:
    return len(paragraph) <= 800 and bool(_EDITOR.match(paragraph))


def _is_correction(paragraph: str) -> bool:
    return len(paragraph) <= 800 and bool(_CORRECTION.match(paragraph))


def _is_copyright(paragraph: str) -> bool:
    return len(paragraph) <= 400 and bool(_COPYRIGHT.search(paragraph)) and not REPORTING.search(paragraph)


def _is_cookie(paragraph: str) -> bool:
    return len(paragraph) <= 600 and bool(_COOKIE.search(paragraph)) and not REPORTING.search(paragraph)


def _is_newsletter(paragraph: str) -> bool:
    if len(paragraph) > 300 or REPORTING.search(paragraph):
        return False
    called = _CALL.match(paragraph) and _CALL_GOODS.search(paragraph) and _ADDRESS.search(paragraph)
    return bool(called or (_INBOX.search(paragraph) and len(paragraph) <= 200))


def _is_related(paragraph: str) -> bool:
    return len(paragraph) <= 200 and bool(_RELATED_LEAD.match(paragraph)) and not REPORTING.search(paragraph)


def _is_share(paragraph: str) -> bool:
    words = re.findall(r"[\w-]+", paragraph.casefold())[:16]
    return (
        0 < len(words) <= 15
        and len(paragraph) < 120
        and set(words) <= _SHARE_WORDS
        and not _SHARE_CORE.isdisjoint(words)
    )


def _is_advert(paragraph: str) -> bool:
    return len(paragraph) <= 300 and bool(_ADVERT.search(paragraph)) and not REPORTING.search(paragraph)


def _is_caption(paragraph: str) -> bool:
    return len(paragraph) <= 450 and bool(_CAPTION.search(paragraph)) and not REPORTING.search(paragraph)


def _is_contact(paragraph: str) -> bool:
    return len(paragraph) <= 300 and bool(_CONTACT.search(paragraph)) and not REPORTING.search(paragraph)


def is_contact_head(paragraph: str) -> bool:
    """A heading such as "Contacts" or "Media enquiries:" with nothing after it."""
    return len(paragraph) <= 60 and bool(_CONTACT_HEAD.match(paragraph))


def is_sentence(paragraph: str) -> bool:
    """Ends as a sentence does; link lists and headings do not."""
    return bool(_SENTENCE_END.search(paragraph))
