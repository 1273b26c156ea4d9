"""A GeoNames dump as the user's own place table, which the gazetteer searches beside the one that is shipped.

GeoNames gives out its whole gazetteer as ``allCountries.zip``, single countries as ``UA.zip``, and towns as ``cities500.zip``
(https://download.geonames.org/export/dump/, CC BY 4.0); all are lines of nineteen tab-separated fields.
"""

from __future__ import annotations

import heapq
import math
import os
import re
import tempfile
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import IO, Final

from legation.errors import StopRun
from legation.events.gazetteer import Gazetteer, Row, alias_line, fold, is_usable, row_line

TABLE: Final = "legation/places-1.tsv"  # the number is that of the layout
FIELDS: Final = 19
MAX_BYTES: Final = 8_000_000_000  # of a dump, unpacked; the whole of GeoNames has 1.7 thousand million
MAX_LINE: Final = 200_000
MAX_ROWS: Final = 30_000_000
MAX_ALIASES: Final = 30  # of one place
MAX_COUNT: Final = 10**10  # no population and no id is as high
MAX_NAME: Final = 200
FAULTS_TOLD: Final = 20
LINES_IN_MEMORY: Final = 400_000
_ALIAS: Final = re.compile(r"[A-Z\u00c0-\u024f][a-zA-Z\u00c0-\u024f'’ .-]{2,39}")
_ADMIN1: Final = re.compile(r"[A-Za-z0-9.-]{0,20}")
# What is no town or division but makes the news: islands, mountains, passes; seas, straits, lakes, canals; regions, bases,
# oilfields, ports; airfields, dams, refineries, power stations, prisons, camps, mines.
_FEATURE_CODES: Final = (
    "ISL ISLS ISLT MT MTS PASS PEN CAPE PLAT VAL BAY GULF SEA STRT LK LKS CNL CHNL RSV RGN AREA MILB OILF GASF PRT RES "
    "AIRB AIRF AIRP DAM MNA OILR PRN PS PSH PSN CMPRF BRKS MN GATE"
)
_FEATURES: Final = frozenset(_FEATURE_CODES.split())
_COUNTRIES: Final = (
    "ADAND AEARE AFAFG AGATG AIAIA ALALB AMARM AOAGO AQATA ARARG ASASM ATAUT AUAUS AWABW AXALA AZAZE BABIH BBBRB "
    "BDBGD BEBEL BFBFA BGBGR BHBHR BIBDI BJBEN BLBLM BMBMU BNBRN BOBOL BQBES BRBRA BSBHS BTBTN BVBVT BWBWA BYBLR "
    "BZBLZ CACAN CCCCK CDCOD CFCAF CGCOG CHCHE CICIV CKCOK CLCHL CMCMR CNCHN COCOL CRCRI CUCUB CVCPV CWCUW CXCXR "
    "CYCYP CZCZE DEDEU DJDJI DKDNK DMDMA DODOM DZDZA ECECU EEEST EGEGY EHESH ERERI ESESP ETETH FIFIN FJFJI FKFLK "
    "FMFSM FOFRO FRFRA GAGAB GBGBR GDGRD GEGEO GFGUF GGGGY GHGHA GIGIB GLGRL GMGMB GNGIN GPGLP GQGNQ GRGRC GSSGS "
    "GTGTM GUGUM GWGNB GYGUY HKHKG HMHMD HNHND HRHRV HTHTI HUHUN IDIDN IEIRL ILISR IMIMN ININD IOIOT IQIRQ IRIRN "
    "ISISL ITITA JEJEY JMJAM JOJOR JPJPN KEKEN KGKGZ KHKHM KIKIR KMCOM KNKNA KPPRK KRKOR KWKWT KYCYM KZKAZ LALAO "
    "LBLBN LCLCA LILIE LKLKA LRLBR LSLSO LTLTU LULUX LVLVA LYLBY MAMAR MCMCO MDMDA MEMNE MFMAF MGMDG MHMHL MKMKD "
    "MLMLI MMMMR MNMNG MOMAC MPMNP MQMTQ MRMRT MSMSR MTMLT MUMUS MVMDV MWMWI MXMEX MYMYS MZMOZ NANAM NCNCL NENER "
    "NFNFK NGNGA NINIC NLNLD NONOR NPNPL NRNRU NUNIU NZNZL OMOMN PAPAN PEPER PFPYF PGPNG PHPHL PKPAK PLPOL PMSPM "
    "PNPCN PRPRI PSPSE PTPRT PWPLW PYPRY QAQAT REREU ROROU RSSRB RURUS RWRWA SASAU SBSLB SCSYC SDSDN SESWE SGSGP "
    "SHSHN SISVN SJSJM SKSVK SLSLE SMSMR SNSEN SOSOM SRSUR SSSSD STSTP SVSLV SXSXM SYSYR SZSWZ TCTCA TDTCD TFATF "
    "TGTGO THTHA TJTJK TKTKL TLTLS TMTKM TNTUN TOTON TRTUR TTTTO TVTUV TWTWN TZTZA UAUKR UGUGA UMUMI USUSA UYURY "
    "UZUZB VAVAT VCVCT VEVEN VGVGB VIVIR VNVNM VUVUT WFWLF WSWSM XKXKX YEYEM YTMYT ZAZAF ZMZMB ZWZWE"
)
COUNTRIES: Final = {pair[:2]: pair[2:] for pair in _COUNTRIES.split()}


