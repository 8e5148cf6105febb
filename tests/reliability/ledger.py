"""What an archive must hold, and when each version of a story could be quoted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from tests.reliability.ships import Ship

__all__ = ["Change", "Ledger"]

_TOGETHER = 128
"""Articles that `Archive.add` writes in one transaction."""


@dataclass(frozen=True, slots=True)
class Change:
    """What one call does to one story: a version comes, or (0) the story goes."""

    number: int
    version: int


@dataclass(slots=True)
class _Period:
    """When a change may have been seen for the first time: not before `begun`, and surely from `settled` on."""

    change: Change
    begun: float
    settled: float


@dataclass(slots=True)
class Ledger:
    """The stories that were acknowledged, by number, with their versions; and all that happened to them."""

    held: dict[int, int] = field(default_factory=dict)
    _history: dict[int, list[_Period]] = field(default_factory=dict)

    def ships(self) -> list[Ship]:
        """Return the stories that the archive must hold."""
        return [Ship(number, version) for number, version in self.held.items()]

    def texts(self) -> dict[str, str]:
        """Return the text that each source must have."""
        return {ship.source: ship.text for ship in self.ships()}

    def versions(self, number: int) -> list[Ship]:
        """Return every version that a story ever had."""
        return [Ship(number, one.change.version) for one in self._history.get(number, ()) if one.change.version]

    def gone(self) -> list[Ship]:
        """Return the versions that were replaced or removed."""
        return [
            Ship(number, period.change.version) for number, periods in self._history.items() for period in periods[:-1]
        ]

    def settle(self, changes: Sequence[Change], *, begun: float, settled: float) -> None:
        """Enter changes that are known to have been made."""
        for change in changes:
            self._history.setdefault(change.number, []).append(_Period(change, begun, settled))
            if change.version:
                self.held[change.number] = change.version
            else:
                del self.held[change.number]

    def done_of(self, changes: Sequence[Change], texts: Mapping[str, str]) -> Sequence[Change]:
        """Say how many of the changes of a call that was cut short were made: whole transactions, from the first.

        Raises `AssertionError` where `texts`, by source, are those of no such state.
        """
        for made in (*range(0, len(changes), _TOGETHER), len(changes)):
            wanted = self.texts()
            for change in changes[:made]:
                ship = Ship(change.number, change.version)
                wanted.pop(ship.source, None)
                if change.version:
                    wanted[ship.source] = ship.text
            if wanted == texts:
                return changes[:made]
        missing, extra = self.texts().keys() - texts.keys(), texts.keys() - self.texts().keys()
        raise AssertionError(f"a state that never was: without {sorted(missing)}, with {sorted(extra)}")

    def could_be_quoted(self, ship: Ship, *, asked: float, told: float) -> bool:
        """Return whether this version was in the archive at some time between question and answer."""
        periods = self._history.get(ship.number, [])
        for place, period in enumerate(periods):
            if period.change.version == ship.version:
                replaced = periods[place + 1].settled if place + 1 < len(periods) else float("inf")
                return period.begun <= told and asked < replaced
        return False
