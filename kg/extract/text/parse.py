"""The parse as plain Python objects: what spaCy found, read out once.

In: a parsed spaCy ``Doc``.  Out: a :class:`Doc` of :class:`Token` objects whose attributes have spaCy's names and
values.  Extraction asks millions of questions of a parse, and spaCy makes a new object and looks up a string for each
(``docs/decisions/20261125-plain-parse.md``).  This room is the only one of :mod:`kg.extract` that reads a spaCy object,
and it knows nothing of what is looked for.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, Any, overload

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc

_STRINGS = ("ORTH", "LOWER", "LEMMA", "TAG", "POS", "DEP", "ENT_TYPE")
_FLAGS = ("IS_ALPHA", "IS_PUNCT", "IS_SPACE", "LIKE_NUM", "SPACY")
_NUMBERS = ("IDX", "ENT_IOB", "HEAD", "SENT_START")


class Token:
    """A token.  ``children``, ``lefts`` and ``rights`` are tuples in text order; the head of a root is the root."""

    __slots__ = (
        "blank_after",
        "children",
        "dep_",
        "doc",
        "ent_type_",
        "head",
        "i",
        "idx",
        "is_alpha",
        "is_punct",
        "is_space",
        "left_edge",
        "lefts",
        "lemma_",
        "like_num",
        "lower_",
        "pos_",
        "rights",
        "sent",
        "tag_",
        "text",
    )
    head: Token
    children: tuple[Token, ...]
    lefts: tuple[Token, ...]
    rights: tuple[Token, ...]
    left_edge: Token
    sent: Span

    def __init__(
        self,
        doc: Doc,
        i: int,
        idx: int,
        text: str,
        lower: str,
        lemma: str,
        tag: str,
        pos: str,
        dep: str,
        ent_type: str,
        is_alpha: bool,
        is_punct: bool,
        is_space: bool,
        like_num: bool,
        blank_after: bool,
    ) -> None:
        self.doc = doc
        self.i = i
        self.idx = idx
        self.text = text
        self.lower_ = lower
        self.lemma_ = lemma
        self.tag_ = tag
        self.pos_ = pos
        self.dep_ = dep
        self.ent_type_ = ent_type
        self.is_alpha = is_alpha
        self.is_punct = is_punct
        self.is_space = is_space
        self.like_num = like_num
        self.blank_after = blank_after

    @property
    def text_with_ws(self) -> str:
        """The token with the blank after it, if there is one."""
        return f"{self.text} " if self.blank_after else self.text

    def __len__(self) -> int:
        """Length in characters."""
        return len(self.text)

    def __repr__(self) -> str:
        return self.text

    @property
    def subtree(self) -> Iterator[Token]:
        """The token and everything below it, in text order as far as the tree is projective."""
        for child in self.lefts:
            yield from child.subtree
        yield self
        for child in self.rights:
            yield from child.subtree

    def is_ancestor(self, other: Token) -> bool:
        """Whether ``other`` stands below this token."""
        while other.head is not other:
            other = other.head
            if other is self:
                return True
        return False


class Span:
    """Tokens ``start`` to ``end`` (half open) of a document."""

    __slots__ = ("doc", "end", "label_", "start")

    def __init__(self, doc: Doc, start: int, end: int, label: str = "") -> None:
        self.doc = doc
        self.start = start
        self.end = end
        self.label_ = label

    def __len__(self) -> int:
        return self.end - self.start

    def __iter__(self) -> Iterator[Token]:
        return iter(self.doc.tokens[self.start : self.end])

    @overload
    def __getitem__(self, i: int) -> Token: ...
    @overload
    def __getitem__(self, i: slice) -> Span: ...
    def __getitem__(self, i: int | slice) -> Token | Span:
        if isinstance(i, slice):
            start, end, _ = i.indices(len(self))
            return Span(self.doc, self.start + start, self.start + max(start, end))
        if not -len(self) <= i < len(self):
            raise IndexError(i)
        return self.doc.tokens[self.start + i if i >= 0 else self.end + i]

    def __repr__(self) -> str:
        return self.text

    @property
    def start_char(self) -> int:
        """Offset of the first character."""
        return self.doc.tokens[self.start].idx

    @property
    def end_char(self) -> int:
        """Offset after the last character."""
        last = self.doc.tokens[self.end - 1]
        return last.idx + len(last.text)

    @property
    def text(self) -> str:
        """The characters, without white space after the last token."""
        return self.doc.text[self.start_char : self.end_char] if self.end > self.start else ""

    @property
    def root(self) -> Token:
        """The token nearest to the root of the sentence; the first of equals."""
        best: tuple[int, Token] | None = None
        for token in self:
            if token.head is token:
                return token
            if self.start <= token.head.i < self.end:
                continue
            steps, above = 0, token
            if not token.children and (token.is_space or token.is_punct):
                steps = len(self.doc)  # no root while there is a better one
            else:
                while above.head is not above:
                    steps, above = steps + 1, above.head
            if best is None or steps < best[0]:
                best = steps, token
        return best[1] if best is not None else self[0]


class Doc:
    """A parsed text.  ``cache`` is for what rooms work out once per document."""

    __slots__ = ("cache", "ents", "sents", "text", "tokens")

    def __init__(self, doc: SpacyDoc) -> None:
        self.cache: dict[str, Any] = {}
        self._read(doc)

    def __len__(self) -> int:
        return len(self.tokens)

    def __iter__(self) -> Iterator[Token]:
        return iter(self.tokens)

    @overload
    def __getitem__(self, i: int) -> Token: ...
    @overload
    def __getitem__(self, i: slice) -> Span: ...
    def __getitem__(self, i: int | slice) -> Token | Span:
        if not isinstance(i, slice):
            return self.tokens[i]
        start, end = i.start, i.stop
        if start is None or end is None or not 0 <= start <= end <= len(self.tokens):
            start, end, _ = i.indices(len(self.tokens))
        return Span(self, start, end if end > start else start)

    def _read(self, doc: SpacyDoc) -> None:
        table = doc.to_array([*_STRINGS, *_FLAGS, *_NUMBERS]).astype("int64")
        store = doc.vocab.strings
        columns = table[:, : len(_STRINGS)].T.tolist()
        strings = {key: store[key % 2**64] for key in set().union(*columns)}
        texts, lowers, lemmas, tags, parts, deps, kinds = ([strings[key] for key in column] for column in columns)
        flags = table[:, len(_STRINGS) : -len(_NUMBERS)].astype(bool).T.tolist()
        places, inside, heads, starts = table[:, -len(_NUMBERS) :].T.tolist()
        self.text = "".join([f"{text} " if blank else text for text, blank in zip(texts, flags[-1], strict=True)])
        self.tokens = [
            Token(self, *row)
            for row in zip(
                range(len(texts)), places, texts, lowers, lemmas, tags, parts, deps, kinds, *flags, strict=True
            )
        ]
        self.ents = self._entities(inside)
        self.tie([i + offset for i, offset in enumerate(heads)])
        self._cut([i for i, start in enumerate(starts) if start == 1 or i == 0])

    def _entities(self, inside: list[int]) -> tuple[Span, ...]:
        """The entities of the model, from spaCy's codes: 3 where one begins, 1 inside."""
        found = []
        for i in (i for i, code in enumerate(inside) if code == 3):
            end = i + 1
            while end < len(inside) and inside[end] == 1:
                end += 1
            found.append(Span(self, i, end, self.tokens[i].ent_type_))
        return tuple(found)

    def tie(self, heads: list[int]) -> None:
        """Give every token its head, its children and the left edge of what is below it."""
        tokens = self.tokens
        below: dict[int, list[Token]] = {}
        for token, head in zip(tokens, heads, strict=True):
            token.head = tokens[head]
            token.children = token.lefts = token.rights = ()
            if head != token.i:
                below.setdefault(head, []).append(token)
        edges = list(range(len(heads)))
        for i in range(len(heads)):  # every ancestor of a token that reaches further left begins there
            here = heads[i]
            while edges[here] > i:
                edges[here] = i
                here = heads[here]
        for i, children in below.items():
            token = tokens[i]
            token.children = tuple(children)
            token.lefts = tuple([c for c in children if c.i < i])
            token.rights = token.children[len(token.lefts) :]
        for token, edge in zip(tokens, edges, strict=True):
            token.left_edge = tokens[edge]

    def _cut(self, starts: list[int]) -> None:
        """Cut the tokens into sentences."""
        spans = []
        for start, end in pairwise([*starts, len(self.tokens)]):
            span = Span(self, start, end)
            spans.append(span)
            for token in self.tokens[start:end]:
                token.sent = span
        self.sents: tuple[Span, ...] = tuple(spans)
