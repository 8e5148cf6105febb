"""The application: the routes, what stands before them, and the page that tells of them."""

from functools import cache
from pathlib import Path

from fastapi import FastAPI
from starlette.responses import HTMLResponse

from rag import __version__
from rag.assistant import Assistant
from ui.server.access import Access
from ui.server.errors import answer_errors
from ui.server.openai import openai_routes
from ui.server.rest import rest_routes
from ui.server.work import Workers

__all__ = ["MODEL", "create_app"]

MODEL = "sitasi"
_ABOUT = (
    "An archive of news that answers questions in Indonesian and English with quotations: "
    "over the OpenAI protocol, and over a REST of its own."
)


def create_app(assistant: Assistant, access: Access, *, host: str, model: str = MODEL) -> FastAPI:
    """Build the application that is served at a host. Raises `SettingsError`."""
    app = FastAPI(
        title="Sitasi",
        version=__version__,
        description=_ABOUT,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        middleware=access.middleware(host),
    )
    workers = Workers(assistant.settings)
    app.include_router(openai_routes(assistant, workers, model=model))
    app.include_router(rest_routes(assistant, workers))
    answer_errors(app)

    @cache
    def page() -> str:
        from jinja2 import Environment, FileSystemLoader

        templates = Environment(loader=FileSystemLoader(Path(__file__).parent), autoescape=True)
        return templates.get_template("page.html").render(api=app.openapi(), model=model)

    @app.get("/", include_in_schema=False)
    async def about() -> HTMLResponse:
        return HTMLResponse(page())

    return app
