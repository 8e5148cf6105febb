"""Every error in the shape of its protocol: OpenAI's below /v1, problem details (RFC 9457) elsewhere."""

from collections.abc import Sequence
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse

from embeddings.errors import SettingsError, SitasiError
from ui.guard import Refusal
from ui.guard.origins import path_of

__all__ = ["OPENAI", "RequestRefused", "answer_errors", "refused"]

OPENAI = "/v1"
_BAD_JSON = frozenset({"json_invalid", "model_attributes_type", "dict_type"})
_CODES = {401: "invalid_api_key", 404: "not_found", 429: "rate_limit_exceeded"}
_SERVER_ERROR = 500


class RequestRefused(Exception):
    """A request that is not answered: its refusal, and for the OpenAI protocol the parameter and a code."""

    def __init__(self, status: int, said: str, *, param: str | None = None, code: str | None = None) -> None:
        super().__init__(said)
        self.refusal = Refusal(status, said, again=5 if status == HTTPStatus.SERVICE_UNAVAILABLE else None)
        self.param = param
        self.code = code


def refused(request: Request, refusal: Refusal, *, param: str | None = None, code: str | None = None) -> JSONResponse:
    """Write a refusal in the shape of the protocol that the request speaks."""
    status, said = refusal.status, " ".join(refusal.said.split())
    headers = {**refusal.headers, **({"WWW-Authenticate": "Bearer"} if status == HTTPStatus.UNAUTHORIZED else {})}
    if _speaks_openai(request):
        kind = "server_error" if status >= _SERVER_ERROR else "invalid_request_error"
        error = {"message": said, "type": kind, "param": param, "code": code or _CODES.get(status)}
        return JSONResponse({"error": error}, status, headers)
    problem = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status, "detail": said}
    return JSONResponse(problem, status, headers, media_type="application/problem+json")


def answer_errors(app: FastAPI) -> None:
    """Have an application answer every error so."""

    @app.exception_handler(RequestRefused)
    async def _unanswered(request: Request, error: RequestRefused) -> JSONResponse:
        return refused(request, error.refusal, param=error.param, code=error.code)

    @app.exception_handler(SitasiError)
    async def _failed(request: Request, error: SitasiError) -> JSONResponse:
        return refused(request, Refusal(_status(error), str(error)))

    @app.exception_handler(RequestValidationError)
    async def _not_valid(request: Request, error: RequestValidationError) -> JSONResponse:
        return _invalid(request, error.errors())

    @app.exception_handler(HTTPException)
    async def _not_served(request: Request, error: HTTPException) -> JSONResponse:
        return refused(request, Refusal(error.status_code, _unserved(request, error)))


def _speaks_openai(request: Request) -> bool:
    path = path_of(request)
    return path == OPENAI or path.startswith(f"{OPENAI}/")


def _status(error: SitasiError) -> int:
    return HTTPStatus.UNPROCESSABLE_ENTITY if isinstance(error, SettingsError) else HTTPStatus.SERVICE_UNAVAILABLE


def _unserved(request: Request, error: HTTPException) -> str:
    match error.status_code:
        case HTTPStatus.NOT_FOUND:
            return f"nothing is at {path_of(request)}: /openapi.json tells what is"
        case HTTPStatus.METHOD_NOT_ALLOWED:
            return f"{path_of(request)} does not take {request.method}: /openapi.json tells what it takes"
        case HTTPStatus.BAD_REQUEST:
            return "the request is no JSON that can be read"
        case _:
            return str(error.detail)


def _invalid(request: Request, errors: Sequence[Any]) -> JSONResponse:
    """Tell the first thing that is wrong with what was sent."""
    first = errors[0]
    place = ".".join(str(part) for part in first["loc"][1:])
    if first["type"] in _BAD_JSON and (first["type"] == "json_invalid" or not place):
        if "json" not in request.headers.get("content-type", ""):
            message = "send JSON, with Content-Type: application/json"
            return refused(request, Refusal(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, message))
        detail = f" ({first['ctx']['error']} at {place})" if first["type"] == "json_invalid" else ""
        return refused(request, Refusal(HTTPStatus.BAD_REQUEST, f"the request is no JSON object{detail}"))
    message = _said(first, place)
    status = HTTPStatus.BAD_REQUEST if _speaks_openai(request) else HTTPStatus.UNPROCESSABLE_ENTITY
    return refused(request, Refusal(status, message), param=place or None)


def _said(error: Any, place: str) -> str:  # noqa: ANN401 - pydantic's
    match error["type"]:
        case "missing":
            return f"{place} is missing" if place else "the request is empty: send a JSON object"
        case "extra_forbidden":
            return f"{place} is no parameter: see /openapi.json"
        case "value_error":
            reason = str(error["ctx"]["error"])
            return f"{place}: {reason}" if place else reason
        case _:
            message = str(error["msg"]).removeprefix("Input ")
            return f"{place} {message[:1].lower()}{message[1:]}"
