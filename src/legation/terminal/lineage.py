"""Kinship of articles, as trees: stories, in them origins with their copies, and what each copy changed."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text

from legation.lineage.family import Family
from legation.lineage.kin import Lineage, Link
from legation.records import Article
from legation.terminal import jsonl
from legation.terminal.clean import oneline

INDENT = "  "
LONGEST = 60  # characters of a changed passage that are shown


def lines_of(family: Family) -> Iterator[Text]:
    """One block for each story: its headline, its origins, beneath each what copies it."""
    for story in family.stories:
        yield Text(oneline(story.headline) or "(no title)", style="bold")
        roots = [name for name in story.articles if family.lineages[name].origin == name]
        for root in [*roots, *_outside(family, story.articles)]:
            yield from _tree(family, root)
        yield Text()


def _outside(family: Family, names: tuple[str, ...]) -> list[str]:
    """Origins of a story's copies that themselves are in another story."""
    origins = {family.lineages[name].origin for name in names}
    return sorted(origins - set(names))


def _tree(family: Family, root: str) -> Iterator[Text]:
    yield Text(f"{INDENT}{_label(family.articles[root])}  origin")
    for lineage in family.copies_of(root):
        yield Text(f"{INDENT * 2}{_label(family.articles[lineage.article])}  {_relation(lineage)}")
        for link in lineage.links[:1]:
            yield from _changes(link)


def _relation(lineage: Lineage) -> str:
    share = f", {lineage.links[0].share:.0%} of it" if lineage.links else ""
    return f"{lineage.relation}{share}"


def _changes(link: Link) -> Iterator[Text]:
    for change in link.divergences:
        after = _short(change.after) or "lost"
        yield Text(f"{INDENT * 3}{change.kind}: {_short(change.before)} -> {after}", style="yellow")


def _short(text: str) -> str:
    line = oneline(text)
    return line if len(line) <= LONGEST else line[: LONGEST - 1] + "…"


def _label(article: Article) -> str:
    parts = (article.published, article.publisher, article.path or article.url or article.id)
    return " · ".join(oneline(part) for part in parts if part)


def json_lines(family: Family) -> Iterator[str]:
    """Articles without their text, then lineages with links and divergences, then stories."""
    for name, article in family.articles.items():
        yield jsonl.dumps({"kind": "article", "id": name, "path": article.path, "url": article.url,
                           "title": article.title, "published": article.published})  # fmt: skip
    for lineage in family.lineages.values():
        yield jsonl.dumps({"kind": "lineage", **jsonl.plain(lineage)})
    for story in family.stories:
        yield jsonl.dumps({"kind": "story", **jsonl.plain(story)})
