"""Keys of resources: the only place where names become identifiers.

A key is the path of an IRI below the data namespace (``actor/abdollah-tajiki``): derived from content,
readable, and the same on every run.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache

_SEPARATOR = "\x1f"
_LONGEST_SLUG = 60


@lru_cache(maxsize=1 << 14)
def slug(text: str) -> str:
    """Fold ``text`` to lower-case ASCII words joined by hyphens; may be empty for other scripts."""
    folded = unicodedata.normalize("NFKD", text.replace("’", "").replace("'", ""))
    ascii_only = folded.encode("ascii", "ignore").decode().lower()
    words = re.sub(r"[^a-z0-9]+", "-", ascii_only).strip("-")
    return words[:_LONGEST_SLUG].rstrip("-")


def digest(*parts: str, length: int = 8) -> str:
    """Hexadecimal SHA-256 of the parts, joined by a separator that cannot occur in them."""
    return hashlib.sha256(_SEPARATOR.join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:length]


def mint(kind: str, name: str, *scope: str) -> str:
    """The key of a ``kind`` (``actor``, ``place``, ``event`` ...) called ``name``.

    ``scope`` (an article's hash, an ordinal) keeps apart what shares a name; it becomes a short digest at the end.
    A name without any ASCII letter or digit is replaced by its digest.
    """
    readable = slug(name)
    tail = digest(name, *scope) if scope or not readable else ""
    return f"{kind}/" + "-".join(part for part in (readable, tail) if part)
