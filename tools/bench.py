"""Measure speed and memory over any articles that ``kg build`` reads, side by side in one run.

Start-up (imports, models, processes) is not counted.  Times are CPU seconds of this process, except for the comparison
of one job with two, which is by the clock: run it on a quiet machine with two cores.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import cycle, islice
from pathlib import Path
from statistics import median

from kg.nlp import BATCH_SIZE, DEFAULT_MODEL, load_model, model_version  # isort: skip  # before spaCy: sets the threads
from kg.article import read_articles
from kg.extract import findings
from kg.pool import map_batches
from kg.reader import Reader, batched, killed, load
from kg.records import Article
from kg.triples import turtle_bytes
from kg.vocab import DEFAULT_BASE

import spacy  # isort: skip

#: Not getrusage: Linux hands the peak of the process that starts another on to it.
PEAK = """
import sys
from pathlib import Path
from kg.build import build
report = build([sys.argv[1]], Path(sys.argv[2]), each=True, model=sys.argv[3])
status = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
print(report.articles, status["VmHWM"].split()[0])
"""


def articles_of(corpus: list[str], number: int) -> list[Article]:
    """The first ``number`` articles; a smaller corpus is repeated under other ids."""
    found = [item for item in read_articles(corpus) if isinstance(item, Article)]
    if not found:
        sys.exit(f"no article was found in {', '.join(corpus)}")
    return [replace(article, id=f"{i}-{article.id}") for i, article in enumerate(islice(cycle(found), number))]


def cpu(work: Callable[[], object]) -> float:
    """CPU seconds of one call."""
    before = time.process_time()
    work()
    return time.process_time() - before


def above_the_parse(articles: list[Article], model: str) -> tuple[float, float, float]:
    """CPU seconds of the parse, of extraction above it, and of writing the Turtle."""
    nlp, spent = load(model), [0.0, 0.0, 0.0]
    name = model_version(nlp)
    for start in range(0, len(articles), BATCH_SIZE):
        batch = articles[start : start + BATCH_SIZE]
        clock = [time.process_time()]
        docs = list(nlp.pipe(article.text for article in batch))
        clock.append(time.process_time())
        found = [findings(doc, article, name) for doc, article in zip(docs, batch, strict=True)]
        clock.append(time.process_time())
        for extraction in found:
            turtle_bytes([extraction])
        clock.append(time.process_time())
        spent = [total + after - before for total, before, after in zip(spent, clock, clock[1:], strict=False)]
    return spent[0], spent[1], spent[2]


def whole_and_bare(articles: list[Article], model: str, rounds: int) -> tuple[float, float]:
    """Median CPU seconds of the whole build down to Turtle, and of spaCy's own ``nlp.pipe`` as it comes, in turn."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=r"\[W095\]")
        plain = spacy.load(model)
    reader, texts = Reader(model=model, base=DEFAULT_BASE), [article.text for article in articles]
    whole, bare = [], []
    for _ in range(rounds):
        whole.append(cpu(lambda: [reader(batch) for batch in batched(articles)]))
        bare.append(cpu(lambda: list(plain.pipe(texts))))
    return median(whole), median(bare)


def rate(articles: list[Article], model: str, jobs: int) -> float:
    """Articles a second by the clock while every process is at work, from its second batch to its last whole one.

    Where the batches do not come out even, one process would wait for the other at the end.
    """
    reader = Reader(model=model, base=DEFAULT_BASE)
    moments = [time.perf_counter() for _ in map_batches(reader, batched(articles), jobs=jobs, lost=killed)]
    round_of_all = jobs * BATCH_SIZE
    first, last = 2 * round_of_all, len(moments) // round_of_all * round_of_all
    if last < 2 * first:
        sys.exit(f"{len(moments)} articles are too few to compare jobs: give --articles {2 * first} at least")
    return (last - first) / (moments[last - 1] - moments[first - 1])


def peak(articles: list[Article], model: str) -> Iterator[tuple[int, float]]:
    """Articles and peak memory in MB of ``kg build --each``, for half of them and for all; on Linux only."""
    if not Path("/proc/self/status").exists():
        return
    for number in (len(articles) // 2, len(articles)):
        with tempfile.TemporaryDirectory() as folder:
            source = Path(folder) / "articles.jsonl"
            # Each copy says something new, or the second of two equal articles would be left out.
            rows = (
                {"id": article.id, "text": f"{article.text}\n\nReport {article.id}."} for article in articles[:number]
            )
            source.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
            command = [sys.executable, "-c", PEAK, str(source), folder, model]
            out = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
            yield int(out[0]), int(out[1]) / 1024


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", nargs="+", help="files or folders that kg build would read")
    parser.add_argument("--articles", type=int, default=300, help="how many; a smaller corpus is repeated")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--model", default=DEFAULT_MODEL)
    args = parser.parse_args()

    articles = articles_of(args.corpus, args.articles)
    nlp = load_model(args.model)
    tokens = sum(len(nlp.tokenizer(article.text)) for article in articles)
    print(f"{len(articles)} articles, {tokens:,} tokens, {model_version(nlp)}, spaCy {spacy.__version__}")
    Reader(model=args.model, base=DEFAULT_BASE)(articles[:BATCH_SIZE])  # warm: lexicons, gazetteer, strings

    parts = [above_the_parse(articles, args.model) for _ in range(args.rounds)]
    parse, extraction, turtle = (median(column) for column in zip(*parts, strict=True))
    print(f"parse {parse:.2f} s, extraction {extraction:.2f} s ({extraction / parse:.0%}), Turtle {turtle:.2f} s")
    print(f"everything above the parse / parse: {(extraction + turtle) / parse:.0%}")
    whole, bare = whole_and_bare(articles, args.model, args.rounds)
    print(f"whole build {tokens / whole:,.0f} tokens/s, bare nlp.pipe {tokens / bare:,.0f}: {bare / whole:.2f} times")
    one, two = (rate(articles, args.model, jobs) for jobs in (1, 2))
    print(f"one job {one:.1f} articles/s, two jobs {two:.1f}: {two / one:.2f} times")
    for number, memory in peak(articles, args.model):
        print(f"peak memory with --each, {number} articles: {memory:,.0f} MB")


if __name__ == "__main__":
    main()
