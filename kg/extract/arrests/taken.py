"""Who is held or stands before a court, and by whom.

In: arrest and legal frames.  Out: the people taken, those singled out of a group of them, and the body that acted.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.arrests.custody import CAPTORS, Taken, count_of
from kg.extract.claims.members import names_after, names_listed
from kg.extract.drafts import EntityDraft, Reading
from kg.extract.frames.roles import Frame, is_nobody
from kg.extract.names.mentions import Mention
from kg.extract.text.parse import Token
from kg.extract.text.syntax import conjuncts, first_conjunct, is_passive, prepositions
from kg.lexicon import words

_AGAINST_BODIES = frozenset({"Charge", "Trial", "Conviction", "Sentence"})
_TOGETHER = frozenset({"along", "alongside", "together"})
_OPENING = 6  # tokens from "among them" to whoever is singled out
_BODIES = CAPTORS - {"Country"}


def people_taken(reading: Reading, frame: Frame) -> list[Taken]:
    """Who is held or stands before a court: people, and for the courts bodies and groups too, never a country."""
    roles, types = ["patient"], {"Person", "UnnamedGroup"}
    if frame.sense.mode == "surrender":
        roles.append("agent")
    if frame.sense.family == "legal":
        roles.append("target")  # "convicted the company", "filed charges against the mayor"
        types |= {"Organization", "ArmedGroup"} if frame.sense.type in _AGAINST_BODIES else set()
    tokens = frame.heads(*roles)
    if frame.sense.family == "arrest":
        beside = _TOGETHER | {"with"} if is_passive(frame.trigger) else _TOGETHER
        tokens += [t for p, t in prepositions(frame.trigger) if p in beside]  # "was captured with two associates"
        tokens += [t for n in tokens for p, t in prepositions(n) if p in _TOGETHER]
    found: list[Taken] = []
    for token in tokens:
        entity = reading.entity_at(token)
        if entity is not None and entity.type in types and all(e is not entity for _, e in found):
            found.append((token, entity))
    found = [(t, e) for t, e in found if not is_nobody(reading, t)]  # "no women or children were detained"
    found = [(t, e) for t, e in found if not _a_sum(reading, t)]
    found = _once(reading, found)
    part = {id(e) for _, e in singled_out(reading, found)}  # "six others, among them *a boy*": read as one more
    return [(t, e) for t, e in found if id(e) not in part]


def _once(reading: Reading, found: list[Taken]) -> list[Taken]:
    """Those taken, not told over again by what they are: "arrested *12 people*, seven women and five men"."""
    counts = [count_of(reading, t, e) or 0 for t, e in found]
    return found[:1] if len(found) > 1 and counts[0] > 1 and counts[0] == sum(counts[1:]) else found


def _a_sum(reading: Reading, token: Token) -> bool:
    """Whether a number stands among things, and means no people: "two vests and *Rs 78,500* were seized"."""
    mention = reading.mentions.get(token.i)
    if mention is None or mention.sub != "number" or token.dep_ != "conj":
        return False
    other = reading.mentions.get(first_conjunct(token).i)
    return other is not None and not other.human


def singled_out(reading: Reading, taken: Sequence[Taken]) -> list[Taken]:
    """Who of a group taken is told of by name or rank: "arrested six others, *among them its leader, Ilo Venn*".

    "Arrested two men, *Ilo Venn and Mara Quill*": a list right after the group names them as well.
    """
    found: list[Taken] = []
    for token, _ in taken:
        group = reading.mentions.get(token.i)
        if group is None or not group.plural:
            continue
        known = {id(e) for _, e in [*taken, *found]}
        found += [(at, e) for e, at in names_listed(reading, group) if id(e) not in known]
        opener = _opener(reading, group)
        known = {id(e) for _, e in [*taken, *found]}
        found += [(at, e) for e, at in (names_after(reading, opener, group) if opener else ()) if id(e) not in known]
        for head in _after(reading, opener) if opener is not None else ():
            mention = reading.mentions.get(head.i)
            entity = reading.entity_at(head)
            if mention is None or entity is None or mention.cls != "person" or mention.plural:
                continue
            if entity is not reading.entity_at(token) and all(e is not entity for _, e in found):
                found.append((head, entity))
    return found


def _opener(reading: Reading, group: Mention) -> Token | None:
    """The word after a group that opens a list of some of it, "including" or "among", if nobody comes between."""
    doc, stop = reading.doc, group.head.sent.end
    for i in range(group.end_i, stop):
        if _opens(doc[i]):
            return doc[i + 1] if doc[i].lower_ == "among" else doc[i]
        between = reading.mentions.get(i)
        if between is not None and between.cls == "people" and between.plural:
            return None
    return None


def _after(reading: Reading, opener: Token) -> list[Token]:
    """The heads of the list that a word opens."""
    reach = range(opener.i + 1, min(opener.sent.end, opener.i + _OPENING))
    mentions = (reading.mentions.get(k) for k in reach)
    first = next((m for m in mentions if m is not None and m.cls != "pronoun" and m.head.dep_ != "poss"), None)
    return conjuncts(first.head) if first is not None else []


def _opens(token: Token) -> bool:
    """Whether the word opens a list of some of those before: ", including", ", among them"."""
    if not token.i or token.doc[token.i - 1].text not in {",", "(", "–", "—", "--"}:
        return False
    after = token.doc[token.i + 1].lower_ if token.i + 1 < len(token.doc) else ""
    among = token.lower_ == "among" and after in {"them", "whom"}
    return among or token.lower_ in words("victims", "members_of")


def captor_at(reading: Reading, token: Token) -> EntityDraft | None:
    """Who holds people: the body itself for its officers, "officers of the *Varnell Guard*"."""
    entity = reading.entity_at(token)
    if entity is None or entity.type != "UnnamedGroup" or entity.sub != "security":
        return entity
    behind = [reading.entity_at(t) for prep, t in prepositions(token) if prep in {"from", "of"}]
    return next((e for e in behind if e is not None and e.type in _BODIES), entity)


def operators(reading: Reading, frame: Frame) -> list[Token]:
    """Whose operation people are taken in: "were detained in a raid *by special forces*", "in a *police* operation"."""
    nouns = [t for _, t in prepositions(frame.trigger)]
    nouns += [t for noun in nouns for prep, t in prepositions(noun) if prep == "of"]  # "in the framework of a raid"
    nouns = [t for t in nouns if t.lemma_.lower() in words("coreference", "operations")]
    owners = [t for noun in nouns for prep, t in prepositions(noun) if prep in {"by", "of"}]
    owners += [t for noun in nouns for t in noun.lefts if t.dep_ in {"compound", "nmod", "poss"}]
    return [
        t for t in owners if (e := captor_at(reading, t)) is not None and (e.type in _BODIES or e.sub == "security")
    ]
