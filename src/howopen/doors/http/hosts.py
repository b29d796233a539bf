"""Which hosts are public: names as they are written, and the addresses that they resolve to.

Reserved blocks are those of https://www.iana.org/assignments/iana-ipv4-special-registry and
https://www.iana.org/assignments/iana-ipv6-special-registry. The tables are ours since
`ipaddress.is_global` of Python 3.11 calls several of them global, multicast among them.
"""

from __future__ import annotations

import ipaddress
from functools import lru_cache

from howopen.doors.terminal import printable

__all__ = ["is_address", "unfit_address", "unfit_host"]

_MAX_NAME, _MAX_LABEL = 253, 63
_LABEL = frozenset("abcdefghijklmnopqrstuvwxyz0123456789-_")
_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz")

_PRIVATE_NAMES = (
    "localhost",
    "localdomain",
    "local",
    "internal",
    "intranet",
    "private",
    "corp",
    "home",
    "home.arpa",
    "lan",
    "onion",
)
"""Ends of names that are never public; RFC 6761, 6762, 7686, 8375 and ICANN's `internal`."""

_RESERVED_V4 = tuple(
    ipaddress.IPv4Network(block)
    for block in (
        "0.0.0.0/8",
        "10.0.0.0/8",
        "100.64.0.0/10",
        "127.0.0.0/8",
        "168.63.129.16/32",  # a cloud's own service address, though its block is public
        "169.254.0.0/16",
        "172.16.0.0/12",
        "192.0.0.0/24",
        "192.0.2.0/24",
        "192.88.99.0/24",
        "192.168.0.0/16",
        "198.18.0.0/15",
        "198.51.100.0/24",
        "203.0.113.0/24",
        "224.0.0.0/3",
    )
)
_PUBLIC_V6 = ipaddress.IPv6Network("2000::/3")
"""All that is assigned to the public; everything else is refused without a table."""
_RESERVED_V6 = tuple(
    ipaddress.IPv6Network(block) for block in ("2001::/23", "2001:db8::/32", "3fff::/20")
)
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
_ISATAP = (0x00005EFE, 0x02005EFE)
"""The upper half of an interface id whose lower half is an IPv4 address (RFC 5214)."""


def is_address(host: str) -> bool:
    """Whether a host is an IP address and no name."""
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def unfit_address(address: str) -> str:
    """Why an IP address is not public; empty where it is.

    An IPv4 address inside an IPv6 one (mapped, NAT64, 6to4, ISATAP) is judged too.
    """
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return f"{printable(address)} is no address"
    if isinstance(ip, ipaddress.IPv4Address):
        fit = not any(ip in block for block in _RESERVED_V4)
    else:
        fit = ip.scope_id is None and _is_public_v6(ip)
    return "" if fit else f"{printable(address)} is not a public address"


def _is_public_v6(ip: ipaddress.IPv6Address) -> bool:
    inner = ip.ipv4_mapped or ip.sixtofour
    if inner is None and (ip in _NAT64 or (int(ip) >> 32) & 0xFFFFFFFF in _ISATAP):
        inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
    if inner is not None and unfit_address(str(inner)):
        return False
    if ip.ipv4_mapped is not None or ip in _NAT64:
        return True
    return ip in _PUBLIC_V6 and not any(ip in block for block in _RESERVED_V6)


@lru_cache(maxsize=1024)
def unfit_host(host: str) -> str:
    """Why a host as written is not public; empty where it may be."""
    labels = host.split(".")
    last = labels[-1]
    reason = ""
    if ":" in host or (len(labels) == 4 and all(map(str.isdigit, labels))):
        reason = unfit_address(host)
    elif last[:1].isdigit():
        reason = "its host is a number written in an unusual way"
    elif len(host) > _MAX_NAME or not all(map(_is_label, labels)):
        reason = "its host is not written as a plain name"
    elif any(host == name or host.endswith(f".{name}") for name in _PRIVATE_NAMES):
        reason = "its host is private"
    elif len(labels) == 1:
        reason = "its host is a name without a dot"
    elif not (set(last) <= _LETTERS or last.startswith("xn--")):
        reason = "its host ends in no domain that there is"
    return reason


def _is_label(label: str) -> bool:
    return (
        0 < len(label) <= _MAX_LABEL
        and set(label) <= _LABEL
        and not label.startswith("-")
        and not label.endswith("-")
    )
