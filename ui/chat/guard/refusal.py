"""What is answered to a request that is not let through."""

from dataclasses import dataclass

from starlette.responses import JSONResponse

__all__ = ["Refusal"]


@dataclass(frozen=True, slots=True)
class Refusal:
    """An HTTP status and one line; `again` are the seconds after which it may be asked again."""

    status: int
    said: str
    again: int | None = None

    def response(self) -> JSONResponse:
        """Give it as the page, and a program, read errors."""
        headers = {} if self.again is None else {"Retry-After": str(self.again)}
        return JSONResponse({"detail": self.said}, self.status, headers)
