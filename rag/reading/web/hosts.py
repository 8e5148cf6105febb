"""Which internet addresses a host has, and whether it may be asked there: on the public internet, and nowhere else."""

import socket
from collections.abc import Callable, Sequence
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from embeddings.errors import HostUnreachable

__all__ = ["Resolve", "check_public", "system_addresses"]

Resolve = Callable[[str, int], Sequence[str]]
"""Host and port → every internet address of it, best first; raises `OSError` or `ValueError` where there is none."""

_NOT_PUBLIC = tuple(
    ip_network(network)
    for network in (
        "0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24"
        " 192.88.99.0/24 192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4"
        " 2001::/23 2001:db8::/32 3fff::/20"
    ).split()
)
"""Whatever is not globally reachable: the registries of special-purpose addresses at IANA (RFC 6890), and multicast.

Spelled out, for what Python's `is_global` knows of them differs from one release to the next.
"""
_PUBLIC_6 = ip_network("2000::/3")
"""All that has been given out of IPv6 for the public internet."""
_NAT64 = ip_network("64:ff9b::/96")
"""Where networks without IPv4 see it: the last 32 bits are the address that is meant (RFC 6052)."""


def system_addresses(host: str, port: int) -> list[str]:
    """Ask the system, which knows every way to write an address: 2130706433 and 0x7f.1 are 127.0.0.1 to it."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(one[4][0]) for one in found))


def check_public(address: str, *, host: str, loopback: bool = False) -> None:
    """Let an address of the public internet pass; with `loopback`, also this machine's own.

    An IPv4 address inside an IPv6 one (mapped, 6to4, NAT64) counts as what it leads to.

    Raises:
        HostUnreachable: `host` leads to another one.
    """
    meant = _meant(ip_address(address))
    if meant.is_loopback and loopback:
        return
    who = host if host == address else f"{host} ({address})"
    if meant.is_loopback:
        raise HostUnreachable(f"{who} is this machine; set SITASI_WEB_LOOPBACK=1 where that is meant")
    if _is_private(meant):
        raise HostUnreachable(f"{who} is not on the public internet, so it is not asked; add the saved page instead")


def _meant(address: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    if isinstance(address, IPv4Address):
        return address
    if address in _NAT64:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour or address


def _is_private(address: IPv4Address | IPv6Address) -> bool:
    if address.version == _PUBLIC_6.version and address not in _PUBLIC_6:
        return True
    return any(address in network for network in _NOT_PUBLIC) or not address.is_global