@dataclass
class _Tally:
    rows: int = 0
    left_out: int = 0
    bad: int = 0
    faults: list[str] = field(default_factory=list)

    def fault(self, line: int, why: str) -> None:
        self.bad += 1
        if len(self.faults) < FAULTS_TOLD:
            self.faults.append(f"line {line}: {why}")


@dataclass(frozen=True)
class Imported:
    """What became of a dump: the table that was written, places taken, places of kinds that are left out, bad lines.

    ``faults`` names the first ``FAULTS_TOLD`` bad lines and says what is wrong with them.
    """

    table: Path
    rows: int
    left_out: int
    bad: int
    faults: tuple[str, ...]


def user_table() -> Path:
    """Where the user's own table lies: ``$XDG_DATA_HOME/legation/places-1.tsv``, by default under ``~/.local/share``."""
    home = os.environ.get("XDG_DATA_HOME", "")
    return (Path(home) if Path(home).is_absolute() else Path.home() / ".local/share") / TABLE


def installed(table: Path | None = None) -> Gazetteer:
    """The shipped gazetteer, together with the user's table (``user_table()`` unless another is given) if there is one."""
    return Gazetteer.with_user_table(table or user_table())


def import_dump(dump: Path, table: Path | None = None) -> Imported:
    """Read a GeoNames dump (``.txt``, or ``.zip`` that holds one) into the user's table, which it replaces as a whole.

    ``table``: the file to write, else ``user_table()``; it is there complete or not at all. Lines that are no GeoNames
    record are skipped, counted and named. Raises StopRun where the dump cannot be read, is beyond all bounds, or has no
    place in it; the table that was there before then stays.
    """
    target, tally = table or user_table(), _Tally()
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=target.parent, prefix=".places-") as folder, _opened(dump) as handle:
            chunks = list(_sorted_chunks(_table_lines(handle, dump, tally), Path(folder)))
            if not tally.rows:
                why = "; ".join(tally.faults[:3]) or "it is empty"
                raise StopRun(f"{dump} holds no place ({why}); is it a GeoNames dump?")
            _merge(chunks, Path(folder) / "table")
            (Path(folder) / "table").replace(target)
    except OSError as error:
        raise StopRun(f"the place table cannot be made from {dump} in {target.parent}: {error}") from error
    return Imported(target, tally.rows, tally.left_out, tally.bad, tuple(tally.faults))


@contextmanager
def _opened(dump: Path) -> Iterator[IO[bytes]]:
    """The records of a dump, unpacked on the way."""
    if not zipfile.is_zipfile(dump):
        with dump.open("rb") as handle:
            yield handle
        return
    try:
        with zipfile.ZipFile(dump) as archive, archive.open(_member(archive, dump)) as packed:
            yield packed
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        RuntimeError,
    ) as error:  # cut, broken, encrypted, strangely packed
        raise StopRun(f"{dump} cannot be unpacked ({error}); download it again") from error


def _member(archive: zipfile.ZipFile, dump: Path) -> str:
    """The text file in an archive that has its name, or else the only one besides the readme."""
    texts = [name for name in archive.namelist() if name.lower().endswith(".txt") and "readme" not in name.lower()]
    named = [name for name in texts if PurePosixPath(name).stem.lower() == dump.stem.lower()]
    if len(named or texts) != 1:
        raise StopRun(f"{dump} holds {len(texts)} text files, and it must hold one; unpack it and give the file itself")
    return (named or texts)[0]


def _table_lines(handle: IO[bytes], dump: Path, tally: _Tally) -> Iterator[bytes]:
    """The lines of the table that a dump makes; what is wrong goes to ``tally``."""
    for number, line in enumerate(_bounded(handle, dump), 1):
        try:
            found = _record(line)
        except ValueError as error:
            tally.fault(number, str(error))
            continue
        if found is None:
            tally.left_out += 1
            continue
        tally.rows += 1
        yield from (text.encode() + b"\n" for text in _lines(*found))


