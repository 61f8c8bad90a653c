"""Tell whether two phrases can mean one person: by sex, age, noun, and by what was done to them.

In: mentions and entities of single people.  Out: answers; nothing is moved here.
"""

from __future__ import annotations

from datetime import timedelta

from kg.extract.drafts import EntityDraft, Reading
from kg.extract.entities.culprits import bare_participle, names_a_culprit
from kg.extract.names.mentions import Mention
from kg.extract.text.memo import once
from kg.extract.text.parse import Token
from kg.extract.text.syntax import is_passive
from kg.extract.text.triggers import verb_trigger
from kg.lexicon import index, words

_OLDEST = 115
_FOUND = 4  # tokens from "pronounced" to "dead"
RECENT = timedelta(days=31)  # what a report tells of the days before it


def single(entity: EntityDraft) -> bool:
    """Whether it is one person, named or described."""
    return entity.type == "Person" or (entity.type == "UnnamedGroup" and not entity.plural)


def can_be_one(one: EntityDraft, other: EntityDraft, *, equated: bool = False) -> bool:
    """Whether nothing that is said of two single people speaks against their being the same.

    With ``equated`` the text says that they are one, "another victim, Ilo Venn": then "another" sets neither apart.
    """
    if one.type == "Person" and other.type == "Person":
        return False
    a, b = sex(one), sex(other)
    if a and b and a != b:
        return False
    if not _ages_agree(one, other) or not _ages_agree(other, one):
        return False
    if _named_beside(one, other) or (not equated and (set_apart(one) or set_apart(other))):
        return False
    return is_attacker(one) == is_attacker(other) or one.type == "Person" or other.type == "Person"


def sex(entity: EntityDraft) -> str:
    """``m`` or ``f`` by its nouns, names and pronouns; ``""`` when nothing tells."""
    if entity.gender:
        return entity.gender
    lowers = {t.lower_ for m in entity.mentions for t in m.tokens if m.name is None}
    for letter, table in (("m", "male"), ("f", "female")):
        if lowers & words("coreference", table):
            return letter
    return ""


def ages(entity: EntityDraft) -> set[int]:
    """The ages that its phrases give: "a 26-year-old man", "Ilo Venn, 26,"."""
    return {a for m in entity.mentions if (a := age(m)) is not None}


@once
def age(mention: Mention) -> int | None:
    """The age that the phrase gives."""
    doc = mention.doc
    for token in mention.tokens:
        low = token.lower_
        if low.endswith("-old") and low.split("-")[0].isdigit():
            return int(low.split("-")[0])
        if low.startswith("year") and token.i >= 1:
            number = doc[token.i - 1] if doc[token.i - 1].text.isdigit() else doc[max(0, token.i - 2)]
            if number.text.isdigit() and int(number.text) < _OLDEST:
                return int(number.text)
    name = mention.name
    if name is not None and name.end_i + 1 < len(doc) and doc[name.end_i].text == ",":
        text = doc[name.end_i + 1].text
        return int(text) if text.isdigit() and 0 < int(text) < _OLDEST else None
    return None


def _ages_agree(one: EntityDraft, other: EntityDraft) -> bool:
    mine, theirs = ages(one), ages(other)
    if mine and theirs:
        return bool(mine & theirs)
    lemmas = {m.lemma for m in other.mentions if m.name is None}
    if mine and lemmas & words("victims", "teens"):
        return bool(mine & set(range(12, 20)))
    if mine and lemmas & words("victims", "minors"):
        return bool(mine & set(range(19)))
    return True


def _named_beside(one: EntityDraft, other: EntityDraft) -> bool:
    """Whether one phrase holds both: "a woman and a man were shot", "the clerk's brother"."""
    heads = {m.head.i for m in other.mentions}
    for mention in one.mentions:
        for child in mention.head.children:
            if child.i in heads and child.dep_ in {"conj", "poss"}:
                return True
        if mention.head.head.i in heads and mention.head.dep_ in {"conj", "poss"}:
            return True
    return False


