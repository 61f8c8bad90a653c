"""From bytes to text: encodings, binary content and characters that no text should hold.

In: the bytes of a file.  Out: a text, with a note for the reader where something had to be guessed or replaced.  This
room must never guess silently, and after decoding it replaces characters one for one, so that offsets stand.
"""

from __future__ import annotations

import codecs
import re

from kg.errors import InputError

# The longer marks first: UTF-32's begins like UTF-16's.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"{\\rtf", "an RTF document"),
)
#: Encodings that English text comes in when it is not UTF-8; the first one that fits best wins.
_LEGACY = ("cp1252", "mac_roman", "cp437")
#: Share of control characters above which a file is taken for binary: text has none, a damaged text a few.
_BINARY = 0.02
# C0 and C1 without tab, line feed and carriage return; lone surrogates; the two non-characters of each plane's end.
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f]")
_BROKEN = re.compile("[\ud800-\udfff\ufffe\uffff]")
_RETURNS = re.compile("\r(\n?)")
_META = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)


def decode(data: bytes, *, html: bool = False) -> tuple[str, str | None]:
    """Decode ``data`` and clean the text; the second value says what was guessed or replaced, ``None`` for nothing.

    A byte order mark decides, then (``html``) the page's own declaration, then UTF-8, then detection.

    Raises:
        InputError: it is not text; the message says what it looks like.
    """
    kind = next((name for signature, name in _SIGNATURES if data.startswith(signature)), None)
    if kind:
        raise InputError(f"this is {kind}, not text: convert it to text first")
    text, note = _decode(data, html=html)
    controls = len(_CONTROL.findall(text))
    if controls > _BINARY * len(text):
        raise InputError("this is binary data, not text")
    if controls or _BROKEN.search(text):
        note = "; ".join(filter(None, (note, f"{controls or 'some'} control or broken characters were replaced")))
    return clean(text), note


def clean(text: str) -> str:
    r"""Replace what no text should hold, one character for one: control characters by a blank, CR LF by a blank and LF.

    >>> clean("a\x00b\r\nc\rd")
    'a b \nc\nd'
    """
    text = _RETURNS.sub(lambda match: " \n" if match[1] else "\n", text)
    return _BROKEN.sub("\ufffd", _CONTROL.sub(" ", text))


def _decode(data: bytes, *, html: bool) -> tuple[str, str | None]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace"), None
    declared = _META.search(data[:4096]) if html else None
    if declared:
        try:
            return data.decode(declared[1].decode("ascii")), None
        except (LookupError, UnicodeDecodeError, ValueError):
            pass  # the page declares what it is not
    try:
        return data.decode("utf-8"), None
    except UnicodeDecodeError as error:
        return _guess(data, error)


def _guess(data: bytes, error: UnicodeDecodeError) -> tuple[str, str]:
    """Decode what is not UTF-8: a damaged UTF-8 text keeps its good characters, another encoding is detected."""
    mended = data.decode("utf-8", "replace")
    damaged = mended.count("\ufffd")
    if sum(c > "\x7f" and c != "\ufffd" for c in mended) > damaged:
        return mended, f"not valid UTF-8 at byte {error.start}: {damaged} damaged characters were replaced"
    from charset_normalizer import from_bytes

    best = from_bytes(data, cp_isolation=list(_LEGACY), enable_fallback=False).best()
    encoding = best.encoding if best else _LEGACY[0]
    return data.decode(encoding, "replace"), f"not valid UTF-8: read as {encoding}"
