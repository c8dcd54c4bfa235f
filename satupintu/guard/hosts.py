"""Hosts: which belong together, which anybody can reach, which are only examples."""

from __future__ import annotations

import ipaddress
from collections.abc import Iterable

SECOND_LEVELS = frozenset("ac biz co desa go mil my net or ponpes sch web".split())
"""Second-level domains of .id under which registrants stand (PANDI, Kebijakan Nama Domain)."""
RESERVED = ("example", "example.com", "example.net", "example.org", "invalid", "test", "localhost")
"""Names set aside for documentation and tests (RFC 2606, 6761); nobody runs a service there."""
NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
"""IPv4 written as IPv6 by gateways (RFC 6052)."""


def domain_of(host: str) -> str:
    """The domain somebody has registered: `a.b.lan.go.id` is of `lan.go.id`; an IP address is its own."""
    labels = host.lower().rstrip(".").split(".")
    if is_address(host):
        return host
    return ".".join(
        labels[-3:] if labels[-1] == "id" and labels[-2:-1] and labels[-2] in SECOND_LEVELS else labels[-2:]
    )


def is_below(host: str, domains: Iterable[str]) -> bool:
    """Whether a host is one of some domains or lies below one."""
    name = host.lower().rstrip(".")
    return any(name == domain or name.endswith(f".{domain}") for domain in domains)


def is_reserved(host: str) -> bool:
    return is_below(host, RESERVED)


def is_address(host: str) -> bool:
    try:
        ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        return False
    return True


def is_public(address: str) -> bool:
    """Whether an IP address is reachable from everywhere (RFC 6890), also where IPv6 wraps an IPv4 one."""
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(found, ipaddress.IPv6Address):
        inner = found.ipv4_mapped or found.sixtofour or (found.teredo or (None, None))[1]
        if inner is None and found in NAT64:
            inner = ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
    return found.is_global and not found.is_multicast
