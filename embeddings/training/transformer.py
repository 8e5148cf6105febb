"""Train the bilingual transformer: `python -m embeddings.training.transformer --data DIR --out DIR`."""

import json
import sys
from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import numpy as np
from rich.console import Console
from tokenizers import Tokenizer

from embeddings.encoder import FloatMatrix
from embeddings.training.alignment import TranslationTable
from embeddings.training.command import recipe_parser, run
from embeddings.training.data import TrainingData, Translation, read_training_data
from embeddings.training.examples import Crops, Glosser, PairExamples, encode_texts
from embeddings.training.static_encoder import count_words, learn_translations, sentences_to_crop
from embeddings.training.token_rows.start_rows import base_folder, read_base
from embeddings.training.token_rows.vocabulary import words_cut_up
from embeddings.training.trunk.distillation import DistillationCourse, Imitation, Lesson, Matching, train_trunk
from embeddings.training.trunk.transplant import SPECIAL_TOKENS, WordShares, transformer_tokenizer, transplanted_rows
from embeddings.training.trunk.trunk import Trunk

if TYPE_CHECKING:
    from transformers import BertModel

__all__ = ["main", "train", "write_transformer"]

_WORDS = 16_000
"""Whole words taken from Indonesian text: with them the model has 55 MB."""

_LONGEST_READ = 256
"""Tokens that the finished model reads: a passage of 600 characters has fewer."""

_NO_POOLER = {"add_pooling_layer": False}


def main() -> int:
    """Read the command line, train and write."""
    options = _parser().parse_args()
    return run(
        lambda: train(options.data, options.out, course=DistillationCourse(steps=options.steps, seed=options.seed))
    )


def train(data_folder: Path, out: Path, *, course: DistillationCourse) -> None:
    """Run the whole recipe: words, transplanted rows, teacher, training, model folder."""
    say = Console(stderr=True).print
    data = read_training_data(data_folder)
    base = read_base()
    say("aligning words")
    translations = learn_translations(data)
    words = count_words(data.indonesian_texts())
    tokenizer = transformer_tokenizer(base.tokenizer, words_cut_up(base.tokenizer, words, limit=_WORDS))
    say(f"{tokenizer.get_vocab_size()} tokens; asking the teacher")
    pairs = (*data.sentences, *data.definitions)
    targets = Trunk(_read_model(), base.tokenizer).encode([pair.english for pair in pairs])
    english = count_words(pair.english for pair in pairs)
    shares = WordShares(indonesian=words, english=english, pieces=base.tokenizer.get_vocab())
    rows = transplanted_rows(tokenizer, base, translations=translations, shares=shares)
    trunk = Trunk(_transplant(rows), tokenizer)
    lessons = [*_imitations(pairs, targets, tokenizer), *_matchings(data, tokenizer, translations)]
    train_trunk(trunk, lessons, course)
    write_transformer(out, trunk)
    say(f"wrote {out}")


def _read_model() -> "BertModel":
    from transformers import BertModel
    from transformers.utils import logging

    logging.set_verbosity_error()  # type: ignore[no-untyped-call]  # transformers leaves it unannotated
    # Eager attention is quicker than the fused one at these lengths. No dropout: a text comes about once.
    model: BertModel = BertModel.from_pretrained(
        base_folder(),
        add_pooling_layer=False,
        attn_implementation="eager",
        hidden_dropout_prob=0.0,
        attention_probs_dropout_prob=0.0,
    )
    return model


def _transplant(rows: FloatMatrix) -> "BertModel":
    """Return the base's transformer other input rows."""
    import torch

    model = _read_model()
    model.resize_token_embeddings(len(rows), mean_resizing=False)
    with torch.no_grad():
        model.embeddings.word_embeddings.weight.copy_(torch.from_numpy(rows))
    return model


def _imitations(pairs: Sequence[Translation], targets: FloatMatrix, tokenizer: Tokenizer) -> list[Lesson]:
    """Teach both sides of every pair what the teacher sees in the English one."""
    return [
        Imitation(encode_texts(tokenizer, [pair.indonesian for pair in pairs]), targets, share=4),
        Imitation(encode_texts(tokenizer, [pair.english for pair in pairs]), targets, share=0.8),
    ]


def _matchings(data: TrainingData, tokenizer: Tokenizer, translations: TranslationTable) -> list[Lesson]:
    """Teach to find passages, with questions and crops as they are and word by word in English."""
    glosser = Glosser(translations, tokenizer)
    questions = [question.text for question in data.questions]
    answers = [question.passage for question in data.questions]
    passages = sentences_to_crop(data)
    return [
        Matching(PairExamples(questions, answers, tokenizer=tokenizer), share=1.2),
        Matching(PairExamples(questions, answers, tokenizer=tokenizer, glosser=glosser), share=1.2),
        Matching(Crops(passages, tokenizer=tokenizer), share=0.5),
        Matching(Crops(passages, tokenizer=tokenizer, glosser=glosser), share=0.8),
    ]


def write_transformer(folder: Path, trunk: Trunk) -> None:
    """Write a folder that `SentenceTransformer` opens, with two bytes a number.

    It is opened with four bytes a number, since few processors are quick with two.
    """
    from safetensors.numpy import load_file, save_file
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Normalize, Pooling, Transformer
    from transformers import PreTrainedTokenizerFast

    padding, unknown, start, end, mask = SPECIAL_TOKENS
    tokenizer = PreTrainedTokenizerFast(  # type: ignore[no-untyped-call]  # as above
        tokenizer_object=trunk.tokenizer,
        pad_token=padding,
        unk_token=unknown,
        cls_token=start,
        sep_token=end,
        mask_token=mask,
        model_max_length=_LONGEST_READ,
    )
    with TemporaryDirectory() as parts:
        trunk.model.save_pretrained(parts)
        tokenizer.save_pretrained(parts)
        reader = Transformer(parts, max_seq_length=_LONGEST_READ, model_kwargs=_NO_POOLER)
        modules = [reader, Pooling(reader.get_embedding_dimension()), Normalize()]
        SentenceTransformer(modules=modules, device="cpu").save(str(folder), create_model_card=False)
    _read_without_pooler(folder / "sentence_bert_config.json")
    tensors = load_file(folder / "model.safetensors")
    halved = {name: tensor.astype(np.float16) for name, tensor in tensors.items()}
    save_file(halved, folder / "model.safetensors", metadata={"format": "pt"})


def _read_without_pooler(config: Path) -> None:
    """Let the folder be read without the layer above [CLS], which it does not hold and the mean does not need."""
    settings = json.loads(config.read_text(encoding="utf-8"))
    settings["model_kwargs"] = _NO_POOLER
    config.write_text(json.dumps(settings, indent=4), encoding="utf-8")


def _parser() -> ArgumentParser:
    defaults = DistillationCourse()
    parser = recipe_parser(
        "embeddings.training.transformer",
        "Train the bilingual transformer. Takes about half an hour on two cores.",
        epilog="Needs the extra sitasi[train], which brings the transformer that training starts from.",
    )
    parser.add_argument("--steps", type=int, default=defaults.steps, help="batches to train (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=defaults.seed, help="of the batches (default: %(default)s)")
    return parser


if __name__ == "__main__":
    sys.exit(main())
