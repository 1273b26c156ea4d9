"""What a page states about its article: JSON-LD first, then meta elements, then what it shows."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from lxml.html import HtmlElement

from legation.ingest import dates, header, pagedates
from legation.ingest.story import Stated
from legation.ingest.wordlist import words

_LONGEST_JSON: Final = 2_000_000
_MOST_NODES: Final = 5_000
_ARTICLES: Final = words(
    "Article NewsArticle AnalysisNewsArticle AskPublicNewsArticle BackgroundNewsArticle OpinionNewsArticle "
    "ReportageNewsArticle ReviewNewsArticle BlogPosting LiveBlogPosting Report SocialMediaPosting TechArticle"
)
_DATE_METAS: Final = (
    *("article:published_time", "og:published_time", "og:article:published_time", "datepublished", "article.published"),
    *("parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime", "dc.date.issued", "dcterms.issued"),
    *("dc.date.created", "dcterms.created", "publication_date", "publishdate", "publish_date", "publish-date"),
    *(
        "pubdate",
        "article_date_original",
        "citation_date",
        "citation_publication_date",
        "originalpublicationdate",
        "dc.date",
        "dcterms.date",
        "date",
    ),
)
_AUTHOR_METAS: Final = (
    "author",
    "article:author",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "byl",
    "citation_author",
)
_SITE_METAS: Final = ("og:site_name", "application-name", "dc.publisher", "article:publisher", "publisher")
_TITLE_METAS: Final = ("og:title", "twitter:title", "dc.title", "parsely-title")
_SUFFIX: Final = re.compile(r"\s+(?:[|–—·«»:-]|[Bb]y)\s+")


def read(tree: HtmlElement, fallback: str | None = None, address: str | None = None) -> Stated:
    """Title, author, publisher, address and first date of publication, each None where the page does not say.

    ``address`` is where the page was found; it stands in where the page names none.
    """
    article = _linked_article(tree)
    metas = _metas(tree)
    url = _canonical(tree, metas, article) or address
    title = _title(tree, metas, article)
    published, basis = _published(tree, metas, article, url, title)
    return Stated(
        title=title,
        byline=_names(article.get("author")) or _first(metas, _AUTHOR_METAS, linked=False),
        publisher=_names(article.get("publisher")) or _first(metas, _SITE_METAS, linked=False),
        url=url,
        published=published,
        basis=basis,
        language=tree.get("lang"),
        fallback=fallback,
    )


def body(tree: HtmlElement) -> str | None:
    """The whole text that JSON-LD carries (``articleBody``), where it does."""
    text = _linked_article(tree).get("articleBody")
    return text if isinstance(text, str) and text.strip() else None


def _linked_article(tree: HtmlElement) -> Mapping[str, Any]:
    """The article among the JSON-LD objects: the one whose headline the page shows, else the first."""
    found = [node for node in _linked(tree) if not _ARTICLES.isdisjoint(_types(node))]
    shown = [*_headings(tree), *(text for text in tree.xpath("//title/text()")[:1])]
    for node in found:
        headline = node.get("headline") or node.get("name")
        if isinstance(headline, str) and any(header.same(headline, text) for text in shown):
            return node
    return found[0] if found else {}


def _types(node: Mapping[str, Any]) -> set[str]:
    kind = node.get("@type")
    kinds = kind if isinstance(kind, list) else [kind]
    return {one.rsplit("/", 1)[-1] for one in kinds if isinstance(one, str)}


def _linked(tree: HtmlElement) -> Iterator[Mapping[str, Any]]:
    """Every object of every JSON-LD script, breadth first, a bounded number of them."""
    for script in tree.xpath("//script[contains(@type, 'ld+json')]")[:50]:
        queue = [_json(script.text or "")]
        for at in range(_MOST_NODES):
            if at >= len(queue):
                break
            node = queue[at]
            if isinstance(node, dict):
                yield node
                queue += [
                    node[key] for key in ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement") if key in node
                ]
            elif isinstance(node, list):
                queue += node[:_MOST_NODES]


def _json(text: str) -> object:
    bare = re.sub(
        r"^\s*(?:<!--|//<!\[CDATA\[|/\*<!\[CDATA\[\*/)|(?:-->|//\]\]>|/\*\]\]>\*/)\s*;?\s*$", "", text[:_LONGEST_JSON]
    )
    try:
        # strict=False: real pages put raw line ends into strings.
        return json.loads(bare.strip().rstrip(";"), strict=False)
    except (ValueError, RecursionError):
        return None


def _metas(tree: HtmlElement) -> dict[str, str]:
    metas: dict[str, str] = {}
    for element in tree.iter("meta"):
        value = (element.get("content") or "").strip()
        for attribute in ("property", "name", "itemprop"):
            name = (element.get(attribute) or "").strip().casefold()
            if name and value:
                metas.setdefault(name, value)
    return metas


def _first(metas: Mapping[str, str], names: tuple[str, ...], *, linked: bool = True) -> str | None:
    values = (metas[name] for name in names if name in metas)
    return next((value for value in values if linked or "://" not in value), None)


def _names(value: object) -> str | None:
    """A person or organisation, or several, as JSON-LD writes them: text, object with a name, list of either."""
    found: list[str] = []
    for one in (value if isinstance(value, list) else [value])[:20]:
        name = one.get("name") if isinstance(one, dict) else one
        if isinstance(name, list):
            name = next((part for part in name if isinstance(part, str)), None)
        if isinstance(name, str) and name.strip() and "://" not in name:
            found.append(" ".join(name.split()))
    return ", ".join(dict.fromkeys(found)) or None


def _headings(tree: HtmlElement) -> list[str]:
    return [text for text in (_text(element) for element in tree.xpath("//h1")[:5]) if text]


def _text(element: HtmlElement) -> str:
    return " ".join("".join(element.itertext()).split())


def _title(tree: HtmlElement, metas: Mapping[str, str], article: Mapping[str, Any]) -> str | None:
    """The headline. A first-rank heading wins if the page's other titles begin with it: they add the site's name."""
    headline = article.get("headline") or article.get("name")
    texts = [_text(element) for element in tree.xpath("//title")[:1]]
    others = [headline if isinstance(headline, str) else None, _first(metas, _TITLE_METAS), *texts]
    stated = [" ".join(text.split()) for text in others if text and text.strip()]
    headings = _headings(tree)
    for heading in headings:
        if any(_begins(text, heading) for text in stated):
            return heading
    if not stated:
        return headings[0] if headings else None
    return _without_site(stated[0], metas.get("og:site_name") or _names(article.get("publisher")))


def _begins(text: str, heading: str) -> bool:
    long, short = (re.findall(r"\w+", one.casefold()) for one in (text[:600], heading[:600]))
    return len(short) >= 2 and long[: len(short)] == short


def _without_site(title: str, site: str | None) -> str:
    """Cut the site's own name from the end of a title ("… - MetalDesk")."""
    if not site:
        return title
    breaks = list(_SUFFIX.finditer(title[:1_000]))
    if breaks and header.same(title[breaks[-1].end() :], site) and breaks[-1].start() > 0:
        return title[: breaks[-1].start()]
    return title


def _canonical(tree: HtmlElement, metas: Mapping[str, str], article: Mapping[str, Any]) -> str | None:
    links = tree.xpath("//link[@rel='canonical']/@href")[:1]
    page = article.get("mainEntityOfPage")
    page = page.get("@id") if isinstance(page, dict) else page
    stated = [*links, metas.get("og:url"), article.get("url"), page]
    return next(
        (str(url) for url in stated if isinstance(url, str) and re.match(r"https?://", url.strip(), re.I)), None
    )


def _published(
    tree: HtmlElement, metas: Mapping[str, str], article: Mapping[str, Any], url: str | None, title: str | None
) -> tuple[str | None, str]:
    pages = (node for node in _linked(tree) if "WebPage" in _types(node))
    for node in (article, *pages):
        for key in ("datePublished", "dateCreated"):
            if day := dates.from_metadata(node.get(key)):
                return day, "jsonld"
    stated = (dates.from_metadata(metas[name]) for name in _DATE_METAS if name in metas)
    day = next((day for day in stated if day), None) or pagedates.find(tree, url, title)
    return (day, "meta") if day else (None, "none")
