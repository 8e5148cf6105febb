"""Only hosts on the public internet are asked, however their address is written and whenever it changes."""

from collections.abc import Sequence

import pytest

from embeddings.errors import HostUnreachable
from rag.reading.urls.address import Address
from rag.reading.web import WebReader
from rag.reading.web.hosts import check_public, system_addresses
from rag.settings import Web
from rag.types import Article, Rejection
from tests.website import HERE, Website, page

STORY = "Waduk itu penuh untuk pertama kalinya sejak lima tahun. Petani di hilir bersyukur."

PUBLIC = """1.1.1.1 8.8.8.8 93.184.215.14 100.63.255.255 100.128.0.0 126.255.255.255 128.0.0.1 169.253.255.255
172.15.255.255 172.32.0.0 192.0.1.0 192.167.255.255 192.169.0.0 198.17.255.255 198.20.0.0 223.255.255.255
2606:4700:4700::1111 2a00:1450:4001:81b::200e ::ffff:8.8.8.8 64:ff9b::8.8.8.8 2002:808:808::1""".split()
PRIVATE = """0.0.0.0 0.1.2.3 10.0.0.1 10.255.255.255 100.64.0.1 100.127.255.255 169.254.169.254
172.16.0.1 172.31.255.255 192.0.0.1 192.0.0.170 192.0.2.1 192.88.99.1 192.168.0.1 192.168.255.255
198.18.0.1 198.19.255.255 198.51.100.1
203.0.113.1 224.0.0.1 239.255.255.255 240.0.0.1 255.255.255.255
:: fc00::1 fd12:3456::1 fe80::1 fe80::1%2 fec0::1 ff02::1 100::1 2001::1 2001:2::1 2001:10::1 2001:db8::1 3fff::1
5f00::1 4000::1 ::7f00:1 ::ffff:0:127.0.0.1 64:ff9b:1::1
::ffff:10.0.0.1 ::ffff:169.254.169.254 ::ffff:0.0.0.0 64:ff9b::10.0.0.1 64:ff9b::192.168.1.1 2002:a00:1::1
2002:c0a8:101::1""".split()
LOOPBACK = "127.0.0.1 127.255.255.254 ::1 ::ffff:127.0.0.1 64:ff9b::127.0.0.1 2002:7f00:1::1".split()


@pytest.mark.parametrize("address", PUBLIC)
def test_a_public_address_is_asked(address: str) -> None:
    check_public(address, host="kabar.example")


@pytest.mark.parametrize("address", PRIVATE)
@pytest.mark.parametrize("loopback", [False, True])
def test_a_private_address_is_never_asked(address: str, loopback: bool) -> None:
    with pytest.raises(HostUnreachable, match="not on the public internet"):
        check_public(address, host="kabar.example", loopback=loopback)


@pytest.mark.parametrize("address", LOOPBACK)
def test_this_machine_is_asked_only_where_the_settings_say_so(address: str) -> None:
    check_public(address, host="kabar.example", loopback=True)
    with pytest.raises(HostUnreachable, match="SITASI_WEB_LOOPBACK=1"):
        check_public(address, host="kabar.example")


@pytest.mark.parametrize("spelled", ["2130706433", "0x7f.1", "127.1", "017700000001", "::1", "127.0.0.1"])
def test_every_spelling_of_this_machine_is_known(spelled: str, site: Website) -> None:
    host = f"[{spelled}]" if ":" in spelled else spelled
    [rejected] = WebReader(Web()).read(Address(f"http://{host}:{site.port}/"))
    assert isinstance(rejected, Rejection)
    assert "is this machine" in rejected.error
    assert site.asked == []


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("ftp://kabar.example/a", "only http:// and https:// are"),
        ("file:///etc/passwd", "only http:// and https:// are"),
        ("javascript://kabar.example/%0aalert(1)", "only http:// and https:// are"),
        ("http://", "names no host"),
        ("http:///a", "names no host"),
        ("http://kabar.example:65536/", "is no address"),
        (f"http://127.0.0.1:{10**30}/", "is no address"),
        ("http://0177.0.0.1/", "is no address"),
        ("http://[::1", "is no address"),
        ("http://xn--a/", "no host"),
        ("http://a..b/", "no host"),
        ("http://kabar%00.example/", "no host"),
        ("http://kabar.example/" + "a" * 4_000, "longer than 4,000 characters"),
    ],
)
def test_what_is_no_address_on_the_web_says_so(url: str, message: str) -> None:
    [rejected] = WebReader(Web()).read(Address(url))
    assert isinstance(rejected, Rejection)
    assert message in rejected.error


