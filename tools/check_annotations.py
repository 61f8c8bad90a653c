"""Prove that the project's pipeline settings leave spaCy's annotations as they are.

Compares tokens, tags, heads, relations, lemmas and entities of :func:`kg.nlp.load_model` without its paragraph
component against ``spacy.load`` with spaCy's own settings and the same abbreviated titles, then reports what the
paragraph component changes.
"""

from __future__ import annotations

import argparse
import sys
import warnings
from itertools import zip_longest
from pathlib import Path

from kg.article import InputProblem, read_articles
from kg.nlp import BATCH_SIZE, DEFAULT_MODEL, load_model

import spacy  # isort: skip  # after kg.nlp, which sets the threads
from spacy.tokens import Doc, Token  # isort: skip


def annotation(token: Token) -> tuple[object, ...]:
    """What is compared of a token."""
    return (token.text, token.tag_, token.head.i, token.dep_, token.lemma_, token.ent_iob_, token.ent_type_)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", nargs="+", type=Path, help="files or folders that kg build would read")
    parser.add_argument("--model", default=DEFAULT_MODEL)
    parser.add_argument("--first", type=int, default=0, help="only the first N articles of each")
    args = parser.parse_args()

    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=r"\[W095\]")
        plain = spacy.load(args.model)
    ours = load_model(args.model)
    plain.tokenizer.rules = ours.tokenizer.rules
    tokens = different = breaks = 0
    for path in args.corpus:
        texts = [item.text for item in read_articles([path]) if not isinstance(item, InputProblem)]
        texts = texts[: args.first or None]
        with ours.select_pipes(disable="kg_paragraphs"):
            docs: list[Doc] = list(ours.pipe(texts))
        for expected, found in zip(plain.pipe(texts, batch_size=BATCH_SIZE), docs, strict=True):
            tokens += len(expected)
            for a, b in zip_longest(expected, found):
                if a is None or b is None or annotation(a) != annotation(b):
                    different += 1
                    print(f"{path.name}: {a and annotation(a)} became {b and annotation(b)}")
        for without, within in zip(docs, ours.pipe(texts), strict=True):
            breaks += sum(annotation(a) != annotation(b) for a, b in zip(without, within, strict=True))
    print(f"{args.model}: {tokens:,} tokens compared, {different} differ; paragraph breaks change {breaks:,} tokens")
    return 1 if different or not tokens else 0


if __name__ == "__main__":
    sys.exit(main())
