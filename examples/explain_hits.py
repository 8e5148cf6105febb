"""Embed the retriever: ask several questions at once, and see what put each passage where it is.

python examples/explain_hits.py ARCHIVE QUESTION [QUESTION ...]
"""

import asyncio
import sys

from rag import Archive, Retriever


async def main(folder: str, questions: list[str]) -> None:
    """Print the best three passages of each question with the words, translations and scores behind them."""
    with Archive.open(folder) as archive:
        retriever = Retriever(archive)
        answers = await asyncio.gather(*(retriever.aretrieve(one, top_k=3, explain=True) for one in questions))
    for question, hits in zip(questions, answers, strict=True):
        print(question)
        for hit in hits:
            print(f"  {hit.score:.2f}  {hit.passage.article.label}, {hit.passage.start}-{hit.passage.end}")
            for match in hit.explanation.matches if hit.explanation else ():
                print(f"        {match.word} → {match.term}: {match.share:.2f}")


if __name__ == "__main__":
    match sys.argv:
        case [_, folder, question, *others]:
            asyncio.run(main(folder, [question, *others]))
        case _:
            sys.exit(__doc__)
