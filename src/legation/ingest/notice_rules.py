"""What kind of boilerplate one paragraph is, if any.

Every rule asks for the shape of a notice (its opening, its length, its imperative, its address to "you") beside the
vocabulary: a story about newsletters, cookies, copyright or CFDs has the words but not the shape, and real text lost is
worse than boilerplate kept. Nothing here names an outlet.
"""

from __future__ import annotations

import re
from typing import Final

from legation.ingest import credit_lines
from legation.ingest.reporting import REPORTING
from legation.ingest.wordlist import words

_I: Final = re.IGNORECASE
_LONGEST: Final = 1_500
_QUOTED: Final = re.compile(r"^[\"“‘«„']")
_SENTENCE_END: Final = re.compile(r"[.!?…][\"'”’)\]]*$")

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
    r"^[\s(\[*_]*(?:an earlier version of this|a previous version of this|this (?:story|article|report has|"
    r"version|headline|caption)\b.{0,60}\b"
    r"(?:has been|was|is|been) (?:corrected|amended|clarified|revised)|(?:this|"
    r"the) (?:version of the )?(?:[\w. ]{0,20} )?(?:story|article|report) (?:corrects|fixes|refiles))\b",
    _I,
)

# rights, cookies, calls to subscribe ------------------------------------------------------------------------------
_COPYRIGHT: Final = re.compile(
    r"^[\s(]*(?:©|\(c\)\s(?=copyright|(?:19|20)\d\d)|copyright\s*(?:©|\(c\)|:|by\b|(?:19|20)\d\d\b))|"
    r"\ball rights reserved\b\W*$|^all rights reserved\b|"
    r"\b(?:this (?:material|content|article|story|report|page|work)|no part of this|all (?:content|material)s?)\b"
    r"[^.]{0,80}?\b(?:may|must)(?: not)? be (?:published|reproduced|copied)[^.]{0,60}(?:broadcast|"
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
    r"tap here|follow us|like us|join (?:us|our|the (?:conversation|discussion|debate|community|thousands|\d))|"
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
# The frame of a mailed newsletter. Each form must fill the whole line, but for the address it is sent to.
_MAILED: Final = re.compile(
    r"^\W*(?:(?:view|read|open|see) (?:this|the) (?:e-?mail|newsletter|message|issue|edition|web version)\b"
    r"(?:[^.!?]{0,20}\b(?:browser|online|web(?:site)?)\b)?[^.!?]{0,20}|"
    r"(?:having )?trouble (?:viewing|reading) this\b[^.!?]{0,60}\??.{0,60}|"
    r"(?:unsubscribe|manage (?:your )?(?:e-?mail )?(?:preferences|subscriptions?)|update (?:your )?(?:e-?mail )?preferences|"
    r"forward (?:this e-?mail )?to a friend|privacy (?:policy|notice)|terms (?:of (?:use|service)|and conditions)|contact us|"
    r"was this (?:e-?mail|newsletter) forwarded to you\?.{0,60}|add us to your address book|[|·•/ ,]| or | and ){1,9}|"
    r"you(?: are|['’]re| have|['’]ve)? (?:receiv(?:ed|ing)|getting|got) (?:this|our)\b.{0,30}"
    r"\b(?:e-?mail|newsletter|message)\b.{0,200}|this (?:e-?mail|newsletter|message) was sent (?:to|by)\b.{0,200}|"
    r"(?:if you (?:no longer|do not|don['’]t) (?:wish|want)|to (?:unsubscribe|stop receiving|opt out))\b.{0,60}"
    r"\b(?:receiv\w+|e-?mails?|newsletters?|unsubscribe|click|reply)\b.{0,120})\W*$",
    _I,
)
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
# Names as a picture credit has them: capitalised words to the end of the line, so that "a photo by X shows …" is none.
_NAMES: Final = r"(?-i:[A-Z][\w.'’-]*)(?:[ /,&]+(?-i:[A-Z][\w.'’-]*|of|the|and|for|via|de|van|al)){0,7}"
_CAPTION: Final = re.compile(
    r"^(?:file (?:photo|picture|image)|file\s[-–—]|(?:photo|image|picture|photograph|illustration|"
    r"graphic|map|video)(?: credit|s)?\s*(?::|/))|"
    r"(?:\b(?-i:REUTERS|AFP|EPA|EPA-EFE|Bloomberg|TASS|Xinhua|AP|PTI|Anadolu)\s?/\s?(?!ipsos|norc)[A-Z][\w.'’ -]{1,40}|"
    r"\((?:AP|AFP|EPA|Reuters|Getty)? ?(?:photo|image|picture|pool|handout)[^()]{0,80}\)|"
    r"[/(|][^/()|.]{2,60}\bvia (?:reuters|ap|afp|getty(?: images)?)|(?:/ ?|via |\| ?|by )getty images|"
    r"\[[^\[\]]{0,60}\b(?:reuters|ap|afp|getty|epa|file|al jazeera)\b[^\[\]]{0,60}\]|"
    rf"(?:photo|image|picture)(?: credit)?s?: ?[^.]{{2,60}}|(?:photograph|photo|picture)s? by {_NAMES})\W*$",
    _I,
)
# What a page's frame leaves in copied text. Each form must fill the whole line.
_FURNITURE: Final = re.compile(
    r"^\W*(?:skip to (?:main )?(?:content|navigation)|back to top|(?:main )?menu|toggle navigation|log in|sign in|"
    r"\d{1,4} comments?|(?:no|view|show|post|leave) comments|(?:add|leave) a comment|"
    r"listen(?: to this (?:article|story))?(?:\W{1,3}\d{1,2} ?(?:min(?:ute)?s?|:\d\d))?|"
    r"(?:increase|decrease|reset)? ?(?:font|text) size(?: a)*|article content|print this (?:page|article)|"
    r"read (?:the )?full (?:story|article)|view original(?: article)?|"
    r"our standards:.{0,80}|image (?:source|caption|credit)\W.{2,160}|"
    r"(?:tags?|topics|filed under|keywords|categor(?:y|ies)|more on)\s?:.{2,160}|"
    r"home(?:\s?[>»›/|]\s?[\w&' -]{2,30}){1,5})\W*$",
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


# What a paragraph must have for a rule that looks anywhere in it; most paragraphs of a story have none of it.
_COPYRIGHT_STEMS: Final = ("©", "(c)", "copyright", "rights reserved", "published", "reproduced", "copied")
_ADVERT_STEMS: Final = ("advert", "sponsored", "paid ", "promoted", "skip", "loading", "continue", "commission")
_CAPTION_STEMS: Final = (
    "photo",
    "image",
    "picture",
    "file",
    "graphic",
    "illustration",
    "map",
    "video",
    "/",
    "[",
    "via ",
    "getty",
)


def _has(paragraph: str, stems: tuple[str, ...]) -> bool:
    folded = paragraph.casefold()
    return any(stem in folded for stem in stems)


def kind_of(paragraph: str) -> str | None:
    """The kind of notice that ``paragraph`` is by itself, or None for story text (and for disclaimers, see notices)."""
    if len(paragraph) > _LONGEST or _QUOTED.match(paragraph):
        return None
    for kind, test in (
        ("credit", credit_lines.is_credit),
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
        ("furniture", _is_furniture),
    ):
        if test(paragraph):
            return kind
    return None


def _is_editor_note(paragraph: str) -> bool:
    return len(paragraph) <= 800 and bool(_EDITOR.match(paragraph))


def _is_correction(paragraph: str) -> bool:
    return len(paragraph) <= 800 and bool(_CORRECTION.match(paragraph))


def _is_copyright(paragraph: str) -> bool:
    return (
        len(paragraph) <= 400
        and _has(paragraph, _COPYRIGHT_STEMS)
        and bool(_COPYRIGHT.search(paragraph))
        and not REPORTING.search(paragraph)
    )


def _is_cookie(paragraph: str) -> bool:
    return (
        len(paragraph) <= 600
        and _has(paragraph, ("cookie",))
        and bool(_COOKIE.search(paragraph))
        and not REPORTING.search(paragraph)
    )


def _is_newsletter(paragraph: str) -> bool:
    if len(paragraph) > 300:
        return False
    called = _CALL.match(paragraph) and _CALL_GOODS.search(paragraph) and _ADDRESS.search(paragraph)
    boxed = len(paragraph) <= 200 and _has(paragraph, ("inbox",)) and _INBOX.search(paragraph)
    return bool(called or boxed or _MAILED.match(paragraph)) and not REPORTING.search(paragraph)


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
    return (
        len(paragraph) <= 300
        and _has(paragraph, _ADVERT_STEMS)
        and bool(_ADVERT.search(paragraph))
        and not REPORTING.search(paragraph)
    )


def _is_caption(paragraph: str) -> bool:
    return (
        len(paragraph) <= 450
        and _has(paragraph, _CAPTION_STEMS)
        and bool(_CAPTION.search(paragraph))
        and not REPORTING.search(paragraph)
    )


def _is_contact(paragraph: str) -> bool:
    return (
        len(paragraph) <= 300
        and "@" in paragraph
        and bool(_CONTACT.search(paragraph))
        and not REPORTING.search(paragraph)
    )


def _is_furniture(paragraph: str) -> bool:
    return len(paragraph) <= 200 and bool(_FURNITURE.match(paragraph)) and not REPORTING.search(paragraph)


def is_contact_head(paragraph: str) -> bool:
    """A heading such as "Contacts" or "Media enquiries:" with nothing after it."""
    return len(paragraph) <= 60 and bool(_CONTACT_HEAD.match(paragraph))


def is_sentence(paragraph: str) -> bool:
    """Ends as a sentence does; link lists and headings do not."""
    return bool(_SENTENCE_END.search(paragraph))