def set_apart(entity: EntityDraft) -> bool:
    """Whether its first phrase introduces one more: "another man", "a second victim", "the other woman"."""
    described = [m for m in entity.mentions if m.name is None and m.cls != "pronoun"]
    return bool(described) and any(t.lower_ in words("victims", "more") for t in described[0].tokens)


def partitive(mention: Mention) -> bool:
    """Whether it is some of a group told of: "one of the women", "two of them"."""
    counted = mention.quantity is not None and mention.quantity.partitive
    return counted or (mention.inner is not None and mention.head.pos_ == "NUM")


def is_attacker(entity: EntityDraft) -> bool:
    """Whether one of the phrases calls somebody an attacker: "the gunman, Ilo Venn"."""
    return entity.sub == "attackers" or any(m.sub == "attackers" for m in entity.mentions)


def fights(entity: EntityDraft) -> bool:
    """Whether it is an armed group, or people called attackers."""
    if entity.type == "ArmedGroup" or entity.sub == "attackers":
        return True
    # "*a suicide bomber* attacked a mosque", whoever he is later called
    return any(m.sub == "attackers" and m.name is None and m.definite == "a" for m in entity.mentions)


def is_security(entity: EntityDraft) -> bool:
    """Whether it is a force of a state, or people called police, soldiers or guards."""
    return entity.type == "SecurityForce" or entity.sub == "security"


def generic(mention: Mention) -> bool:
    """Whether the noun says no more than sex or age: "man", "teen", "victim"."""
    return mention.sub == "people" or mention.lemma in words("coreference", "victims")


@once
def fate(mention: Mention) -> str:
    """``hit`` when the phrase is whom a violent verb strikes, ``did`` when it is who strikes, else ``""``.

    Whom police shoot may well be the suspect: that says nothing.
    """
    head = mention.head
    of_clause = _fate_in_clause(head)
    if of_clause:
        return of_clause
    verb = head.head
    if head.dep_ == "pobj" and verb.dep_ == "agent":
        verb = verb.head
    elif head.dep_ not in {"nsubj", "nsubjpass", "dobj"}:
        return ""
    trigger = verb_trigger(verb)
    if trigger is None or trigger.sense.family not in {"attack", "harm"}:
        return ""
    if head.dep_ == "pobj":
        return "did"
    if head.dep_ == "nsubj":
        if trigger.sense.mode == "die":
            return "hit"
        if any(c.dep_ == "dobj" for c in verb.children):
            return "did"
        return "hit" if bare_participle(verb, mention) else ""
    return "" if any(_of_police(t) for t in _doers(verb)) else "hit"


def _fate_in_clause(head: Token) -> str:
    """What the clause after a noun says of it: "the man killed", "the man who was shot", "the officer who shot him"."""
    for verb in head.children:
        if verb.dep_ not in {"acl", "relcl"} or verb.i < head.i:
            continue
        trigger = verb_trigger(verb)
        if trigger is None or trigger.sense.family not in {"attack", "harm"}:
            continue
        parts = {c.dep_ for c in verb.children}
        if verb.dep_ == "relcl" and "nsubj" in parts and "dobj" in parts:
            return "did"
        # "the driver, named as Venn, ploughed into them": read as a participle, and none
        alone = trigger.sense.family == "harm" or trigger.sense.type in {"Shooting", "Stabbing"}
        if (verb.dep_ == "acl" and verb.tag_ == "VBN" and alone) or "nsubjpass" in parts:
            return "" if any(_of_police(t) for t in _doers(verb)) else "hit"
    return ""


def is_wronged(mention: Mention) -> bool:
    """Whether the phrase is whom a lesser crime is done to: "a man was *robbed* ... The victim was then shot"."""
    head = mention.head
    verb = head.head
    particle = next((f" {c.lower_}" for c in verb.rights if c.dep_ == "prt"), "")  # "held *up* a clerk"
    if f"{verb.lemma_.lower()}{particle}" not in words("victims", "wronging"):
        return False
    if mention.sub == "attackers" or names_a_culprit(mention):
        return False  # "a clerk confronted the *robber*"
    done_to = head.dep_ in {"dobj", "nsubjpass"} or (head.dep_ == "nsubj" and is_passive(verb))
    return done_to and not any(_of_police(t) for t in _doers(verb))


