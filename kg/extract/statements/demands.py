"""Find demands: what one party with an identity calls on another one to do.

In: verbs of demanding and what neutral verbs of saying report.  Out: announcements that are about whoever is to act
(:class:`~kg.extract.statements.acts.Act`).  A demand that is addressed to nobody in particular is none.
"""

from __future__ import annotations

from kg.extract.drafts import EntityDraft, Reading
from kg.extract.speech.quotations import is_saying
from kg.extract.speech.speakers import speakers
from kg.extract.statements.acts import Act, identified, is_clause, parties
from kg.extract.text.parse import Token
from kg.extract.text.syntax import auxiliaries, conjuncts, is_negated, is_passive, objects, prepositions, subjects
from kg.lexicon import words


def demanding_act(reading: Reading, verb: Token) -> Act | None:
    """ "Demanded that the ministry resign", "called on the rebels to disarm", "said the army must leave"."""
    lemma = verb.lemma_.lower()
    if is_passive(verb) or is_negated(verb):
        return None
    addressed = _addressed(verb) if lemma in words("statements", "demanding") else _obliged(verb)
    if not addressed:
        return None
    who = _parties_with_a_face(speakers(reading, verb))
    asked = [e for e in _parties_with_a_face(parties(reading, addressed)) if not any(e is s for s in who)]
    if not who or not asked:
        return None
    return Act("Announcement", verb, verb, "lexicon:demand", who, _content(verb), concerned=asked)


def _parties_with_a_face(entities: list[EntityDraft]) -> list[EntityDraft]:
    """Those with an identity, or with an office or arms: not "residents" or "anyone with information"."""
    return [e for e in entities if identified([e]) or e.sub in {"officials", "leaders", "security", "attackers"}]


def _addressed(verb: Token) -> list[Token]:
    """Who is to do what is demanded."""
    lemma = verb.lemma_.lower()
    if lemma in words("statements", "calling"):  # "called on the rebels to disarm"
        return [t for p, t in prepositions(verb) if p in {"on", "upon"}] if _has_infinitive(verb) else []
    if lemma in words("statements", "urging"):  # "urged the ministry to act"
        return objects(verb) if _has_infinitive(verb) else []
    found = [t for p, t in prepositions(verb) if p == "from"]
    found += [t for o in objects(verb) for p, t in prepositions(o) if p == "from"]  # "an answer from the ministry"
    for said in _content(verb):  # "demanded that the army leave"
        found += subjects(said) if said.dep_ == "ccomp" else []
    return found


def _obliged(verb: Token) -> list[Token]:
    """Who is said to have to do something: "said the army *must* leave the town"."""
    if not is_saying(verb) or verb.lemma_.lower() not in words("reporting", "neutral"):
        return []
    found: list[Token] = []
    for said in _content(verb):
        if any(a.lower_ in words("statements", "obliging") for a in auxiliaries(said)) and not is_passive(said):
            found += subjects(said)
    return found


def _has_infinitive(verb: Token) -> bool:
    return any(c.lower_ == "to" and c.dep_ == "aux" for t in verb.subtree if t.tag_ == "VB" for c in t.lefts)


def _content(verb: Token) -> list[Token]:
    said = [c for c in verb.children if c.dep_ in {"ccomp", "xcomp"} and is_clause(c)]
    return [t for c in said for t in conjuncts(c)]
