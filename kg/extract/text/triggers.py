"""Find the words that name an event: verbs, event nouns and idioms of the event lexicon.

In: tokens of a parsed ``Doc`` and ``kg/lexicon/events.toml``.  Out: :class:`Trigger` records.  A trigger says what
a word may mean; whether it means that here, is decided by :mod:`kg.extract.frames.reading`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

from kg.extract.text.memo import once
from kg.extract.text.parse import Doc, Token
from kg.lexicon import load, match_end, match_start, words

_MODES = ("verbs", "foiled", "found", "explode", "falls", "meets", "undergoes", "takes", "clash", "nouns", "weak_nouns")
_LINKS = frozenset({"of", "on"})  # inside an event noun entry: "act of terror", "attempt on life"
_LONGEST_COLLOCATION = 6  # words: "bombed at the box office"


@dataclass(frozen=True, slots=True)
class Sense:
    """What a lexicon entry may mean: family (``attack harm light arrest legal movement``), class, and table."""

    entry: str
    family: str
    type: str
    mode: str

    @property
    def dying(self) -> bool:
        """Whether it tells that somebody died, maybe later: "died in hospital", "was pronounced dead"."""
        return self.family == "harm" and self.mode in {"die", "found"}


@dataclass(frozen=True, slots=True)
class Trigger:
    """A token with the sense that its words have in the lexicon; ``end_i`` is the last token of the idiom."""

    token: Token
    sense: Sense
    end_i: int


def _senses() -> Iterable[Sense]:
    events = load("events")
    for name in (*attack_types(), "murder"):
        family = "attack"
        for mode in _MODES:
            for entry in events.get(name, {}).get(mode, ()):
                yield Sense(
                    entry,
                    family,
                    "Attack" if name == "murder" else name,
                    "murder" if name == "murder" and mode == "verbs" else mode,
                )
    for outcome, table in events["harm"].items():
        for mode in ("verbs", "die", "nouns", "found"):
            for entry in table.get(mode, ()):
                yield Sense(entry, "harm", outcome, mode)
    for entry in events["damage"]["verbs"]:
        yield Sense(entry, "damage", "", "verbs")
    for mode, entries in events["light"].items():
        for entry in entries:
            yield Sense(entry, "light", "", mode)
    for mode, entries in events["arrest"].items():
        for entry in entries:
            yield Sense(entry, "arrest", "Arrest", mode)
    for family in ("legal", "movement"):
        for name, table in events[family].items():
            for mode in ("verbs", "gets", "nouns"):
                for entry in table.get(mode, ()):
                    yield Sense(entry, family, name, mode)


@cache
def noun_triggers() -> Mapping[str, Sense]:
    """Event noun entries (lower-case lemmas, head last) with their sense."""
    return MappingProxyType({s.entry: s for s in _senses() if s.mode in {"nouns", "weak_nouns"}})


@cache
def event_heads() -> frozenset[str]:
    """The nouns that the event noun entries are found by: their last words, or the first of "placement of bomb"."""
    return frozenset(entry.split()[0 if _LINKS & set(entry.split()) else -1] for entry in noun_triggers())


@cache
def _verb_entries() -> Mapping[str, tuple[tuple[tuple[str, ...], Sense], ...]]:
    grouped: dict[str, list[tuple[tuple[str, ...], Sense]]] = {}
    for sense in _senses():
        if sense.mode not in {"nouns", "weak_nouns"}:
            parts = tuple(sense.entry.split())
            grouped.setdefault(parts[0], []).append((parts[1:], sense))
    return MappingProxyType({k: tuple(sorted(v, key=lambda e: -len(e[0]))) for k, v in grouped.items()})


@cache
def trigger_words() -> tuple[frozenset[str], frozenset[str]]:
    """The lemmas and the forms of the words that can be a trigger: all others of a text are passed over."""
    words_ = event_heads() | _verb_entries().keys()
    return words_, words_ | {f"{word}s" for word in event_heads() if word.endswith("ing")}


def _noun_lemma(token: Token) -> str:
    low = token.lower_
    if token.pos_ in {"VERB", "AUX"} or token.lemma_.lower() == low or low.endswith("ing"):
        # "bombing" tagged as a verb keeps its form; "bombings" loses its plural
        return low[:-1] if low.endswith("ings") else low
    return token.lemma_.lower()


def noun_trigger(token: Token) -> Sense | None:
    """The sense of an event noun, read with the words before it ("car bombing"), longest entry first."""
    heads, head = event_heads(), _noun_lemma(token)
    if head not in heads:
        head = token.lemma_.lower()
        if head not in heads:
            return None
    found: dict[int, Sense | None] = token.doc.cache.setdefault("noun_triggers", {})
    if token.i not in found:
        found[token.i] = _read_noun(token, head)
    return found[token.i]


def _read_noun(token: Token, head: str) -> Sense | None:
    doc = token.doc
    left: list[str] = []
    i = token.i - 1
    while i >= 0 and len(left) < 3:
        word = doc[i]
        if word.text in "-–":
            i -= 1
            continue
        if not (word.is_alpha or "." in word.text):
            break
        left.append(_noun_lemma(word))
        i -= 1
    found = noun_triggers()
    for n in range(len(left), -1, -1):
        entry = " ".join([*reversed(left[:n]), head])
        if entry in found and not _LINKS & set(left[:n]):  # "placement of bombs" is read from its first word
            sense = found[entry]
            if "suicide" in left and sense.type in {"Bombing", "Attack"}:
                return Sense(sense.entry, sense.family, "SuicideBombing", "nouns")  # "suicide car bomb attack"
            return sense
    for prep in token.children:
        if prep.dep_ != "prep" or prep.lower_ not in _LINKS:
            continue
        for obj in prep.children:
            entry = f"{head} {prep.lower_} {obj.lemma_.lower()}"
            if obj.dep_ == "pobj" and entry in found and (head in words("deeds", "posts") or not _any_of_them(obj)):
                return found[entry]  # "act of terror", "attempt on the life of", "placement of a bomb"
    return None


def _any_of_them(noun: Token) -> bool:
    """Whether no single things are meant: "directed the placement of roadside *bombs*"."""
    return noun.tag_ == "NNS" and not any(c.dep_ in {"det", "nummod", "poss"} for c in noun.children)


def verb_trigger(token: Token) -> Trigger | None:
    """The sense of a verb with the words that belong to it, longest idiom first; ``None`` if it names no event."""
    known, lemma = _verb_entries(), token.lemma_.lower()
    word = lemma if lemma in known else token.lower_
    if word not in known:
        return None
    found: dict[int, Trigger | None] = token.doc.cache.setdefault("verb_triggers", {})
    if token.i not in found:
        found[token.i] = _read_verb(token, _tellable(token.doc, word))
    return found[token.i]


def _tellable(doc: Doc, word: str) -> list[tuple[tuple[str, ...], Sense]]:
    """The entries of a verb whose other words all stand somewhere in the text."""
    found: dict[str, list[tuple[tuple[str, ...], Sense]]] = doc.cache.setdefault("verb_entries", {})
    if word not in found:
        found[word] = [e for e in _verb_entries()[word] if doc.words.issuperset(e[0])]
    return found[word]


def _read_verb(token: Token, entries: list[tuple[tuple[str, ...], Sense]]) -> Trigger | None:
    for rest, sense in entries:
        end = _follows(token, rest)
        if end is None and len(rest) == 2:
            end = _in_phrase(token, rest)
        if (
            end is None
            and rest
            and any(c.dep_ == "nsubjpass" and _called(c, rest) and not _is_site(c) for c in _passive_subjects(token))
        ):
            end = token.i  # "the bomb was planted by two men", "a letter bomb was sent to the mayor"
        if end is None and rest and token.dep_ == "acl" and _called(token.head, rest):
            if token.lemma_.lower() not in words("deeds", "sending", "using"):
                end = token.i  # "a bomb planted near the church"; "the bombs used that day" tells of none by itself
        if end is not None and not (sense.mode == "meets" and _is_site(token.doc[end])):
            return Trigger(token, sense, end)
    return None


def _called(noun: Token, rest: tuple[str, ...]) -> bool:
    """Whether a noun with the words before it is what an idiom takes as its object: "a *letter bomb*"."""
    first = noun.i + 1 - len(rest)
    if noun.lemma_.lower() != rest[-1] or first < 0:
        return False
    return all(t.lower_ == word for t, word in zip(noun.doc.tokens[first : noun.i], rest, strict=False))


def _in_phrase(verb: Token, rest: tuple[str, ...]) -> int | None:
    """The end of the phrase that closes an idiom, after a long object: "took Ilo Venn, 22, of Varnell *into custody*".

    The parse may hang the phrase on the object or on a part of it.
    """
    link, noun = rest
    for token in verb.doc.among(frozenset({noun})):
        prep = token.head
        if verb.i < prep.i < token.i < verb.sent.end and token.dep_ == "pobj" and prep.lower_ == link:
            above = prep.head
            while above is not verb and above.i > verb.i and above.pos_ in {"NOUN", "PROPN", "NUM"}:
                above = above.head
            if above is verb:
                return token.i
    return None


def _is_site(noun: Token) -> bool:
    """Whether a word for a weapon ends that of a place: "a missile struck a *gold mine*"."""
    return noun.i > 0 and f"{noun.doc[noun.i - 1].lower_} {noun.lemma_.lower()}" in words("facilities")


def _passive_subjects(verb: Token) -> tuple[Token, ...]:
    """The children among which its passive subject stands, shared or not: "the bomb was found and safely *defused*"."""
    shares = verb.dep_ == "conj" and not any(c.dep_ in {"nsubj", "nsubjpass"} for c in verb.lefts)
    return verb.head.lefts if shares else verb.children


def _follows(verb: Token, rest: tuple[str, ...]) -> int | None:
    """Token index of the last word of the idiom when ``rest`` follows the verb in its clause, else ``None``."""
    at = verb.i
    doc = verb.doc
    stop = min(len(doc), verb.sent.end, verb.i + 12)
    for n, word in enumerate(rest):
        far = n == 0 and (
            word in words("deeds", "far_words") or (verb.lemma_ == "set" and word == "on") or rest == ("to", "death")
        )
        window = 10 if far else 4
        for i in range(at + 1, min(stop, at + 1 + window)):
            token = doc[i]
            if word == "at" and i + 1 < stop and doc[i + 1].tag_ in {"JJS", "RBS"}:
                continue  # "fired *at least* 14 shots": at nobody
            if token.lemma_.lower() == word or token.lower_ == word:
                if any(c.dep_ == "pobj" and c.ent_type_ in {"DATE", "TIME"} for c in token.children):
                    return None  # "was fired on Monday": nobody is fired on
                at = i
                break
            if token.lower_ in {",", ";", ":", "—", "--"} or (
                token.pos_ == "VERB" and (token.i > at + 1 or verb.lemma_ == "be") and token.dep_ != "amod"
            ):
                if _found_to_be(verb, word):
                    break  # "found Ilo Venn, 29, and two others guilty"
                tied = next((c for c in verb.rights if n == 0 and c.dep_ == "prep" and c.lower_ == word), None)
                if tied is None:
                    return None
                at = tied.i  # "rammed a lorry packed with explosives *into* a gate"
                break
        else:
            what = next((c for c in verb.rights if n == 0 and c.dep_ == "dobj" and c.lemma_.lower() == word), None)
            if what is None and n == 0 and word in {"into", "through"}:
                # "drove a grey Volta pickup loaded with explosives *into* a gate"
                what = next((c for c in verb.rights if c.dep_ == "prep" and c.lower_ == word), None)
            if what is not None and what.i < verb.sent.end:
                at = what.i  # "fired two anti-ship missiles": however long its object is
                continue
            if word in words("deeds", "captives") and any(c.lemma_.lower() == word for c in verb.children):
                continue  # "hostages taken": the words come the other way round
            if _found_to_be(verb, word):
                continue
            return None
        if (
            n == 0
            and len(rest) == 1
            and word in {"up", "down", "off", "on", "at", "into", "upon", "in", "to"}
            and at - verb.i > 1
        ):
            particle = doc[at]
            suffers = verb.tag_ == "VBN" and verb.dep_ == "xcomp"
            if word == "at" and (suffers or any(c.dep_ == "auxpass" for c in verb.children)):
                return None  # "was shot in the head at a rally", "was found shot dead at a house"
            if particle.head != verb and particle.head.head != verb:
                return None
    return at


@cache
def outcome_adjectives() -> Mapping[str, str]:
    """Adjectives and nouns that name an outcome (``dead`` → ``killed``)."""
    return MappingProxyType(
        {word: outcome for outcome, table in load("events")["harm"].items() for word in table["adjectives"]}
    )


@cache
def attack_types() -> tuple[str, ...]:
    """The classes of attack that the lexicon knows, in the order of its tables."""
    return tuple(name for name in load("events") if name[0].isupper())


def _found_to_be(verb: Token, word: str) -> bool:
    """Whether the verb says of its object that it is ``word``, however long the object is."""
    return any(
        c.lower_ == word and (c.dep_ == "oprd" or (c.dep_ == "ccomp" and c.pos_ == "ADJ")) for c in verb.children
    )


@cache
def specific_first() -> tuple[str, ...]:
    """The classes of attack as they are preferred: what ``[types]`` does not rank comes first, as its own words do."""
    ranked = load("events")["types"]["specific_first"]
    return (*(name for name in attack_types() if name not in ranked), *ranked)


@cache
def general_types() -> frozenset[str]:
    """The classes of attack that say nothing of its means, so that they may be another word for any other."""
    return frozenset(load("events")["types"]["general"])


@cache
def side_types() -> frozenset[str]:
    """The classes of what attackers often do besides: they call an attack only that was told by them first."""
    return frozenset(load("events")["types"]["besides"])


@cache
def type_families() -> tuple[frozenset[str], ...]:
    """Classes of attack that one attack may be called by; a class in no family stands for itself."""
    return tuple(frozenset(family) for family in load("events")["types"]["families"])


@once
def other_sense(token: Token) -> bool:
    """Whether the word stands in a collocation that is no attack ("heart attack", "bombarded with questions")."""
    doc = token.doc
    before = doc.tokens[max(0, token.i - 8) : token.i + 1]
    left = [t for t in before if t.tag_ != "POS" and t.text != "-"][-5:]  # "a pilots' strike", "denial-of-service"
    right = doc[token.i : min(len(doc), token.i + _LONGEST_COLLOCATION)]
    verb = token.pos_ == "VERB" and token.lemma_ in words("factuality", "stoppages")
    if not verb and _collocates(left):
        return True
    lemmas, forms = [t.lemma_.lower() for t in right], [t.lower_ for t in right]
    return match_start("factuality", lemmas, forms, table="other_senses") is not None


def _collocates(left: list[Token]) -> bool:
    """Whether the words end in a collocation that is no attack: "heart attack"."""
    lemmas, forms = [t.lemma_.lower() for t in left], [t.lower_ for t in left]
    return match_end("factuality", lemmas, forms, table="other_senses") is not None


def of_no_attack(token: Token) -> bool:
    """Whether an event noun is no attack, or means one told of before: "a dog attack ... *the attack*"."""
    if other_sense(token):
        return True
    if not any(c.lower_ in {"the", "this", "that"} for c in token.children):
        return False
    before = [t for t in token.doc.among(frozenset({token.lemma_.lower()})) if t.i < token.i]
    return bool(before) and of_no_attack(before[-1])


def table(name: str) -> Any:
    """One table of the event lexicon."""
    return load("events")[name]


__all__ = [
    "Sense",
    "Trigger",
    "attack_types",
    "event_heads",
    "general_types",
    "noun_trigger",
    "noun_triggers",
    "of_no_attack",
    "other_sense",
    "outcome_adjectives",
    "specific_first",
    "table",
    "type_families",
    "verb_trigger",
    "words",
]
