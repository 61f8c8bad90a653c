"""Find who is blamed in what is said: "said the rebels were behind it", "said the bomber was sent by the Front".

In: clauses under verbs of saying and their speakers.  Out: accusations
(:class:`~kg.extract.statements.acts.Act`).
"""

from __future__ import annotations

from kg.extract.drafts import EntityDraft, Reading
from kg.extract.statements.acts import Act, actors, identified, is_hostile, of_the_speaker
from kg.extract.text.parse import Token
from kg.extract.text.syntax import agents, auxiliaries, is_negated, objects, prepositions, subjects
from kg.lexicon import words


def blaming(reading: Reading, verb: Token, said: Token, who: list[EntityDraft]) -> Act | None:
    """ "Said the rebels were behind the attack", "said the attackers belonged to the Front"."""
    sent = _sent_by(reading, verb, said, who)
    if sent is not None:
        return sent
    word = involved(said)
    if word is None or is_negated(said) or any(c.tag_ == "MD" for c in auxiliaries(said)):
        return None
    if word.lower_ == "involved" or verb.lemma_.lower() == "deny":
        return None
    accused = [
        e for e in actors(reading, [t for t in subjects(said) if not _own_people(reading, t, who)]) if e not in who
    ]
    if not accused or of_the_speaker(reading, said, who):
        return None
    return Act("Accusation", verb, verb, "lexicon:said-to-be-behind", who, [said], accused)


def involved(said: Token) -> Token | None:
    """The word that ties the subject of a clause to a deed: "was behind", "were to blame for", "bears the guilt"."""
    if said.lower_ in words("statements", "involved"):
        return said
    if said.lemma_.lower() in words("statements", "shouldering"):
        return next((t for t in objects(said) if t.lower_ in words("statements", "burdens")), None)
    if said.lemma_.lower() in words("responsibility", "holding"):
        return None  # "found both men guilty": the court is not to blame
    return next((t for t in said.children if t.i > said.i and t.lower_ in words("statements", "involved")), None)


def own_side(reading: Reading, said: Token, who: list[EntityDraft]) -> bool:
    """Whether people of the one who speaks are the subject: "said *its fighters* were not behind it".

    Of speakers without a name any group is theirs: "masked men insisted that *the gang* was not involved".
    """
    heads = subjects(said)
    if any(_own_people(reading, t, who) for t in heads):
        return True
    unnamed = all(e.type == "UnnamedGroup" and e.sub not in {"officials", "security"} for e in who)
    found = [e for t in heads if (e := reading.entity_at(t)) is not None]
    return unnamed and any(e.type == "ArmedGroup" or e.sub == "groups" for e in found)


def _own_people(reading: Reading, token: Token, who: list[EntityDraft]) -> bool:
    """Whether a phrase means people of the one who speaks: "the Front said *its fighters* were behind the attack"."""
    mention = reading.mentions.get(token.i)
    owners = [t for t in mention.tokens if t.tag_ == "PRP$"] if mention is not None else []
    return any(any(reading.entity_at(t) is e for e in who) for t in owners)


def _sent_by(reading: Reading, verb: Token, said: Token, who: list[EntityDraft]) -> Act | None:
    """ "Said the attackers *belonged to* the Front", "said the bomber was *trained by* the Front"."""
    culprits = words("statements", "culprits")
    if is_negated(said) or is_hostile(said) or not any(t.lemma_.lower() in culprits for t in subjects(said)):
        return None  # "said the attackers were killed by the army"
    tied = [
        t
        for c in (said, *said.children)
        for p, t in prepositions(c)
        if f"{c.lemma_.lower()} {p}" in words("statements", "ties")
    ]
    accused = [e for e in identified(actors(reading, [*tied, *agents(said)])) if e.type != "Person" and e not in who]
    if not accused:
        return None
    return Act("Accusation", verb, verb, "lexicon:said-to-have-sent", who, [said, *subjects(said)], accused)
