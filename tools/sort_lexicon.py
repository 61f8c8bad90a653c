"""Sort the lists of :data:`NAMES` in ``kg/lexicon`` and drop repetitions, one line per initial: ``--check`` only looks.

Other lexicons are left alone: their order or the comments inside their lists may mean something.
"""

from __future__ import annotations

import re
import sys
import textwrap
import tomllib
from itertools import groupby
from pathlib import Path

LEXICON = Path(__file__).parent.parent / "kg" / "lexicon"
LISTS = re.compile(r"^words = \[.*?\]$", re.DOTALL | re.MULTILINE)
WIDTH = 116
NAMES = ("facilities", "factuality", "names", "organizations", "people", "reporting", "titles", "weapons", "worlds")


def to_sorted(text: str) -> str:
    """Rewrite every list ``words`` of a TOML text in order; comments inside a list are lost."""
    return LISTS.sub(lambda match: _list(tomllib.loads(match.group())["words"]), text)


def _list(entries: list[str]) -> str:
    lines = []
    for _, group in groupby(sorted(set(entries)), key=lambda entry: entry[0]):
        # no break inside an entry: its blanks are kept from the wrapper
        quoted = ", ".join(f'"{entry}"'.replace(" ", "\0") for entry in group) + ","
        lines += textwrap.wrap(quoted, WIDTH, break_long_words=False, break_on_hyphens=False)
    return "words = [\n" + "".join(f"  {line}\n" for line in lines).replace("\0", " ") + "]"


def main(arguments: list[str]) -> int:
    """Sort the files and return 0; with ``--check`` change nothing and return 1 when one is out of order."""
    untidy = []
    for path in (LEXICON / f"{name}.toml" for name in NAMES):
        text = path.read_text(encoding="utf-8")
        if (tidy := to_sorted(text)) != text:
            untidy.append(path.name)
            if "--check" not in arguments:
                path.write_text(tidy, encoding="utf-8")
    for name in untidy:
        print(f"{name}: {'out of order, run tools/sort_lexicon.py' if '--check' in arguments else 'sorted'}")
    return int("--check" in arguments and bool(untidy))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
