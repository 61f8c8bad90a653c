"""Find acts of speech in what is said, where the verb does not tell: a verdict, a disclaimer, a feeling, blame.

In: clauses under neutral verbs of saying ("said the attack was a heinous crime") and the sentences of quotations.  Out:
:class:`~kg.extract.statements.acts.Act` records; what is only told for the record is an announcement.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.drafts import EntityDraft, Reading
from kg.extract.speech.governors import saying_above
from kg.extract.speech.quotations import is_saying, quotations
from kg.extract.speech.speakers import is_performed, speakers
from kg.extract.statements.acts import Act, identified, is_clause, is_deed, of_the_speaker, words_before
from kg.extract.statements.blame import blaming, involved, own_side
from kg.extract.statements.threats import intention, is_retribution, threat
from kg.extract.text.parse import Token
from kg.extract.text.syntax import (
    agents,
    auxiliaries,
    conjuncts,
    is_negated,
    is_passive,
    is_verbal,
    prepositions,
    subjects,
)
from kg.extract.text.triggers import verb_trigger
from kg.lexicon import match_end, words


def judging_act(reading: Reading, verb: Token) -> Act | None:
    """ "Called the attack a cowardly act", "described the killing as a heinous crime"."""
    if verb.lemma_.lower() not in words("statements", "judging") or (is_passive(verb) and not agents(verb)):
        return None
    right = [t for t in verb.subtree if t.i > verb.i]
    if verb.lemma_.lower() == "call" and right and right[0].lower_ in {"on", "for", "upon"}:
        return None
    theme = next((t for t in right[:8] if is_deed(t) or t.lower_ in {"it", "this", "them"}), None)
    if theme is None and is_passive(verb):
        theme = next((t for t in subjects(verb) if is_deed(t)), None)
    if theme is None or not any(_is_evil(t) for t in right if t is not theme):
        return None
    return Act("Condemnation", verb, verb, "lexicon:judged", speakers(reading, verb), [theme])


def _is_evil(token: Token) -> bool:
    if token.lemma_.lower() in words("statements", "evil") or token.lower_ in words("statements", "evil"):
        return True
    before = words_before(token)
    return (
        match_end("statements", [t.lemma_.lower() for t in before], [t.lower_ for t in before], table="crimes")
        is not None
    )


def reported_acts(reading: Reading, verb: Token) -> list[Act]:
    """The statements made by what a neutral verb reports: a verdict, a denial, an accusation or a threat."""
    if not is_saying(verb) or verb.lemma_.lower() in words("reporting", "suspect") or is_passive(verb):
        return []
    who = speakers(reading, verb)
    if not who:
        return []
    warned = [t for p, t in prepositions(verb) if p in {"of", "about"} and is_retribution(t)]
    if verb.lemma_.lower() == "warn" and warned:
        return [Act("Vow", verb, verb, "lexicon:warned-of", who, warned)]
    found: list[Act] = []
    for said in (t for c in verb.children if c.dep_ == "ccomp" and is_clause(c) for t in conjuncts(c)):
        act = _made_by(reading, verb, said, who)
        if act is not None and not any(act.kind == other.kind for other in found):
            found.append(act)
    told = _told(reading, verb, who) if not found else None
    return [told] if told is not None else found


def quoted_acts(reading: Reading) -> Iterator[Act]:
    """Statements made by a sentence of a quotation that hangs on no verb: "..., he said. “We will find them.”"."""
    for quotation in quotations(reading):
        verb = quotation.verb
        if verb is None or not is_performed(verb):
            continue
        tokens = reading.doc[quotation.start_i : quotation.end_i]
        roots = [t for t in tokens if t.head == t and is_verbal(t) and saying_above(t) is None]
        who = speakers(reading, verb) if roots else []
        for said in (t for root in roots for t in conjuncts(root) if who):
            act = _made_by(reading, verb, said, who)
            if act is not None:
                act.at = said
                yield act


def _made_by(reading: Reading, verb: Token, said: Token, who: list[EntityDraft]) -> Act | None:
    """The statement that a clause makes in the mouth of somebody; ``None`` when it only tells something."""
    return (
        _verdict(verb, said, who)
        or _disclaimer(reading, verb, said, who)
        or _feeling(verb, said, who)
        or threat(reading, verb, said, who)
        or intention(reading, verb, said, who)
        or blaming(reading, verb, said, who)
    )


def _verdict(verb: Token, said: Token, who: list[EntityDraft]) -> Act | None:
    """ "Said the attack was a heinous crime"."""
    themes = [t for t in subjects(said) if is_deed(t) or t.lower_ in {"this", "it", "these", "such"}]
    if said.lemma_ != "be" or not themes or is_negated(said):
        return None
    called = [a for c in said.children if c.dep_ in {"attr", "acomp"} for a in conjuncts(c)]
    told = [t for a in called for t in (a, *a.lefts, *(p for prep, p in prepositions(a) if prep == "of"))]
    return Act("Condemnation", verb, verb, "lexicon:verdict", who, themes) if any(_is_evil(t) for t in told) else None


def _disclaimer(reading: Reading, verb: Token, said: Token, who: list[EntityDraft]) -> Act | None:
    """ "Said it had nothing to do with the attack", "insisted the gang was not behind it"."""
    if not (of_the_speaker(reading, said, who) or own_side(reading, said, who)):
        return None
    nothing = any(
        c.dep_ == "dobj"
        and (
            c.lower_ == "nothing"
            or (any(d.lower_ == "no" for d in c.children) and c.lemma_.lower() in words("statements", "deniable"))
        )
        for c in said.children
    )
    if (said.lemma_ == "have" and nothing) or (is_negated(said) and (involved(said) is not None or _own_deed(said))):
        return Act("Denial", verb, verb, "lexicon:disclaimed", who, [said])
    return None


def _own_deed(said: Token) -> bool:
    """Whether it tells of violence done: "said it *had not attacked* the town", "its men *are not holding* her"."""
    if any(c.tag_ in {"MD", "VBP"} and c.lemma_ != "be" for c in auxiliaries(said)) or is_passive(said):
        return False  # "it will not attack", "we do not kill children"
    trigger = verb_trigger(said)
    violent = trigger is not None and trigger.sense.family in {"attack", "harm"} and trigger.sense.mode != "die"
    return violent or said.lemma_.lower() in words("statements", "disclaimed")


def _feeling(verb: Token, said: Token, who: list[EntityDraft]) -> Act | None:
    """ "Said her thoughts were with the families"."""
    felt = [t for t in subjects(said) if t.lemma_.lower() in words("statements", "feelings")]
    concerned = [t for p, t in prepositions(said) if p in {"with", "for", "to"}]
    own = any(c.tag_ == "PRP$" for t in felt for c in t.children)
    if said.lemma_.lower() not in words("statements", "feeling") or not own or not concerned or is_negated(said):
        return None
    return Act("Support", verb, verb, "lexicon:thoughts", who, concerned)


def _told(reading: Reading, verb: Token, who: list[EntityDraft]) -> Act | None:
    """A statement for the record by somebody with an identity: "the minister said that the attack ..."."""
    said = [c for c in verb.children if c.dep_ == "ccomp" and is_clause(c)]
    known = identified(who)
    if not said or not known or verb.lemma_.lower() not in words("reporting", "neutral", "claim"):
        return None
    occasion = any(
        p in {"in", "at", "on", "during"} and t.lemma_.lower() in words("statements", "occasions")
        for p, t in prepositions(verb)
    )
    act = Act("Announcement", verb, verb, "syntax:said", known, said, occasion=occasion)
    quoted = [t for q in quotations(reading) if q.verb == verb for t in reading.doc.tokens[q.start_i : q.end_i]]
    culprits = words("statements", "culprits")
    condemned = [t.head for t in quoted if _is_evil(t) and (is_deed(t.head) or t.head.lemma_.lower() in culprits)]
    if condemned:
        # the minister said that "this barbaric attack" would not go unanswered
        act.kind, act.rule = "Condemnation", "syntax:said-in-condemning-words"
        act.themes = [*condemned, *said]
    return act