def _bounded(handle: IO[bytes], dump: Path) -> Iterator[bytes]:
    """The lines of a dump, of one that is too long only the beginning; StopRun beyond what any dump has."""
    lines = size = 0
    whole = True
    while part := handle.readline(MAX_LINE):
        lines, size = lines + whole, size + len(part)
        if size > MAX_BYTES or lines > MAX_ROWS:
            raise StopRun(f"{dump} is larger than any GeoNames dump (over {MAX_BYTES} bytes or {MAX_ROWS} lines)")
        if whole:
            yield part
        whole = part.endswith(b"\n")


def _record(line: bytes) -> tuple[Row, list[str]] | None:
    """The place of one line and its other names; None for kinds that are left out, ValueError for what is no record."""
    if len(line) >= MAX_LINE:
        raise ValueError(f"longer than {MAX_LINE} bytes")
    try:
        fields = line.decode("utf-8").rstrip("\r\n").split("\t")
    except UnicodeDecodeError as error:
        raise ValueError(f"not UTF-8 at byte {error.start}") from error
    if len(fields) != FIELDS:
        raise ValueError(f"{len(fields)} fields instead of {FIELDS}")
    geonameid, name, ascii_name, others, lat, lon, of_class, code, country, _, admin1, *_ = fields
    if not name or not name.isprintable() or len(name) > MAX_NAME:
        raise ValueError("no usable name")
    if country and country not in COUNTRIES:
        raise ValueError(f"unknown country {country[:10]!r}")
    if not _ADMIN1.fullmatch(admin1):
        raise ValueError("unusable code of a division")
    kind = _kind(of_class, code)
    where = (_degrees(lat, 90.0), _degrees(lon, 180.0))
    number, people = _count(geonameid, "id"), _count(fields[14] or "0", "population")
    if kind is None:
        return None
    admin1 = "" if admin1 == "00" else admin1
    row = Row(name, COUNTRIES.get(country), admin1, *where, kind, people, number)
    return row, [ascii_name, *others.split(",")]


def _kind(of_class: str, code: str) -> str | None:
    """The gazetteer's kind of a feature. Countries are left out, since the shipped table has them."""
    if of_class == "P":
        return "K" if code == "PPLC" else "P"
    if of_class == "A" and code.startswith("ADM"):
        return "A" if code == "ADM1" else "D"
    return "F" if of_class in ("H", "L", "S", "T") and code in _FEATURES else None


def _degrees(text: str, most: float) -> float:
    degrees = float(text) if len(text) <= 20 else math.nan
    if not abs(degrees) <= most:
        raise ValueError(f"{text[:20]!r} is no degree between -{most:g} and {most:g}")
    return round(degrees, 3)


def _count(text: str, what: str) -> int:
    if not re.fullmatch(r"\d{1,11}", text, re.ASCII) or int(text) > MAX_COUNT:
        raise ValueError(f"{text[:20]!r} is no {what}")
    return int(text)


def _lines(row: Row, others: list[str]) -> Iterator[str]:
    """The lines of one place: under its name, and under its other names in Latin letters."""
    own = fold(row.name)
    if not own:
        return
    if is_usable(own, row.kind):
        yield row_line(own, row)
    latin = (fold(name) for name in others if _ALIAS.fullmatch(name) and not name.isupper())
    aliases = (key for key in dict.fromkeys(latin) if len(key) > 2 and key != own and is_usable(key, row.kind))
    for _, key in zip(range(MAX_ALIASES), aliases, strict=False):
        if is_usable(own, row.kind) and row.geonameid:
            yield alias_line(key, own, row.geonameid)


def _sorted_chunks(lines: Iterable[bytes], folder: Path) -> Iterator[Path]:
    """Write the lines to files, each sorted, so that no more than ``LINES_IN_MEMORY`` are held."""
    chunk: list[bytes] = []
    number = 0
    for line in lines:
        chunk.append(line)
        if len(chunk) >= LINES_IN_MEMORY:
            yield _write_chunk(chunk, folder / f"chunk-{number}")
            number, chunk = number + 1, []
    yield _write_chunk(chunk, folder / f"chunk-{number}")


def _write_chunk(chunk: list[bytes], path: Path) -> Path:
    with path.open("wb") as handle:
        handle.writelines(sorted(chunk))
    return path


def _merge(chunks: list[Path], target: Path) -> None:
    """Merge sorted files into one without doubles, and see it safely on the disk."""
    with ExitStack() as stack, target.open("wb") as out:
        last = b""
        for line in heapq.merge(*(stack.enter_context(path.open("rb")) for path in chunks)):
            if line != last:
                out.write(line)
            last = line
        out.flush()
        os.fsync(out.fileno())
