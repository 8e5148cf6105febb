"""What programs send: questions with their filters, and conversations."""

from datetime import date
from http import HTTPStatus
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StrictBool, model_validator

from embeddings.language import Language
from rag.types import Filters
from ui.days import check_order, day_from
from ui.server.errors import RequestRefused

__all__ = ["Ask", "ChatRequest", "Filtered", "Listing", "Message", "Search"]

_MOST_HITS = 100
_MOST_LISTED = 500
_REMEMBERED = 20
"""Questions before the last one of a conversation that are looked at."""


def _whole(text: str) -> str:
    """Put "?" in the place of half characters, which no encoding can write."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _asks(text: str) -> str:
    if not text.strip():
        raise ValueError("it is empty: ask in Indonesian or English")
    return text


def _several(given: object) -> object:
    return [given] if isinstance(given, str) else given


def _day(given: object) -> object:
    return given if given is None else day_from(str(given))


Text = Annotated[str, AfterValidator(_whole)]
Question = Annotated[Text, AfterValidator(_asks), Field(description="In Indonesian or English.")]
Day = Annotated[date | None, BeforeValidator(_day)]


class Filtered(BaseModel):
    """Which articles are looked at."""

    model_config = ConfigDict(extra="forbid")

    since: Annotated[Day, Field(description="Only articles published on this day or later.")] = None
    until: Annotated[Day, Field(description="Only articles published on this day or before.")] = None
    publisher: Annotated[
        list[Text], BeforeValidator(_several), Field(description="Only articles of these publishers.")
    ] = []
    language: Annotated[
        list[Language], BeforeValidator(_several), Field(description="Only articles in these languages.")
    ] = []

    @model_validator(mode="after")
    def _days_in_order(self) -> "Filtered":
        check_order(self.since, self.until)
        return self

    @property
    def filters(self) -> Filters:
        """The same for the library."""
        return Filters(
            since=self.since, until=self.until, publishers=tuple(self.publisher), languages=tuple(self.language)
        )


class Search(Filtered):
    """A question for passages."""

    question: Question
    top_k: Annotated[int, Field(ge=1, le=_MOST_HITS, description="How many passages.")] = 10
    explain: Annotated[bool, Field(description="Tell the words and scores that put each passage there.")] = False


class Ask(Filtered):
    """A question for an answer."""

    question: Question
    after: Annotated[
        list[Text], BeforeValidator(_several), Field(description="Questions asked before, the oldest first.")
    ] = []
    any_date: Annotated[bool, Field(description="Leave out the dates that the question names.")] = False
    any_publisher: Annotated[bool, Field(description="Leave out the publisher that the question names.")] = False

    @property
    def history(self) -> list[str]:
        """The last questions before."""
        return self.after[-_REMEMBERED:]


class Listing(Filtered):
    """A page of the articles."""

    limit: Annotated[int, Field(ge=1, le=_MOST_LISTED, description="How many articles.")] = 50
    offset: Annotated[int, Field(ge=0, description="How many are left out before them.")] = 0


class Part(BaseModel):
    """A part of a message's content."""

    type: str
    text: Text = ""


def _parts(given: object) -> object:
    if given is None or isinstance(given, str):
        return [{"type": "text", "text": given or ""}]
    if not isinstance(given, list):
        raise ValueError("give text, or a list of parts")
    return given


class Message(BaseModel):
    """A message of a conversation."""

    role: Literal["system", "developer", "user", "assistant", "tool", "function"]
    content: Annotated[list[Part], BeforeValidator(_parts, json_schema_input_type=str | list[Part] | None)] = []

    @property
    def text(self) -> str:
        """What is written in it."""
        return "\n".join(part.text for part in self.content if part.type == "text")


class StreamOptions(BaseModel):
    """What is to be streamed beside the answer."""

    include_usage: bool = False


class ResponseFormat(BaseModel):
    """The form of an answer; there is only one."""

    type: str


class ChatRequest(BaseModel):
    """A conversation whose last question is to be answered; what else clients send is not looked at."""

    model: Annotated[Text, Field(description="As /v1/models names it.")]
    messages: Annotated[list[Message], Field(description="The conversation; the last one of the user is the question.")]
    stream: Annotated[StrictBool | None, Field(description="Send the answer piece by piece, as events.")] = None
    stream_options: Annotated[StreamOptions | None, Field(description="Whether usage is sent last.")] = None
    n: Annotated[int | None, Field(description="How many answers: 1.")] = None
    response_format: Annotated[ResponseFormat | None, Field(description="The form of the answer: text.")] = None
    tool_choice: Annotated[str | dict[str, Any] | None, Field(description="None or auto: no tools are called.")] = None

    def conversation(self) -> tuple[str, list[str]]:
        """Return the question and those before it. Raises `RequestRefused` where it cannot be answered at all."""
        if self.n not in (None, 1):
            raise _refused(f"n is {self.n}: there is one answer to a question", "n")
        if self.response_format and self.response_format.type != "text":
            raise _refused(
                f"response_format {self.response_format.type} is not written: leave it out", "response_format"
            )
        if self.tool_choice not in (None, "none", "auto"):
            raise _refused("no tools are called: leave tool_choice out", "tool_choice")
        asked = [one for one in self.messages if one.role == "user"]
        if not asked:
            raise _refused("messages holds no question: send one of the role user", "messages")
        unread = next((part.type for part in asked[-1].content if part.type != "text"), None)
        if unread:
            raise _refused(f"a message holds {unread}, and only text is read: leave it out", "messages")
        *before, question = (one.text for one in asked)
        if not question.strip():
            raise _refused("the last question is empty: ask in Indonesian or English", "messages")
        return question, [one for one in before if one.strip()][-_REMEMBERED:]


def _refused(said: str, param: str) -> RequestRefused:
    return RequestRefused(HTTPStatus.BAD_REQUEST, said, param=param)
