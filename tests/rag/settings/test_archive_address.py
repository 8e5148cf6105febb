from pathlib import Path

import pytest
from sqlalchemy import make_url

from embeddings.errors import SettingsError
from rag.settings.archive_address import ServerAddress, placed


@pytest.mark.parametrize("folder", ["news", "/srv/news", "postgresql", "C:\\news", "news/2024:05", ""])
def test_what_has_no_scheme_is_a_folder(folder: str) -> None:
    assert placed(folder) == placed(Path(folder)) == Path(folder)


@pytest.mark.parametrize(
    ("given", "shown", "of_all"),
    [
        ("postgresql://ayu:rahasia@db:6432/news", "postgresql://ayu@db:6432/news", "postgresql://db:6432/news"),
        ("postgresql://ayu@db/news", "postgresql://ayu@db/news", "postgresql://db/news"),
        ("postgresql://ayu:raha%40%2Fsia@[::1]/news", "postgresql://ayu@[::1]/news", "postgresql://[::1]/news"),
        ("postgresql://ayu:raha/?#sia@db/news", "postgresql://ayu@db/news", "postgresql://db/news"),
        ("postgresql:///news?host=%2Frun", "postgresql:///news?host=%2Frun", "postgresql:///news?host=%2Frun"),
        ("other://ayu:rahasia@db/news", "other://ayu@db/news", "other://db/news"),
    ],
)
def test_an_address_is_shown_without_its_password(given: str, shown: str, of_all: str) -> None:
    address = placed(given)
    assert isinstance(address, ServerAddress)
    assert (str(address), address.without_user()) == (shown, of_all)
    assert address.reveal() == make_url(given)
    assert placed(address) is address
    assert {address} == {ServerAddress(given)}
    assert address != ServerAddress("postgresql://ayu:sandi@db:6432/news")


@pytest.mark.parametrize(
    "address",
    [
        "://",
        "postgresql://",
        "postgresql://ayu:rahasia@db",
        "postgresql://ayu:rahasia@db:rahasia/news",
        "postgresql://ayu:raha@rahasia@db/news",
        "postgresql://ayu:x@raha/sia@db/rahasia",
        "postgresql://ayu@db/news?password=rahasia",
        "postgresql://ayu@db/news?sslpassword=rahasia",
    ],
)
def test_an_address_that_cannot_be_read_is_refused_and_none_of_it_shown(address: str) -> None:
    with pytest.raises(SettingsError, match="postgresql://user:password@host:port/database") as caught:
        placed(address)
    assert "raha" not in str(caught.value)
    assert "\n" not in str(caught.value)
