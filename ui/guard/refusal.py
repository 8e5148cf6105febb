"""What is answered to a request that is not let through."""

from collections.abc import Mapping
from dataclasses import dataclass

__all__ = ["Refusal"]


@dataclass(frozen=True, slots=True)
class Refusal:
    """An HTTP status and one line; `again` are the seconds after which it may be asked again."""

    status: int
    said: str
    again: int | None = None

    @property
    def headers(self) -> Mapping[str, str]:
        """What HTTP says beside them."""
        return {} if self.again is None else {"Retry-After": str(self.again)}
