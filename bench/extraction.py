"""Main text and dates of real pages: ``python -m bench extraction [-v] [--data FOLDER]``, beside trafilatura alone.

Three sets of saved pages with the text that people marked as the article. For each set the text is compared twice: as
shares of 4-word shingles (precision, recall and F1 as ``article_extraction_benchmark`` defines them: means over pages)
and as ROUGE-L (F1 over the longest common subsequence of words, mean over pages). "text" is ``Article.text``, from
which datelines, bylines and notices are taken away though the annotators kept some of them; "whole" puts them back and
so measures the search for the main part alone. Dates are counted where the set gives one: right, wrong, none.

Both sides run in the same process over pages decoded beforehand, one page after the other in turn; the pace is in pages
per second of processor time, so that what else the machine does does not count, over the pages that both read to the
end: those in other languages are skipped by us.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import fmean
from typing import Final

import trafilatura

from legation.errors import SkipArticle
from legation.ingest.html import article_from_page, main_text
from legation.ingest.markup import decode_page, parse
from legation.records import Article

DATA: Final = Path(__file__).resolve().parents[2] / "shared/data"
SHINGLE: Final = 4
_WORD: Final = re.compile(r"\w+")


@dataclass(frozen=True)
class Page:
    """A saved page with the text, and where the set gives one the ISO date, that people marked."""

    name: str
    markup: str
    text: str
    published: str | None = None


@dataclass
class Side:
    """What one reader made of a set: a row of (tp, fp, fn) shares and a ROUGE-L per page, dates, seconds."""

    shares: list[tuple[float, float, float]] = field(default_factory=list)
    rouge: list[float] = field(default_factory=list)
    seconds: float = 0.0

    def add(self, text: str, gold: str) -> None:
        """Compare the text of one page with what people marked."""
        self.shares.append(shares(text, gold))
        self.rouge.append(rouge_l(text, gold))

    def line(self, paced: int) -> str:
        """Precision, recall, F1, ROUGE-L, and pages a second over the ``paced`` ones."""
        precision = fmean([tp / (tp + fp) for tp, fp, _ in self.shares if tp + fp])
        recall = fmean([tp / (tp + fn) for tp, _, fn in self.shares if tp + fn])
        f1 = 2 * precision * recall / (precision + recall)
        pace = f"{paced / self.seconds:6.1f} pages/s" if self.seconds else ""
        return f"P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}  ROUGE-L {fmean(self.rouge):.3f}  {pace}"


def shares(text: str, gold: str) -> tuple[float, float, float]:
    """True positives, false positives and false negatives among 4-word shingles, as shares of their sum."""
    ours, theirs = _shingles(text), _shingles(gold)
    counts = ((ours & theirs).total(), (ours - theirs).total(), (theirs - ours).total())
    total = sum(counts)
    tp, fp, fn = (count / total if total else 0.0 for count in counts)
    return tp, fp, fn


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text)
    size = min(len(words), SHINGLE)
    return Counter(tuple(words[at : at + size]) for at in range(len(words) - size + 1)) if size else Counter()


def rouge_l(text: str, gold: str) -> float:
    """F1 over the longest common subsequence of words, without case; by Hyyrö's bit-parallel recurrence."""
    ours, theirs = _WORD.findall(text.casefold()), _WORD.findall(gold.casefold())
    if not ours or not theirs:
        return 0.0
    where: dict[str, int] = {}
    for at, word in enumerate(ours):
        where[word] = where.get(word, 0) | (1 << at)
    mask = (1 << len(ours)) - 1
    row = mask
    for word in theirs:
        shared = row & where.get(word, 0)
        row = ((row + shared) | (row - shared)) & mask
    common = len(ours) - row.bit_count()
    return 2 * common / (len(ours) + len(theirs))


def _page(path: Path, text: str, published: str | None = None) -> Page:
    return Page(path.name, decode_page(gzip.decompress(path.read_bytes())), text, published)


