"""LangChain: a retriever, and a runnable that answers with citations."""

from collections.abc import Sequence
from typing import Annotated

from embeddings.errors import SettingsError
from rag.adapters.quotations import QuotedPassage, checked, checked_top_k, found, reply, sentence_spans
from rag.assistant import Assistant
from rag.reading.urls.address import is_on_the_web
from rag.retrieval import Retriever
from rag.serialization.documents import answer_document
from rag.types import Answer, Citation, Filters, Span

try:
    from langchain_core.callbacks import AsyncCallbackManagerForRetrieverRun, CallbackManagerForRetrieverRun
    from langchain_core.documents import Document
    from langchain_core.language_models import LanguageModelInput
    from langchain_core.messages import AIMessage, HumanMessage, convert_to_messages
    from langchain_core.messages.content import Annotation, create_citation, create_text_block
    from langchain_core.prompt_values import PromptValue
    from langchain_core.retrievers import BaseRetriever
    from langchain_core.runnables import Runnable, RunnableConfig
    from pydantic import BeforeValidator, InstanceOf
except ImportError as error:
    raise ImportError(
        "rag.adapters.langchain needs the langchain-core package: pip install 'sitasi[langchain]'"
    ) from error

__all__ = ["SitasiRetriever", "SitasiRunnable"]


class SitasiRetriever(BaseRetriever):
    """Finds passages: a `Document` each, whose metadata say where in which article it stands."""

    retriever: Annotated[
        InstanceOf[Retriever], BeforeValidator(lambda given: checked(given, Retriever, such_as="Retriever(archive)"))
    ]
    top_k: Annotated[int, BeforeValidator(checked_top_k)] = 10
    filters: Annotated[
        InstanceOf[Filters], BeforeValidator(lambda given: checked(given, Filters, such_as="Filters()"))
    ] = Filters()

    def _get_relevant_documents(self, query: str, *, run_manager: CallbackManagerForRetrieverRun) -> list[Document]:  # noqa: ARG002
        hits = self.retriever.retrieve(query, top_k=self.top_k, filters=self.filters)
        return [_document(one) for one in found(query, hits)]

    async def _aget_relevant_documents(
        self,
        query: str,
        *,
        run_manager: AsyncCallbackManagerForRetrieverRun,  # noqa: ARG002
    ) -> list[Document]:
        hits = await self.retriever.aretrieve(query, top_k=self.top_k, filters=self.filters)
        return [_document(one) for one in found(query, hits)]


class SitasiRunnable(Runnable[LanguageModelInput, AIMessage]):
    """Answers the last message of a user with quotations, as a chat model would, the ones before it known.

    The message holds one text, with a citation for each quotation in it; its `additional_kwargs["sitasi"]` is what
    `sitasi ask --json` prints, `verdict` and `answered` among it.
    """

    def __init__(self, assistant: Assistant, *, filters: Filters = Filters()) -> None:
        self.assistant = checked(assistant, Assistant, such_as="Assistant(archive)")
        self.filters = checked(filters, Filters, such_as="Filters()")

    def invoke(
        self,
        input: LanguageModelInput,  # noqa: A002  # as LangChain calls it
        config: RunnableConfig | None = None,
        **_: object,
    ) -> AIMessage:
        """Answer a question, a prompt or the messages of a chat."""
        return self._call_with_config(self._answer, input, config)

    async def ainvoke(
        self,
        input: LanguageModelInput,  # noqa: A002
        config: RunnableConfig | None = None,
        **_: object,
    ) -> AIMessage:
        """Answer as `invoke` does, in a thread of its own."""
        return await self._acall_with_config(self._aanswer, input, config)

    def _answer(self, given: LanguageModelInput) -> AIMessage:
        *history, question = _questions(given)
        return _message(self.assistant.ask(question, history, filters=self.filters))

    async def _aanswer(self, given: LanguageModelInput) -> AIMessage:
        *history, question = _questions(given)
        return _message(await self.assistant.aask(question, history, filters=self.filters))


def _questions(given: LanguageModelInput) -> list[str]:
    """Return what the user asked, the last question last; raises `SettingsError` where nothing was."""
    if isinstance(given, str):
        return [given]
    if not isinstance(given, PromptValue | Sequence):
        raise SettingsError(f"the input is {given!r}: give a question, or the messages of a chat")
    try:
        messages = given.to_messages() if isinstance(given, PromptValue) else convert_to_messages(given)
    except (NotImplementedError, TypeError, ValueError) as error:
        raise SettingsError(f"the input is {given!r}: give a question, or the messages of a chat") from error
    if not messages or not isinstance(messages[-1], HumanMessage):
        last = messages[-1].type if messages else "nothing"
        raise SettingsError(f"the last message is of {last}: give messages that end with the user's question")
    return [str(one.text) for one in messages if isinstance(one, HumanMessage)]


def _document(quoted: QuotedPassage) -> Document:
    return Document(id=quoted.identity, page_content=quoted.text, metadata=dict(quoted.metadata))


def _message(answer: Answer) -> AIMessage:
    numbered = {one.number: one for one in answer.citations}
    citations: list[Annotation] = [
        _citation(numbered[number], span) for sentence, span in sentence_spans(answer) for number in sentence.citations
    ]
    block = create_text_block(reply(answer), annotations=citations)
    return AIMessage(content_blocks=[block], additional_kwargs={"sitasi": answer_document(answer)})


def _citation(one: Citation, span: Span) -> Annotation:
    return create_citation(
        url=one.article.source if is_on_the_web(one.article.source) else None,
        title=one.article.label,
        start_index=span.start,
        end_index=span.end,
        cited_text=one.quote,
        number=one.number,
        article_id=one.article.article_id,
        source=one.article.source,
        start=one.start,
        end=one.end,
    )