def test_a_login_is_neither_sent_nor_repeated(site: Website) -> None:
    [rejected] = WebReader(HERE).read(Address(f"http://ayu:rahasia@127.0.0.1:{site.port}/a"))
    assert isinstance(rejected, Rejection)
    assert rejected.source == site.url("/a")
    assert "holds a name or password" in rejected.error
    assert site.asked == []


class Names:
    """Gives the addresses of a name as they were told, the last ones again and again, and counts the questions."""

    def __init__(self, *answers: Sequence[str]) -> None:
        self.answers = list(answers)
        self.asked: list[str] = []

    def __call__(self, host: str, _: int) -> Sequence[str]:
        self.asked.append(host)
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]


def test_the_address_that_was_checked_is_the_one_that_is_asked(site: Website) -> None:
    site.sends("/a", page(STORY))
    names = Names(["127.0.0.1"])
    [found] = WebReader(HERE, resolve=names).read(Address(f"http://kabar.example:{site.port}/a"))
    assert isinstance(found, Article)
    assert found.source == f"http://kabar.example:{site.port}/a"
    assert {one.headers["host"] for one in site.asked} == {f"kabar.example:{site.port}"}
    assert len(names.asked) == len(site.asked), "one look-up a connection: nothing can change in between"


def test_a_name_that_turns_private_is_not_followed(site: Website) -> None:
    names = Names(["127.0.0.1"], ["10.0.0.1"])
    [found] = WebReader(HERE, resolve=names).read(Address(f"http://kabar.example:{site.port}/a"))
    assert isinstance(found, Rejection)
    assert found.error.startswith("kabar.example (10.0.0.1) is not on the public internet")
    assert site.paths() == []


def test_one_private_address_of_a_name_is_enough_to_leave_it(site: Website) -> None:
    names = Names(["127.0.0.1", "192.168.1.1"])
    [found] = WebReader(HERE, resolve=names).read(Address(f"http://kabar.example:{site.port}/a"))
    assert isinstance(found, Rejection)
    assert "192.168.1.1" in found.error
    assert site.asked == []


def test_the_next_address_of_a_name_is_tried_where_one_does_not_answer(site: Website) -> None:
    site.sends("/a", page(STORY))
    names = Names(["127.0.0.2", "::1", "127.0.0.1"])
    [found] = WebReader(HERE, resolve=names).read(Address(f"http://kabar.example:{site.port}/a"))
    assert isinstance(found, Article)


def test_the_system_knows_this_machine() -> None:
    assert system_addresses("127.1", 80) == ["127.0.0.1"]


@pytest.mark.parametrize("target", ["http://10.0.0.1/", "http://169.254.169.254/latest/", "http://[fd00::1]/"])
def test_a_redirect_into_a_private_network_is_not_followed(site: Website, target: str) -> None:
    url = site.sends("/a", status=302, location=target)
    [found] = WebReader(HERE).read(Address(url))
    assert isinstance(found, Rejection)
    assert found.source == url
    assert found.error.startswith(f"leads to {target}: ")
    assert "not on the public internet" in found.error


def test_proxies_of_the_environment_are_not_used(site: Website, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    url = site.sends("/a", page(STORY))
    [found] = WebReader(HERE).read(Address(url))
    assert isinstance(found, Article)
