"""Closed word classes of English that a mention is built with, folded as in ``spelling``."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


DETERMINERS: Final = _set(
    "the a an this that these those some any all both each every no many several few most more other another various "
    "numerous certain such much what which whichever half its his her their our my your own same over around about "
    "nearly almost only least roughly approximately some up excess "
)
SEATED: Final = _set("based operating living working fighting active present")
DEFINITE: Final = _set("the this that these those its their his her")
INDEFINITE: Final = _set("a an one some many several few dozens hundreds thousands")
NUMBERS: Final = _set(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion dozen "
    "first second third"
)
# Words that count what follows "of": the actor is what is counted.
QUANTITIES: Final = _set(
    "dozens hundreds thousands tens scores millions number numbers majority minority handful couple group groups crowd "
    "crowds pair trio series string majority most many some several few all one two three four five six seven eight "
    "nine ten part rest range variety kind sort lot lots host bulk wave waves throng throngs mass masses percent half "
    "each none any both gathering batch list generation hordes band bands total convoy row chorus those"
)
PREPOSITIONS: Final = _set(
    "of in for at from to with by on under against near inside within outside across around between including like as "
    "throughout behind among over along during after before since into upon via amid per"
)
# A clause begins here: what follows says something about the actor, it does not name it.
CLAUSES: Final = _set(
    "who whom whose which that where when while because if although wearing carrying accused suspected believed known "
    "said saying fleeing opposed seeking demanding protesting calling holding "
    "killed arrested detained wounded injured involved trying responsible close"
)
LOYAL: Final = _set("loyal allied aligned affiliated sympathetic faithful belonging")
PLACE_PREPOSITIONS: Final = _set("in at from across inside within throughout near around on")
OWNER_PREPOSITIONS: Final = _set("of for from with within at")
# Words after a noun that begin what is said about it ("officials familiar with the matter").
POSTPOSED: Final = _set(
    "based operating living working fighting "
    "loyal allied aligned affiliated faithful belonging familiar angry opposed critical able unable present active "
    "aboard alone alike elsewhere today yesterday backed linked led armed trained funded sympathetic ready eager"
)

FORMER: Final = _set(
    "former ex late ousted deposed toppled erstwhile onetime retired disgraced previous past outgone fugitive "
    "impeached sacked dismissed fired overthrown"
)
EXILED: Final = _set("exiled")
# "then-President" looks back at one who held the office when the thing happened; the others hold it or soon will.
KEEPING: Final = _set("then acting interim caretaker outgoing elect designate incoming newly deputy")
AWAY: Final = _set("anti pro counter non")
# Nouns that before another noun are adjectives and say nothing of whose it is.
ADJECTIVAL: Final = _set(
    "national public individual local private native major general faithful human veteran country patient dead wounded "
    "injured elder star standard weekly young youth society community man woman"
)
# After a hyphen these leave the nation to the thing ("Oslo-based"); any other ("Russian-backed") takes it away.
OWNING: Final = _set("based led registered flagged owned run headquartered state listed run")
PARTICLES: Final = _set(
    "al el bin ibn bint ben van von der den de del della di da dos das du la le abu abdul ould ag ter ten y e st mac"
)
CALENDAR: Final = _set(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december christmas easter ramadan"
)
PRONOUNS: Final = _set(
    "i me we us you he him she her it they them who whom himself herself itself themselves everyone nobody somebody "
    "someone anyone everybody nothing something there here"
)
ISO_NONSTATE: Final = _set("UNO EUR IGO NGO ISM IMG MNC")
# Intergovernmental bodies carry their code and no sector; people and firms merely seated there keep theirs.
UNSECTORED: Final = frozenset({"UNO", "EUR", "IGO"})
PRIVATE: Final = _set("BUS CVL AGR REF CRM REB")
STATE: Final = _set("GOV LEG MIL JUD SPY COP")
OFFICIAL: Final = _set("GOV LEG MIL JUD SPY COP PTY OPP")
# These stand apart from the article's own country.
ELSEWHERE: Final = _set(
    "foreign western international global world other multinational overseas neighboring neighbouring"
)
# Many or other countries are none that the article has named.
OTHERS: Final = _set("other another many several some various numerous most more")
COUNTRY_NOUNS: Final = _set("country nation state government neighbour neighbor power ally")
PARTISAN: Final = _set("OPP PTY REB PRM CRM UAF")
FAMILY_NAME_FIRST: Final = _set("CHN KOR PRK VNM TWN KHM")

# PLOVER counts dependencies with their state; Hong Kong, Macau and Taiwan stand for themselves.
_DEPENDENCIES: Final = (
    "USA PRI GUM VIR ASM MNP; GBR BMU GIB CYM VGB TCA FLK AIA MSR SHN PCN IOT JEY GGY IMN; DNK GRL FRO; "
    "FRA NCL PYF GLP MTQ GUF REU MYT SPM WLF BLM MAF; NLD ABW CUW SXM BES ANT; NZL TKL; "
    "AUS NFK CXR CCK; FIN ALA; NOR SJM"
)
SOVEREIGN: Final = MappingProxyType(
    {code: row.split()[0] for row in _DEPENDENCIES.split(";") for code in row.split()[1:]}
)
