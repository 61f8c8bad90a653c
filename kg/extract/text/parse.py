"""The parse as plain Python objects: what spaCy found, read out once.

In: a parsed spaCy ``Doc``.  Out: a :class:`Doc` of :class:`Token` objects whose attributes have spaCy's names and
values.  Extraction asks millions of questions of a parse, and spaCy makes a new object and looks up a string for each
(``docs/decisions/20261125-plain-parse.md``).  This room is the only one of :mod:`kg.extract` that reads a spaCy object,
and it knows nothing of what is looked for.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property, lru_cache
from itertools import count, pairwise, repeat
from typing import TYPE_CHECKING, Any, overload

if TYPE_CHECKING:
    from spacy.strings import StringStore
    from spacy.tokens import Doc as SpacyDoc

_STRINGS = ("ORTH", "LOWER", "LEMMA", "TAG", "POS", "DEP", "ENT_TYPE")
_NUMBERS = ("IS_PUNCT", "LIKE_NUM", "SPACY", "IDX", "ENT_IOB", "HEAD", "SENT_START")


class _Strings(dict[int, str]):
    """The strings of a vocabulary by their keys, each looked up once in the life of a process."""

    def __init__(self, store: StringStore) -> None:
        self.store = store

    def __missing__(self, key: int) -> str:
        string: str = self.store[key]
        self[key] = string
        return string


_strings = lru_cache(maxsize=1)(_Strings)


class Token:
    """A token.  ``children``, ``lefts`` and ``rights`` are tuples in text order; the head of a root is the root."""

    __slots__ = (
        "children",
        "dep_",
        "doc",
        "ent_type_",
        "head",
        "i",
        "idx",
        "is_punct",
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
        is_punct: int,
        like_num: int,
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
        self.is_punct = is_punct
        self.like_num = like_num

    @property
    def is_alpha(self) -> bool:
        """Whether the token is made of letters."""
        return self.text.isalpha()

    @property
    def is_space(self) -> bool:
        """Whether the token is white space."""
        return self.text.isspace()

    @property
    def text_with_ws(self) -> str:
        """The token with the blank after it, if there is one."""
        tokens, end = self.doc.tokens, self.idx + len(self.text)
        following = tokens[self.i + 1].idx if self.i + 1 < len(tokens) else len(self.doc.text)
        return f"{self.text} " if following > end else self.text

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

    @property
    def left_edge(self) -> Token:
        """The leftmost token of the subtree."""
        edge = self
        for child in self.children:
            below = child.left_edge
            if below.i < edge.i:
                edge = below
        return edge

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
        if self.end <= self.start:
            return ""
        last = self.doc.tokens[self.end - 1]
        return self.doc.text[self.doc.tokens[self.start].idx : last.idx + len(last.text)]

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

    tokens: list[Token]
    sents: tuple[Span, ...]
    ents: tuple[Span, ...]
    sentence_of: list[int]  #: for each token, the ordinal of its sentence

    def __init__(self, doc: SpacyDoc) -> None:
        self.cache: dict[str, Any] = {}
        self._read(doc)

    @cached_property
    def _by_word(self) -> tuple[dict[str, list[int]], dict[str, list[int]]]:
        """Where each lemma stands, in lower case, and each form."""
        lemmas: defaultdict[str, list[int]] = defaultdict(list)
        forms: defaultdict[str, list[int]] = defaultdict(list)
        for token in self.tokens:
            lemmas[token.lemma_.lower()].append(token.i)
            forms[token.lower_].append(token.i)
        return lemmas, forms

    @cached_property
    def vocabulary(self) -> tuple[frozenset[str], frozenset[str]]:
        """All lemmas and all forms, in lower case."""
        lemmas, forms = self._by_word
        return frozenset(lemmas), frozenset(forms)

    @cached_property
    def words(self) -> frozenset[str]:
        """All lemmas and forms together."""
        lemmas, forms = self.vocabulary
        return lemmas | forms

    def among(self, lemmas: frozenset[str], forms: frozenset[str] = frozenset()) -> list[Token]:
        """The tokens whose lemma is one of ``lemmas``, or that are written as one of ``forms``, in text order."""
        by_lemma, by_form = self._by_word
        places = [i for lemma in lemmas & self.vocabulary[0] for i in by_lemma[lemma]]
        if forms:
            places += [i for form in forms & self.vocabulary[1] for i in by_form[form]]
            places = list(set(places))
        return [self.tokens[i] for i in sorted(places)]

    @property
    def appositions(self) -> list[Token]:
        """The tokens that the parse calls an apposition."""
        found: list[Token] | None = self.cache.get("appositions")
        if found is None:
            found = self.cache["appositions"] = [token for token in self.tokens if token.dep_ == "appos"]
        return found

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

    def release(self) -> None:
        """Untie the tokens when nothing more is asked: only the garbage collector could free their circles, and late.

        A collector that has nothing to find is a tenth of extraction.
        """
        for token in self.tokens:
            del token.head
        self.tokens, self.sents, self.ents = [], (), ()
        self.cache.clear()

    def _read(self, doc: SpacyDoc) -> None:
        table = doc.to_array([*_STRINGS, *_NUMBERS])
        keys = table[:, : len(_STRINGS)].T.tolist()
        string = _strings(doc.vocab.strings).__getitem__
        texts, lowers, lemmas, tags, parts, deps, kinds = (list(map(string, column)) for column in keys)
        numbers = table[:, len(_STRINGS) :].view("int64").T.tolist()
        marks, numerals, blanks, places, inside, heads, starts = numbers
        self.text = "".join([f"{text} " if blank else text for text, blank in zip(texts, blanks, strict=True)])
        words = (texts, lowers, lemmas, tags, parts, deps, kinds)
        self.tokens = list(map(Token, repeat(self), count(), places, *words, marks, numerals))
        self.ents = self._entities(inside)
        self._tie([i + offset for i, offset in enumerate(heads)])
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

    def _tie(self, heads: list[int]) -> None:
        """Give every token its head and its children."""
        tokens = self.tokens
        lefts: defaultdict[int, list[Token]] = defaultdict(list)
        rights: defaultdict[int, list[Token]] = defaultdict(list)
        for token, head in zip(tokens, heads, strict=True):
            token.head = tokens[head]
            token.children = token.lefts = token.rights = ()
            if token.i < head:
                lefts[head].append(token)
            elif token.i > head:
                rights[head].append(token)
        for i, children in lefts.items():
            tokens[i].children = tokens[i].lefts = tuple(children)
        for i, children in rights.items():
            token = tokens[i]
            token.rights = tuple(children)
            token.children = token.lefts + token.rights

    def move(self, heads: list[int]) -> None:
        """Hang tokens on other heads, all that have changed, unless some token would then stand above itself."""
        tokens = self.tokens
        moved = [token for token in tokens if heads[token.i] != token.head.i]
        if any(_in_ring(token.i, heads) for token in moved):
            return
        touched = sorted({i for token in moved for i in (token.head.i, heads[token.i])})
        for token in moved:
            token.head = tokens[heads[token.i]]
        for head in (tokens[i] for i in touched):
            below = [c for c in (*head.children, *moved) if c.head is head and c is not head]
            below.sort(key=lambda c: c.i)
            head.lefts = tuple([c for c in below if c.i < head.i])
            head.rights = tuple([c for c in below if c.i > head.i])
            head.children = head.lefts + head.rights

    def forget(self) -> None:
        """Drop what was worked out while words were mended: "shot", taken for a noun, is a form of "shoot" now."""
        self.cache.clear()
        for name in ("_by_word", "vocabulary", "words"):
            self.__dict__.pop(name, None)

    def _cut(self, starts: list[int]) -> None:
        """Cut the tokens into sentences."""
        spans: list[Span] = []
        self.sentence_of = []
        for start, end in pairwise([*starts, len(self.tokens)]):
            span = Span(self, start, end)
            self.sentence_of += [len(spans)] * (end - start)
            spans.append(span)
            for token in self.tokens[start:end]:
                token.sent = span
        self.sents = tuple(spans)


def _in_ring(i: int, heads: list[int]) -> bool:
    """Whether the way up from a token leads to no root, as when two changes of heads do not go together."""
    at, steps = heads[i], 0
    while heads[at] != at and at != i and steps <= len(heads):
        at, steps = heads[at], steps + 1
    return heads[at] != at