def _doers(verb: Token) -> list[Token]:
    found = [c for c in verb.children if c.dep_ == "nsubj"]
    return found + [t for c in verb.children if c.dep_ == "agent" for t in c.children]


def _of_police(token: Token) -> bool:
    lemma = token.lemma_.lower()
    return index("people").get(lemma) == "security" or index("organizations").get(lemma) == "SecurityForce"


def victim_and_attacker(mention: Mention, entity: EntityDraft) -> bool:
    """Whether one of a phrase and an entity was hit and the other hits: "a man was shot ... the suspect fled"."""
    mine = "did" if mention.sub == "attackers" else fate(mention)
    if not mine:
        return False
    theirs = {fate(m) for m in entity.mentions}
    if mine == "did":
        return "hit" in theirs and not is_attacker(entity) and "did" not in theirs
    return "hit" not in theirs and (is_attacker(entity) or "did" in theirs)


def is_dead(mention: Mention) -> bool:
    """Whether the phrase is told to have died: "*he* was killed", "*his* body was found", "*her* death"."""
    head = mention.head
    above = head.head
    if head.dep_ == "poss":
        if above.lemma_.lower() in words("victims", "remains"):
            return body_told_of(above)
        return above.lemma_.lower() in words("victims", "deaths")
    if head.dep_ not in {"nsubj", "nsubjpass"}:
        return False
    if head.dep_ == "nsubjpass" and above.lemma_.lower() in words("victims", "pronounced"):
        after = above.doc[above.i + 1 : min(above.sent.end, above.i + _FOUND)]
        return any(t.lower_ in words("victims", "dead") for t in after)  # "he was *pronounced dead*"
    trigger = verb_trigger(above)
    if trigger is None:
        return False
    killed = trigger.sense.type == "killed" and (head.dep_ == "nsubjpass" or trigger.sense.mode == "die")
    return killed or (head.dep_ == "nsubjpass" and fatal(above))


def is_slain(mention: Mention) -> bool:
    """Whether the phrase calls somebody killed: "the *slain* man", "the *dead* man"."""
    return any(t.lower_ in words("victims", "slain", "dead") for t in mention.modifiers)


def body_told_of(noun: Token) -> bool:
    """Whether "body" means the dead one: "his *body* was found", but not "slung along his *body*"."""
    return noun.dep_ in {"dobj", "nsubj", "nsubjpass"}


def fatal(trigger: Token) -> bool:
    """Whether the shot killed: "fatally shot", "shot and killed", "shot dead", "shot to death"."""
    deadly = words("victims", "fatal", "dead")
    if trigger.lower_ in words("victims", "deadly_forms"):
        return True  # "was gunned down"
    own = trigger.dep_ == "conj" and any(c.dep_ in {"nsubj", "nsubjpass"} for c in trigger.lefts)
    # "one man was killed and another (was) *injured*": the verb before is not said of this one
    near = [
        *([] if own else [trigger.head]),
        *trigger.children,
        *(g for c in trigger.children if c.dep_ == "prep" for g in c.children),
    ]
    return any(t.lower_ in deadly for t in near)


def recalls(reading: Reading, start: int, end: int) -> bool:
    """Whether the tokens from ``start`` to ``end`` tell of a time long past: "*In 2015* rebels raided a hotel"."""
    published = reading.article.date
    return published is not None and any(
        time.when is not None and not time.since and time.when.latest < published - RECENT
        for time in reading.times
        if start <= time.start_i < end
    )


def of_an_older_attack(reading: Reading, mention: Mention) -> bool:
    """Whether its sentence has told of an older attack first: "In 2014, a bomb killed two; the attacker ..."."""
    head = mention.head
    return recalls(reading, head.sent.start, head.i) and any(
        (trigger := verb_trigger(token)) is not None and trigger.sense.family in {"attack", "harm"}
        for token in reading.doc.tokens[head.sent.start : mention.start_i]
    )
