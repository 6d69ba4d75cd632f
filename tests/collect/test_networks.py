from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.collect.networks import find_objection, parse_allowance
from marsad.errors import BadInput

INSIDE = [
    "0.0.0.0",
    "0.1.2.3",
    "10.0.0.1",
    "100.64.0.1",
    "127.0.0.1",
    "127.255.255.254",
    "169.254.169.254",
    "172.16.0.1",
    "172.31.255.255",
    "192.0.0.1",
    "192.0.2.1",
    "192.88.99.1",
    "192.168.0.1",
    "198.18.0.1",
    "198.51.100.7",
    "203.0.113.9",
    "224.0.0.1",
    "239.255.255.250",
    "240.0.0.1",
    "255.255.255.255",
]


@pytest.mark.parametrize("text", INSIDE)
def test_what_is_not_public(text):
    assert find_objection(IPv4Address(text))


@pytest.mark.parametrize("text", INSIDE)
def test_wrapping_it_in_ipv6_does_not_help(text):
    number = int(IPv4Address(text))
    mapped = IPv6Address((0xFFFF << 32) | number)
    compatible = IPv6Address(number)
    nat64 = IPv6Address(int(IPv6Address("64:ff9b::")) | number)
    local_nat64 = IPv6Address(int(IPv6Address("64:ff9b:1::")) | number)
    six_to_four = IPv6Address((0x2002 << 112) | (number << 80))
    teredo = IPv6Address((0x20010000 << 96) | (number ^ 0xFFFFFFFF))
    for ip in (mapped, compatible, nat64, local_nat64, six_to_four, teredo):
        assert find_objection(ip), ip


@pytest.mark.parametrize(
    "text",
    [
        "::",
        "::1",
        "fc00::1",
        "fd12::1",
        "fe80::1",
        "fe80::1%eth0",
        "fec0::1",
        "ff02::1",
        "100::1",
        "2001:db8::1",
        "3fff::1",
        "5f00::1",
        "4000::1",
        "2001:10::1",
        "::ffff:0:7f00:1",
    ],
)
def test_what_is_not_public_in_ipv6(text):
    assert find_objection(ip_address(text))


@pytest.mark.parametrize(
    "text",
    ["1.1.1.1", "8.8.8.8", "93.184.216.34", "2a00:1450::1", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"],
)
def test_what_is_public(text):
    assert find_objection(ip_address(text)) is None


@given(st.ip_addresses(v=4))
def test_a_wrapped_address_is_judged_as_the_bare_one(ip):
    mapped = IPv6Address((0xFFFF << 32) | int(ip))
    assert bool(find_objection(mapped)) == bool(find_objection(ip))


@given(st.ip_addresses())
def test_never_more_lenient_than_the_library(ip):
    if find_objection(ip) is None:
        inner = ip.ipv4_mapped if isinstance(ip, IPv6Address) else None
        assert (inner or ip).is_global or ip.compressed.startswith("64:ff9b::")


@pytest.mark.parametrize(
    ("text", "host", "ip", "port", "expected"),
    [
        ("127.0.0.1", "a.example", "127.0.0.1", 80, True),
        ("127.0.0.1", "a.example", "127.0.0.2", 80, False),
        ("10.0.0.0/8", "a.example", "10.9.9.9", 8080, True),
        ("127.0.0.1:8101", "127.0.0.1", "127.0.0.1", 8101, True),
        ("127.0.0.1:8101", "127.0.0.1", "127.0.0.1", 8102, False),
        ("[::1]:80", "localhost", "::1", 80, True),
        ("::1", "localhost", "::1", 81, True),
        ("127.0.0.1", "localhost", "::1", 80, False),
        ("Intranet.example", "intranet.example", "10.0.0.1", 443, True),
        ("intranet.example:443", "intranet.example", "10.0.0.1", 80, False),
        ("intranet.example", "evil.intranet.example", "10.0.0.1", 443, False),
    ],
)
def test_allowances(text, host, ip, port, expected):
    assert parse_allowance(text).covers(host, ip_address(ip), port) is expected


@pytest.mark.parametrize(
    "text", ["", ":80", "10.0.0.1/8", "a.example:http", "a.example:0", "a.example:99999", "[::1", "1.2.3"]
)
def test_what_is_no_allowance(text):
    with pytest.raises(BadInput):
        allowance = parse_allowance(text)
        assert allowance is None, allowance
