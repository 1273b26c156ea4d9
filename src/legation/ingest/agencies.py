"""News agencies and their usual signs: who can stand in the brackets of a dateline or sign a report."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import Final

# One agency a line: the name we give it, then other ways it signs. Names are facts from the agencies' own imprints.
_NAMES: Final = """
Reuters|Thomson Reuters|Reuters Staff|Reuters News
AP|Associated Press|The Associated Press|The AP
AFP|Agence France-Presse|Agence France Presse
UPI|United Press International
Bloomberg|Bloomberg News
Dow Jones|Dow Jones Newswires
Xinhua|Xinhua News Agency
CNA
TASS|ITAR-TASS|Itar-Tass
Interfax|Interfax-Ukraine
RIA Novosti|RIA
Sputnik
dpa|Deutsche Presse-Agentur
EFE
ANSA
AGI
Kyodo|Kyodo News
Jiji|Jiji Press
Yonhap|Yonhap News Agency
KCNA
Anadolu|Anadolu Agency|AA
IRNA
ISNA
Mehr|MNA
Tasnim
Fars
SANA
WAM
SPA|Saudi Press Agency
KUNA
QNA
BNA
Petra
MENA
INA
NNA
PTI|Press Trust of India
ANI
IANS
APP
BSS
Bernama
Antara
VNA
PNA
Belta|BelTA
Ukrinform
UNIAN
Kazinform
Trend
Azertac|AZERTAC
Armenpress
Tanjug
Beta
Hina|HINA
FoNet
MTI
PAP
CTK|ČTK
BTA
Agerpres|AGERPRES
Lusa|LUSA
Belga
ANP
APA
Keystone-SDA
Ritzau
NTB
STT
BNS
ELTA
LETA
ERR
Prensa Latina
Telam|Télam
Agencia Brasil|Agência Brasil
The Canadian Press|Canadian Press|CP
AAP|Australian Associated Press
PA|PA Media|Press Association
IPS|Inter Press Service
RFE/RL|Radio Free Europe/Radio Liberty
VOA|Voice of America
PRNewswire|PR Newswire
Business Wire|BUSINESS WIRE|BusinessWire
GlobeNewswire|GLOBE NEWSWIRE
"""
_KNOWN: Final = MappingProxyType(
    {alias.casefold(): line.split("|", 1)[0] for line in _NAMES.strip().splitlines() for alias in line.split("|")}
)
_EDGES: Final = re.compile(r"^[\s\"'“”‘’(\[/-]+|[\s\"'“”‘’)\].,/-]+$")
_STAFF: Final = re.compile(
    r"^(?:the\s)?(.{2,40}?)\s(?:staff(?:\s(?:writers?|reporters?))?|news\s?desk|newsroom|"
    r"correspondents?|reporters?|writers?|services?)$",
    re.IGNORECASE,
)
_JOINTS: Final = re.compile(r"\s*(?:,|/|&|\band\b|\bwith\b)\s*", re.IGNORECASE)


def known(name: str) -> str | None:
    """The name we give the agency that ``name`` stands for, or None if it is none we know."""
    bare = _EDGES.sub("", name)
    return _KNOWN.get(bare.casefold()) or _KNOWN.get(bare.casefold().removeprefix("the "))


def signature(line: str) -> tuple[str, ...]:
    """Agencies of a line that names nothing else ("Reuters Staff", "AP and AFP", "Reuters correspondents"); else ()."""
    if len(line) > 80:
        return ()
    bare = _EDGES.sub("", line)
    if whole := known(bare):
        return (whole,)
    if (match := _STAFF.match(bare)) and (named := known(match[1])):
        return (named,)
    names = [known(part) for part in _JOINTS.split(bare) if part.strip() and part.casefold() != "agencies"]
    return tuple(name for name in names if name) if names and all(names) else ()
