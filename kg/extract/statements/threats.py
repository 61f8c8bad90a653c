"""Find what is vowed or threatened in what is said: "said those responsible would pay", "said it would free them".

In: clauses under verbs of saying and their speakers.  Out: vows (:class:`~kg.extract.statements.acts.Act`).
"""

from __future__ import annotations

from kg.extract.drafts import EntityDraft, Reading
from kg.extract.statements.acts import Act, aims, distinct, is_favour, is_hostile, of_the_speaker, parties
from kg.extract.text.parse import Token
from kg.extract.text.syntax import auxiliaries, is_negated, is_passive, objects, subjects
from kg.extract.text.triggers import verb_trigger
from kg.lexicon import words

_SIDE = frozenset({"Country", "GovernmentBody", "IntergovernmentalOrganization", "SecurityForce"})
_FOES = frozenset({"ArmedGroup", "Country"})
#: What has no modal of its own, whatever stands beside it: "will have no hole to hide in *and sent* soldiers", "nothing
#: will bring her back, but today there *is* justice"
_FINITE = frozenset({"VBD", "VBZ"})
_MODALS = frozenset({"will", "would", "shall", "'ll", "’ll"})


def threat(reading: Reading, verb: Token, said: Token, who: list[EntityDraft]) -> Act | None:
    """ "Said those responsible would pay", "warned that it would strike back", "warned of a response"."""
    modal = said.tag_ not in _FINITE and {c.lower_ for c in auxiliaries(said)} & _MODALS
    going = said.lower_ == "going" and any(c.dep_ == "xcomp" for c in said.children)
    if not modal and not going:
        return None
    theirs = subjects(said)
    own = of_the_speaker(reading, said, who)
    core = [
        said,
        *(
            t
            for c in said.children
            if c.dep_ in {"dobj", "attr", "xcomp", "acomp", "prep", "advcl", "oprd", "nsubjpass"}
            for t in c.subtree
            if t.i - said.i < 8
        ),
    ]
    retribution = any(is_retribution(t) or _hunts(t) for t in core)
    culprits = any(t.lemma_.lower() in words("statements", "culprits") for s in theirs for t in s.subtree)
    faced = (
        said.lemma_ == "be"
        or is_passive(said)
        or _on_our_side(reading, theirs)
        or _they_will_pay(reading, said, theirs)
    )
    if retribution and (own or culprits or faced):
        return Act("Vow", verb, verb, "lexicon:will-answer", who, [said])
    trigger = verb_trigger(said)
    if (
        own
        and verb.lemma_.lower() == "warn"
        and trigger is not None
        and trigger.sense.family in {"attack", "harm"}
        and not is_negated(said)
    ):
        return Act("Vow", verb, verb, "lexicon:warned-that", who, [said])
    return None


def _hunts(verb: Token) -> bool:
    """Whether it tells that culprits are gone after: "would *find* those responsible"."""
    if verb.lemma_.lower() not in words("statements", "hunting"):
        return False
    return any(t.lemma_.lower() in words("statements", "culprits") for o in objects(verb) for t in o.subtree)


def _they_will_pay(reading: Reading, said: Token, theirs: list[Token]) -> bool:
    """ "Those who did this will pay a heavy price", "the Front will pay a price"; but "they will pay 40 francs"."""
    found = [e for t in theirs if (e := reading.entity_at(t)) is not None]
    others = any(t.lower_ in words("statements", "others") for t in theirs) or any(e.type in _FOES for e in found)
    faced = objects(said)
    sums = any(t.like_num for o in faced for t in o.subtree)
    return others and not sums and any(is_retribution(t) for t in (said, *faced))


def _on_our_side(reading: Reading, doers: list[Token]) -> bool:
    """Whether forces or a government are to do it: "said *the army* would pursue these criminals"."""
    found = [e for t in doers if (e := reading.entity_at(t)) is not None]
    return bool(found) and all(e.type in _SIDE for e in found)


def intention(reading: Reading, verb: Token, said: Token, who: list[EntityDraft]) -> Act | None:
    """ "Said it would release the hostages", "said they will attack the town": a promise or a threat of one's own."""
    modal = {c.lower_ for c in auxiliaries(said)} & _MODALS
    if (
        not modal
        or said.tag_ in _FINITE
        or is_negated(said)
        or is_passive(said)
        or not of_the_speaker(reading, said, who)
    ):
        return None
    # "would begin an operation against the rebels"
    hostile = is_hostile(said) or any(t.lemma_.lower() in words("statements", "hostilities") for t in objects(said))
    aimed = distinct(parties(reading, aims(said)))
    if not aimed or not (hostile or is_favour(said)):
        return None
    act = Act("Vow", verb, verb, "lexicon:said-it-would", who, [said])
    if hostile:
        act.accused = aimed
    else:
        act.concerned = aimed
    return act


def is_retribution(token: Token) -> bool:
    """Whether a word speaks of paying back: "would *avenge* them", "would *strike* back"."""
    answers, lemma = words("statements", "retribution"), token.lemma_.lower()
    return lemma in answers or token.lower_ in answers or any(f"{lemma} {c.lower_}" in answers for c in token.rights)
