"""Web addresses: which may be fetched, which are the same article's, and which machines stay out of reach.

An article is known by its canonical address. What follows is no part of it: the fragment, the port that is usual for
the scheme, and parameters by which newsletters and social networks count their readers.
"""

from __future__ import annotations

import ipaddress
import re
from typing import Final
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from legation.ingest.wordlist import words

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
LONGEST: Final = 4_000
_WEB: Final = re.compile(r"https?://[^/\s?#]", re.IGNORECASE)
_PORTS: Final = {"http": 80, "https": 443}
_COUNTING: Final = re.compile(r"(?:utm|mc|pk|mtm|at)_\w{1,40}", re.IGNORECASE)
_COUNTERS: Final = words(
    "fbclid gclid dclid gbraid wbraid msclkid yclid twclid igshid igsh cmpid ocid ncid smid smtyp sref partner ref_src "
    "ref_url mkt_tok xtor spm _ga __twitter_impression cvid wt.mc_id feedtype feedname"
)
# From IANA's registries of special addresses; ``ipaddress`` knows most of them, each release of Python a few more.
_RESERVED: Final = tuple(
    map(
        ipaddress.ip_network,
        (
            *("0.0.0.0/8", "100.64.0.0/10", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "198.18.0.0/15"),
            *("198.51.100.0/24", "203.0.113.0/24", "240.0.0.0/4", "2001::/23", "2001:db8::/32", "3fff::/20"),
        ),
    )
)
# Azure's and Alibaba's metadata services stand at addresses that look public or merely shared.
_METADATA: Final = tuple(map(ipaddress.ip_address, ("169.254.169.254", "168.63.129.16", "100.100.100.200")))
_NAT64: Final = ipaddress.ip_network("64:ff9b::/96")
_TUNNELS: Final = tuple(
    map(ipaddress.ip_network, ("64:ff9b:1::/48", "2002::/16", "2001::/32", "::/96", "::ffff:0:0/96"))
)
_UNICAST: Final = ipaddress.ip_network("2000::/3")


def is_web(text: str) -> bool:
    """Whether ``text`` is an address of the web: http or https, with a host."""
    return len(text) <= LONGEST and _WEB.match(text.strip()) is not None


def canonical(url: str) -> str:
    """The address without what does not tell articles apart; as it is where it cannot be taken to pieces."""
    try:
        parts = urlsplit(url)
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        return url
    if not host or parts.username is not None:
        return url
    scheme = parts.scheme.casefold()
    netloc = f"[{host}]" if ":" in host else host
    netloc += f":{port}" if port is not None and port != _PORTS.get(scheme) else ""
    # "#!" is how some old sites name their pages.
    fragment = parts.fragment if parts.fragment.startswith("!") else ""
    return urlunsplit((scheme, netloc, parts.path or "/", _told(parts.query), fragment))


def _told(query: str) -> str:
    """The query without counters; its writing is kept where there are none."""
    pairs = parse_qsl(query, keep_blank_values=True, max_num_fields=None) if query else []
    kept = [(name, value) for name, value in pairs if not _is_counter(name)]
    return query if len(kept) == len(pairs) else urlencode(kept)


def _is_counter(name: str) -> bool:
    return name.casefold() in _COUNTERS or _COUNTING.fullmatch(name) is not None


def refusal(address: str) -> str | None:
    """Why a machine at this IP address must not be asked for pages; None for one in the public Internet.

    Public is what the registries say is globally reachable and no group (multicast). Addresses that hide another
    (IPv4 mapped into IPv6, 6to4, Teredo) are refused whatever they hide; NAT64's, through which networks without IPv4
    reach all of it, are as good as the address inside.
    """
    try:
        ip: Address = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return "no IP address"
    if ip.version == 6 and ip in _NAT64:
        return refusal(str(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)))
    kinds = (
        (ip in _METADATA, "a cloud's metadata service"),
        (ip.is_loopback, "this machine itself"),
        (ip.is_unspecified, "no particular machine"),
        (any(ip in net for net in _TUNNELS), "an address mapped into another"),
        (ip.is_link_local, "a link-local address"),
        (ip.is_multicast, "a group of machines"),
        (any(ip in net for net in _RESERVED), "a reserved address"),
        (ip.is_private, "a private network"),
        (ip.is_reserved or not ip.is_global or (ip.version == 6 and ip not in _UNICAST), "a reserved address"),
    )
    return next((name for holds, name in kinds if holds), None)
