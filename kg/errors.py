"""The error family: whatever the library raises on purpose is a :class:`KgError`."""

from __future__ import annotations


class KgError(Exception):
    """Something that the user can understand and mend; its text says what, where and what to do."""


class RecordError(KgError):
    """A record breaks its own invariant: a defect of the program, not of the input."""


class InputError(KgError):
    """An article, graph or query that cannot be read."""


class LexiconError(KgError):
    """A lexicon or knowledge file that breaks its format: names the file and the key."""


class ModelError(KgError):
    """A language model that is not installed or does not fit."""


class TimeLimitError(KgError):
    """Something took longer than it may."""
