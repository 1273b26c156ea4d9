"""Country names as they stand in brackets beside a town: "KHARKIV (Ukraine)" tells where, and credits nobody."""

from __future__ import annotations

from typing import Final

from legation.ingest.wordlist import words

NAMES: Final = frozenset(
    name.replace("_", " ")
    for name in words(
        "afghanistan albania algeria angola argentina armenia australia austria azerbaijan bahrain bangladesh "
        "belarus belgium benin bolivia bosnia botswana brazil bulgaria burkina_faso burundi cambodia cameroon "
        "canada chad chile china colombia congo costa_rica croatia cuba cyprus czech_republic czechia denmark "
        "djibouti drc ecuador egypt el_salvador england eritrea estonia eswatini ethiopia fiji finland france "
        "gabon gambia gaza georgia germany ghana greece guatemala guinea guyana haiti honduras hungary "
        "iceland india indonesia iran iraq ireland israel italy ivory_coast jamaica japan jordan kazakhstan "
        "kenya kosovo kuwait kyrgyzstan laos latvia lebanon lesotho liberia libya lithuania luxembourg "
        "madagascar malawi malaysia mali malta mauritania mauritius mexico moldova mongolia montenegro "
        "morocco mozambique myanmar namibia nepal netherlands new_zealand nicaragua niger nigeria north_korea "
        "north_macedonia northern_ireland norway oman pakistan palestine panama paraguay peru philippines "
        "poland portugal qatar romania russia rwanda saudi_arabia scotland senegal serbia sierra_leone "
        "singapore slovakia slovenia somalia south_africa south_korea south_sudan spain sri_lanka sudan "
        "sweden switzerland syria taiwan tajikistan tanzania thailand togo tunisia turkey turkiye türkiye "
        "turkmenistan uae uganda uk ukraine united_arab_emirates united_kingdom united_states uruguay us usa "
        "uzbekistan vatican venezuela vietnam wales west_bank yemen zambia zimbabwe"
    )
)
"""In lower case, with the common short forms."""
