"""The command line: arguments in, exit codes out, and no logic.

Data goes to standard output, talk and progress to standard error.  Exit codes: 0 for done, 1 for what was found wrong
or could not be read, 2 for a wrong command line.  Whatever a command needs is imported when it runs.
"""

from __future__ import annotations

import os
import sys

from kg.cli import ask, check, make
from kg.cli.app import app
from kg.cli.talk import say
from kg.errors import KgError

__all__ = ["app", "main"]

for _commands in (make, ask, check):
    _commands.add_commands(app)


def main() -> None:
    """Run ``kg``; what goes wrong is told in one line, with the traceback only if ``KG_DEBUG`` is set."""
    # Read when numpy is first imported; see kg.nlp.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    try:
        app(prog_name="kg")
    except KgError as error:
        say(f"kg: {error}")
    except Exception as error:  # the last place where a defect can be told in words
        if os.environ.get("KG_DEBUG"):
            raise
        say(f"kg: a defect of this program: {type(error).__name__}: {error}")
        say("kg: please report it with what KG_DEBUG=1 shows when you run the command again")
    sys.exit(1)
