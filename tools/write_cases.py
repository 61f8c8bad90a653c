"""Write what the extraction finds in the cases of ``tests/cases`` into their ``expected.ttl``, to be read and judged.

    python tools/write_cases.py NAME [NAME ...]     # these cases
    python tools/write_cases.py --new               # those that have no expected.ttl yet
    python tools/write_cases.py --show NAME         # print only

What it writes is what the tool says, not what is right: read it against the text, correct it by hand, and where the
tool is wrong give ``case.toml`` an ``xfail`` with the reason.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from kg.reader import load
from tests.case_graphs import extract_cases, read_cases, to_turtle


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("names", nargs="*")
    arguments.add_argument("--new", action="store_true", help="cases without an expected.ttl")
    arguments.add_argument("--show", action="store_true", help="print, write nothing")
    asked = arguments.parse_args()
    cases = [c for c in read_cases() if c.name in asked.names or (asked.new and not c.expected.exists())]
    if unknown := set(asked.names) - {c.name for c in cases}:
        print(f"there is no case {', '.join(sorted(unknown))} in tests/cases", file=sys.stderr)
        return 2
    graphs = extract_cases(load(None), cases)
    for case in cases:
        turtle = to_turtle(graphs[case.name], case.why)
        print(f"### {case.name}: {case.article.text.strip()}\n{turtle}" if asked.show else case.expected)
        if not asked.show:
            case.expected.write_text(turtle, "utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
