"""Tell the world of an article in which words of violence tell of none: a match, a market, a film, a shark, a crash.

In: a parsed article and its frames.  Out: whether a frame is only likened to violence, made up, or the deed of nobody.

An article is of a world whose words it has many of (``worlds.toml``): several different ones, close together, and more
of them than of what is told of beside true violence. Where anything in it is told of people hurt by arms or armed men,
it is the report of an attack, whoever played or filmed there: "the midfielder was *shot dead by two men*".
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from kg.extract.drafts import Reading
from kg.extract.frames.roles import Frame, is_armed
from kg.extract.text.parse import Doc, Token
from kg.extract.text.surface import surface_of
from kg.extract.text.syntax import is_verbal, noun_phrase, prepositions
from kg.lexicon import load, words

#: Different words of a world and tokens of the article for each of them: many spread thinly, or few close together.
_ENOUGH = ((4, 60), (3, 30))
_FEWEST = 2  # single words, beside phrases
_PRESENT = frozenset({"VBZ", "VBP"})
_JUDGED = frozenset({"arrest", "legal"})
_PEOPLE = frozenset({"Person", "UnnamedGroup"})


class _World(NamedTuple):
    kind: str
    words: frozenset[str]
    phrases: tuple[str, ...]


def find_worlds(reading: Reading, frames: list[Frame]) -> frozenset[str]:
    """The kinds of the worlds of an article (tables of ``worlds.toml``): ``likened``, ``told``, ``unmanned``."""
    kinds = _kinds(reading.doc) - {"mishap"}
    beasts = any(_by_beasts(frame) for frame in frames)
    if beasts:
        kinds |= {"unmanned"}
    if kinds - {"told"} and any(_is_true(reading, frame, frames, beasts=beasts) for frame in frames):
        kinds &= {"told"}  # films have bombers of their own
    return kinds


def is_elsewhere(reading: Reading, frame: Frame, worlds: frozenset[str]) -> bool:
    """Whether what a frame tells belongs to one of the worlds of its article.

    "Leeds *blew* Norwich *away*", "shares were *massacred*", "a sergeant whose unit is *ambushed*", "a shark *attack*".
    """
    if _by_beasts(frame):
        return True
    if "told" in worlds and _in_a_plot(reading, frame.trigger):
        return True
    if "likened" in worlds and not told_for_real(reading, frame.trigger):
        return True  # but "a supporter was stabbed outside the ground, *police* said"
    if "unmanned" not in worlds or frame.sense.family in _JUDGED:
        return False
    means = {t.lemma_.lower() for t in frame.heads("instrument")}
    return means <= words("worlds", "unmanned")  # with no weapon, but a rocket is none in space


def _by_beasts(frame: Frame) -> bool:
    """Whether beasts or forces of nature did it: "a *bear* that killed a jogger", "*Hurricane* Helga battered Osk"."""
    doers = frame.heads("agent")
    if frame.nominal and not doers:
        doers = [t for prep, t in prepositions(frame.trigger) if prep == "by"]  # "an attack *by two dogs*"
    return bool(doers) and all(_is_beast(t) for t in doers)


def _is_beast(noun: Token) -> bool:
    if noun.tag_ in {"NNP", "NNPS"}:  # no "Tigers", no "Operation Desert Storm"
        return noun.doc.tokens[noun_phrase(noun)[0]].lemma_.lower() in words("worlds", "nature")
    return noun.lemma_.lower() in words("worlds", "beasts", "nature")


def names_or_counts(reading: Reading, token: Token) -> bool:
    """Whether it means certain people: "Ilo Venn", "*12* of them", "*a* nurse"; not "the champion" or "voters"."""
    entity, mention = reading.entity_at(token), reading.mentions.get(token.i)
    if entity is not None and entity.type == "Person":
        return True
    if token.pos_ == "NUM" or any(c.dep_ == "nummod" for c in token.lefts):
        return True
    return mention is not None and mention.human and mention.definite == "a" and not mention.plural


def told_for_real(reading: Reading, token: Token) -> bool:
    """Whether the paragraph tells of what true violence comes with: the police, a hospital, soldiers."""
    return reading.paragraph_index(token) in _real_paragraphs(reading)


def is_mishap(doc: Doc) -> bool:
    """Whether an article tells of a disaster: a crash, a fire, an earthquake."""
    return "mishap" in _kinds(doc)


def _is_true(reading: Reading, frame: Frame, frames: list[Frame], *, beasts: bool) -> bool:
    """Whether people were hurt by arms or armed men: "gunmen killed 12", "explosions hit the bus, *injuring* a man".

    Where beasts attack, only arms make it true: "a girl was injured in an attack in Osk" may have been a dog's.
    """
    if frame.sense.family not in {"attack", "harm"}:
        return False
    doers = [e for t in frame.heads("agent") if (e := reading.entity_at(t)) is not None]
    hit = [e for t in frame.heads("patient") if (e := reading.entity_at(t)) is not None]
    if frame.sense.entry in words("worlds", "outright"):
        return any(e.type in _PEOPLE for e in doers) and any(e.type in _PEOPLE for e in hit)
    if not any(names_or_counts(reading, t) and not _is_beast(t) for t in frame.heads("patient")):
        return False
    if _by_arms(reading, frame):
        return True
    if frame.sense.family != "harm":
        return False
    weak = words("factuality", "weak_evidence")
    sent = frame.trigger.sent
    beside = [f for f in frames if f.sense.family == "attack" and f.trigger.sent.start == sent.start]
    if beasts or any(t.lemma_.lower() in words("worlds", "beasts") and t.tag_ != "NNP" for t in sent):
        return any(_by_arms(reading, f) for f in beside)  # not "was killed when a shark *attacked*"
    return any(f.sense.entry not in weak for f in beside)


def _by_arms(reading: Reading, frame: Frame) -> bool:
    """Whether it was done with a weapon or by armed men, and those no hackers."""
    others = words("worlds", "unmanned.computers")
    doers = [e for t in frame.heads("agent") if (e := reading.entity_at(t)) is not None]
    armed = any(is_armed(e) and not any(m.lemma in others for m in e.mentions) for e in doers)
    return armed or bool(frame.heads("instrument"))


def _kinds(doc: Doc) -> frozenset[str]:
    """The kinds of the worlds whose words an article has."""
    known: frozenset[str] | None = doc.cache.get("kg_worlds")
    if known is None:
        real = len(doc.among(words("worlds", "reality")))
        known = doc.cache["kg_worlds"] = frozenset(w.kind for w in _worlds() if _is_of(doc, w, real))
    return known


def _is_of(doc: Doc, world: _World, real: int) -> bool:
    if len(world.words & doc.vocabulary[0]) < _FEWEST:
        return False
    told = [t.lemma_.lower() for t in doc.among(world.words)]
    text = surface_of(doc).text
    for phrase in world.phrases:
        told += [phrase] * text.count(f" {phrase}")
    different = len(set(told))
    dense = any(different >= least and len(told) * tokens >= len(doc) for least, tokens in _ENOUGH)
    return dense and (world.kind == "told" or len(told) > real)  # films have police and soldiers of their own


@cache
def _worlds() -> tuple[_World, ...]:
    """Each table of a kind of worlds."""
    found = []
    for kind, tables in load("worlds").items():
        for name, table in tables.items():
            if isinstance(table, Mapping):
                entries = words("worlds", f"{kind}.{name}")
                phrases = tuple(sorted(e for e in entries if " " in e))
                found.append(_World(kind, entries.difference(phrases), phrases))
    return tuple(found)


def _real_paragraphs(reading: Reading) -> frozenset[int]:
    known: frozenset[int] | None = reading.doc.cache.get("kg_real_paragraphs")
    if known is None:
        real = reading.doc.among(words("worlds", "reality"))
        known = reading.doc.cache["kg_real_paragraphs"] = frozenset(map(reading.paragraph_index, real))
    return known


def _in_a_plot(reading: Reading, token: Token) -> bool:
    """Whether it is told in the present, as plots are, and of no year: "he hunts the gang that *bombed* a ferry"."""
    if any(t.dated and t.kind == "absolute" for t in reading.times_in(token.sent)):
        return False  # "the film is based on the *2008* attacks in Varnell"
    verb = token
    while verb.head is not verb and not (is_verbal(verb) and _finite(verb) is not None):
        verb = verb.head
    return any((_finite(v) or v).tag_ in _PRESENT for v in (verb, token.sent.root))


def _finite(verb: Token) -> Token | None:
    """The word of a verb that has the tense: the verb, or the first of its auxiliaries."""
    if verb.tag_ in {"VBD", *_PRESENT}:
        return verb
    return next((c for c in verb.lefts if c.dep_ in {"aux", "auxpass"} and c.tag_ in {"VBD", "MD", *_PRESENT}), None)
