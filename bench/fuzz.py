"""Broken input: ``python -m bench fuzz [N] [--seed S] [--seconds T]`` reads N mutants of our own samples.

Whatever the bytes, reading must end in articles and skips with a reason: any other exception, an article whose text is
empty, or one input that takes longer than T seconds of processor time is a failure, printed with the seed that makes it
again (``--only SEED``). The samples are one of every format, and the hostile kinds that are known by name: bombs, deep
nesting, entities of entities, long lines, nulls, lying encodings. Exit code 1 if anything failed.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import resource
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from io import BytesIO
from typing import Final

from legation.errors import SkipArticle
from legation.ingest.dispatch import read_stream
from legation.ingest.job import Item, Job
from tests.ingest.made import NEWSLETTER, archive, brief, http, item, letter, opml, packed, page, record, rss
from tests.ingest.samples import END, LEAD, STORY, TITLE

NAMES: Final = ("text", "html", "json", "jsonl", "feed", "opml", "csv", "mail", "warc", None)
TOKENS: Final = (
    *(
        b"<div>",
        b"</div>",
        b"<table><tr><td>",
        b"<p",
        b"&",
        b"&amp;",
        b"]]>",
        b"<![CDATA[",
        b"<!--",
        b"-->",
        b"\0",
        b"\n",
    ),
    *(
        b"\xff\xfe",
        b"\xef\xbb\xbf",
        b"\xed\xa0\x80",
        b"\xe2\x80\xae",
        b'"',
        b",",
        b"{",
        b"[",
        b"}",
        b"\\ud800",
        b"\x1f\x8b\x08",
    ),
    *(
        b"WARC/1.0\r\n",
        b"HTTP/1.1 200 OK\r\n\r\n",
        b"Content-Length: 99999999\r\n",
        b"Content-Length: -1\r\n",
        b"--b0\r\n",
    ),
    *(
        b"<rss>",
        b"<item>",
        b"<entry>",
        b"<!DOCTYPE a [<!ENTITY b '&c;&c;'>]>",
        b"<script>",
        b"<svg>",
        b"Disclaimer:",
        b"By ",
    ),
    *(
        b"Content-Type: multipart/mixed; boundary=b0\r\n\r\n",
        b'<meta charset="utf-7">',
        b"1e999",
        b"9" * 40,
        b"(",
        b"\xc2\xa0",
    ),
)
LARGEST: Final = 3_000_000


@cache
def samples() -> tuple[bytes, ...]:
    """One of every format, and the hostile kinds."""
    linked = {"@type": "NewsArticle", "headline": TITLE, "datePublished": "2020-03-04", "author": {"name": "Ann Lee"}}
    head = f'<script type="application/ld+json">{json.dumps(linked)}</script><meta charset="utf-8">'
    row = {"title": TITLE, "text": STORY, "date": "2020-03-04", "url": "https://g.example/1"}
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "Gazette", "items": [{"content_text": STORY}]}
    laughs = "".join(f"<!ENTITY l{n} '{f'&l{n - 1};' * 10}'>" for n in range(1, 10))
    story = f"{TITLE}\nBy Ann Lee\n4 March 2020\n\nPORT SUD (Reuters) - {STORY}\n\n(Reporting by Ann Lee)\n"
    return (
        story.encode(),
        page(head=head).encode(),
        json.dumps([row, row], indent=1).encode(),
        b"\n".join([json.dumps(row).encode()] * 3),
        json.dumps(feed).encode(),
        rss(item(), brief("https://g.example/2"), item()),
        f"<!DOCTYPE rss [{laughs}]>".encode() + rss(brief("https://g.example/2", f"{LEAD} &l9;")),
        opml("https://g.example/feed"),
        f'title,text,date\n{TITLE},"{LEAD}",2020-03-04\n{TITLE},{END},\n'.encode(),
        letter(("text/plain", STORY), ("text/html", NEWSLETTER)),
        archive(page()),
        record(http(page().encode())) * 3,
        packed([record(http(page().encode())), record(http(b"x", media="image/png")), record(http(page().encode()))]),
        gzip.compress(page().encode(), mtime=0),
        page(f"{'<table><tr><td>' * 500}<p>{LEAD}</p>").encode(),
        page(f"<p>{'word ' * 20_000}</p>").encode(),
        (f"{LEAD} " * 3_000).encode(),
        gzip.compress(bytes(2_000_000), mtime=0),
    )


Mutation = Callable[[bytes, random.Random], bytes]


def _flip(data: bytes, dice: random.Random) -> bytes:
    out = bytearray(data)
    for _ in range(dice.choice((1, 3, 30))):
        if out:
            out[dice.randrange(len(out))] = dice.randrange(256)
    return bytes(out)


def _cut(data: bytes, dice: random.Random) -> bytes:
    return data[: dice.randrange(len(data) + 1)]


def _drop(data: bytes, dice: random.Random) -> bytes:
    at = dice.randrange(len(data) + 1)
    return data[:at] + data[at + dice.choice((1, 10, 300)) :]


def _insert(data: bytes, dice: random.Random) -> bytes:
    at = dice.randrange(len(data) + 1)
    return data[:at] + dice.choice(TOKENS) * dice.choice((1, 1, 2, 50, 3_000)) + data[at:]


def _repeat(data: bytes, dice: random.Random) -> bytes:
    at = dice.randrange(len(data) + 1)
    part = data[at : at + dice.choice((1, 5, 40, 400))]
    return data[:at] + part * dice.choice((2, 20, 1_000)) + data[at:]


def _splice(data: bytes, dice: random.Random) -> bytes:
    other = dice.choice(samples())
    return data[: dice.randrange(len(data) + 1)] + other[dice.randrange(len(other) + 1) :]


def _recode(data: bytes, dice: random.Random) -> bytes:
    return data.decode("utf-8", "replace").encode(
        dice.choice(("utf-16", "utf-16-be", "utf-32", "cp1252", "utf-7")), "replace"
    )


def _pack(data: bytes, dice: random.Random) -> bytes:
    return gzip.compress(data, 1, mtime=0)


MUTATIONS: Final[tuple[Mutation, ...]] = (_flip, _flip, _cut, _drop, _insert, _insert, _repeat, _splice, _recode, _pack)


def mutant(seed: int) -> tuple[bytes, str | None]:
    """The bytes that a seed stands for, and the format that their name promises."""
    dice = random.Random(seed)
    data = dice.choice(samples())
    for _ in range(dice.choice((1, 1, 2, 3, 6))):
        data = dice.choice(MUTATIONS)(data, dice)[:LARGEST]
    return data, dice.choice(NAMES)


@dataclass
class Tally:
    """What came out, the slowest input, and what failed."""

    items: Counter[str] = field(default_factory=Counter)
    slowest: tuple[float, int] = (0.0, 0)
    failures: list[str] = field(default_factory=list)


def _nothing(url: str) -> list[Item]:
    return [SkipArticle(url, "not fetched here")]


def try_one(seed: int, tally: Tally, seconds: float) -> None:
    """Read one mutant."""
    data, named = mutant(seed)
    job = Job(max_bytes=1_000_000, follow=lambda url: iter(_nothing(url)))
    started = time.process_time()
    try:
        for found in read_stream(BytesIO(data), "f", job, named):
            tally.items["skips" if isinstance(found, SkipArticle) else "articles"] += 1
            if not isinstance(found, SkipArticle) and not found.text.strip():
                tally.failures.append(f"seed {seed}: an article without text")
    except Exception:  # noqa: BLE001  (anything that escapes is what is looked for)
        tally.failures.append(f"seed {seed}: {traceback.format_exc(limit=-3)}")
    took = time.process_time() - started
    tally.slowest = max(tally.slowest, (took, seed))
    if took > seconds:
        tally.failures.append(f"seed {seed}: {took:.1f} s for {len(data):,} bytes")


def main() -> None:
    """Read mutants, print what came of them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", nargs="?", type=int, default=200, help="how many mutants")
    parser.add_argument("--seed", type=int, default=0, help="the first seed")
    parser.add_argument("--seconds", type=float, default=5.0, help="processor time that one input may take")
    parser.add_argument("--only", type=int, help="read the mutant of this seed alone")
    asked = parser.parse_args()
    tally = Tally()
    seeds = [asked.only] if asked.only is not None else range(asked.seed, asked.seed + asked.count)
    started = time.perf_counter()
    for seed in seeds:
        try_one(seed, tally, asked.seconds)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{len(seeds):,} inputs in {time.perf_counter() - started:.0f} s: {tally.items['articles']:,} articles, "
        f"{tally.items['skips']:,} skips, {len(tally.failures)} failures; slowest {tally.slowest[0]:.2f} s "
        f"(seed {tally.slowest[1]}), peak memory {peak:.0f} MB"
    )
    print("\n".join(tally.failures[:20]))
    sys.exit(1 if tally.failures else 0)


if __name__ == "__main__":
    main()