def article_extraction_benchmark(data: Path) -> Iterator[Page]:
    """181 pages of news and blogs (MIT)."""
    folder = data / "article_extraction_benchmark"
    for name, row in json.loads((folder / "ground-truth.json").read_text()).items():
        yield _page(folder / "html" / f"{name}.html.gz", row["articleBody"])


def fundus_eval(data: Path) -> Iterator[Page]:
    """80 pages of 16 news sites (MIT)."""
    folder = data / "fundus_eval/dataset"
    for name, row in json.loads((folder / "ground_truth.json").read_text()).items():
        yield _page(folder / "html" / name, "\n".join(row["body"]))


def wcxb_dev_articles(data: Path) -> Iterator[Page]:
    """150 pages of all kinds of sites, with dates (labels CC BY 4.0)."""
    folder = data / "wcxb_dev_articles/dev_articles"
    for path in sorted((folder / "ground-truth").glob("*.json")):
        gold = json.loads(path.read_text())["ground_truth"]
        yield _page(folder / "html" / f"{path.stem}.html.gz", gold["main_content"], gold["publish_date"])


SETS: Final = (article_extraction_benchmark, fundus_eval, wcxb_dev_articles)


def ours(page: Page) -> Article | None:
    """Our reading of a page. Of a page in another language, which the product skips, the main part as it stands."""
    try:
        return article_from_page(page.markup, page.name)
    except SkipArticle as skip:
        if "language" not in skip.why:
            return None
    return Article.make(text=main_text(parse(page.markup, page.name), page.markup))


def theirs(page: Page) -> str:
    """Trafilatura's text of the page, as its users would call it for articles."""
    found = trafilatura.extract(page.markup, fast=True, include_comments=False, include_tables=False)
    return found or ""


def whole(article: Article) -> str:
    """The article's text with what was set apart from it."""
    parts = [article.dateline or "", article.text, *(notice.text for notice in article.notices)]
    return "\n".join(parts)


def measure(pages: Sequence[Page], verbose: bool) -> None:
    """Print one set's figures; ``verbose`` names the pages that are worst and the dates that are wrong."""
    sides = {"text": Side(), "whole": Side(), "trafilatura": Side()}
    dates: Counter[str] = Counter()
    ours(pages[0]), theirs(pages[0])
    worst: list[tuple[float, str]] = []
    paced = 0
    for page in pages:
        started = time.process_time()
        article = ours(page)
        between = time.process_time()
        other = theirs(page)
        if article and article.path:
            paced += 1
            sides["text"].seconds += between - started
            sides["trafilatura"].seconds += time.process_time() - between
        sides["text"].add(article.text if article else "", page.text)
        sides["whole"].add(whole(article) if article else "", page.text)
        sides["trafilatura"].add(other, page.text)
        worst.append((sides["text"].rouge[-1] - 0.001 * sides["trafilatura"].rouge[-1], page.name))
        if page.published:
            dates[_judge(page, article, verbose)] += 1
    for name, side in sides.items():
        print(f"  {name:12} {side.line(paced)}")
    if dates:
        print(f"  dates        {dates['right']} right, {dates['wrong']} wrong, {dates['none']} none of {dates.total()}")
    if verbose:
        print("  worst        " + ", ".join(f"{name[:12]} {score:.2f}" for score, name in sorted(worst)[:15]))


def _judge(page: Page, article: Article | None, verbose: bool) -> str:
    found = article.published if article else None
    said = "none" if found is None else "right" if page.published and found == page.published[:10] else "wrong"
    if verbose and said != "right":
        print(f"    {page.name}: {found} for {page.published}")
    return said


def main() -> None:
    """Measure every set, or those named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=DATA, help="folder that holds the three sets")
    parser.add_argument("--only", choices=[one.__name__ for one in SETS], help="measure one set")
    parser.add_argument("-v", "--verbose", action="store_true", help="name the worst pages and wrong dates")
    asked = parser.parse_args()
    for load in SETS:
        if asked.only in (None, load.__name__):
            pages = list(load(asked.data))
            print(f"{load.__name__}: {len(pages)} pages")
            measure(pages, asked.verbose)


if __name__ == "__main__":
    main()
