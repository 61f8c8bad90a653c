"""Link pronouns and definite descriptions to the entities that they stand for, by sieve.

In: a :class:`~kg.extract.drafts.Reading` with its entities.  Out: the same, with mentions moved to the entity
that they refer to.  The order and the licences of the sieve follow what failed on real news: role nouns merge only
within a licensed class, pronouns prefer subjects, nothing looks back further than a few sentences.
"""

from __future__ import annotations

from kg.extract.drafts import EntityDraft, Reading
from kg.extract.entities.culprits import is_arrested, is_culprit, is_hurt, names_a_culprit, role_of
from kg.extract.entities.persons import (
    age,
    ages,
    fate,
    is_dead,
    is_slain,
    is_wronged,
    of_an_older_attack,
    single,
    victim_and_attacker,
)
from kg.extract.entities.pronouns import PRONOUNS, phrases_before, referent
from kg.extract.names.edges import is_title
from kg.extract.names.mentions import Mention
from kg.extract.text.syntax import aged, prepositions, subjects, verb_above
from kg.lexicon import index, match_end, words
from kg.records import PLACE_TYPES

_DOERS_REACH = 3  # sentences from a deed to "the attackers"
_SPEAKERS_REACH = 3  # sentences from an organization that speaks to "the rights group"
_THERE_REACH = 2  # sentences from a town to "there"
_SHORT = 3  # letters of a noun that other words may end in by chance


def link_references(reading: Reading) -> None:
    """Resolve definite descriptions and pronouns in text order."""
    _genders(reading)
    done: set[int] = set()
    for i in sorted(reading.mentions):
        mention = reading.mentions[i]
        if id(mention) in done:
            continue
        done.add(id(mention))
        if mention.cls == "pronoun":
            target = referent(reading, mention)
        elif mention.name is None and (
            mention in reading.of_mention or mention.lemma in words("coreference", "countries")
        ):
            target = _description(reading, mention)
        else:
            continue
        own = reading.of_mention.get(mention)
        if target is not None and own is not None and own.type == "Person" and target.type == "UnnamedGroup":
            for other in list(target.mentions):
                move_mention(reading, other, own)  # the one described before has got a name meanwhile
        elif target is not None and not (own is not None and own.type == "Person" and own.named):
            move_mention(reading, mention, target)
            if target.type == "Person" and not target.gender:
                told = PRONOUNS.get(mention.sub, "") if mention.cls == "pronoun" else own.gender if own else ""
                target.gender = told if told in "mf" else ""
    _point_at_places(reading)
    reading.entities = [e for e in reading.entities if e.mentions]


def _point_at_places(reading: Reading) -> None:
    """Let "there" stand for the town told of last: "settlers rampaged through Osk after two men were shot *there*"."""
    for token in reading.doc.among(words("coreference", "there")):
        if token.dep_ != "advmod" or token.i in reading.mentions:
            continue
        mention = Mention(token, token.i, token.i + 1, "pronoun", sub=token.lower_)
        before = phrases_before(reading, mention, _THERE_REACH)
        town = next((e for _, e in before if e.type in PLACE_TYPES - {"Country", "Facility"}), None)
        if town is not None:
            reading.mentions[token.i] = mention
            move_mention(reading, mention, town)


def move_mention(reading: Reading, mention: Mention, target: EntityDraft) -> None:
    """Let a mention refer to another entity."""
    own = reading.of_mention.get(mention)
    if own is target:
        return
    if own is not None:
        own.mentions.remove(mention)
    reading.of_mention[mention] = target
    target.mentions.append(mention)


def _genders(reading: Reading) -> None:
    male, female = words("names", "male"), words("names", "female")
    for entity in reading.entities:
        if entity.type == "Person":
            first = entity.label.split()[0].lower()
            entity.gender = "m" if first in male else "f" if first in female else ""
        for mention in entity.mentions:
            lemma = mention.lemma
            if mention.name is None and lemma in words("coreference", "male"):
                entity.gender = "m"
            elif mention.name is None and lemma in words("coreference", "female"):
                entity.gender = "f"


def _ends_in(compound: str, noun: str) -> bool:
    """Whether a facility written in one word ends in the noun for it: "an airbase", then "the base"."""
    return len(noun) > _SHORT and compound.endswith(noun)


def _description(reading: Reading, mention: Mention) -> EntityDraft | None:
    apposed = mention.head.dep_ == "appos" and mention.cls == "facility"
    if (mention.definite not in {"the", "this"} and not apposed) or (
        mention.quantity is not None and mention.quantity.additive
    ):
        return None
    own = reading.of_mention.get(mention)
    lemma = mention.lemma
    span = [t.lemma_.lower() for t in mention.tokens]
    lowers = [t.lower_ for t in mention.tokens]
    modified = any(t.dep_ in {"amod", "compound", "nmod", "poss"} and not is_title(t) for t in mention.modifiers)
    before = phrases_before(reading, mention, 60)
    if lemma in words("coreference", "countries") and not (modified or mention.plural or mention.cls == "people"):
        striker = _striker(reading, mention)
        if index("regions").get(lemma) == "Region" and any(e.type == "Region" for _, e in before):
            return next((e for m, e in before if e.type == "Region" and _called(m, lemma)), None)
        return next((e for m, e in before if e.type == "Country" and e is not striker and not _of_a_border(m)), None)
    if mention.cls == "org" and mention.name is None and not modified:
        body = _body_of_states(lemma, before)
        if body is not None:
            return body
    if mention.cls == "org" and match_end("coreference", span, lowers, table="watchdogs"):
        return _last_watchdog(reading, mention, before)
    if (
        match_end("coreference", span, lowers, table="armed_groups")
        and mention.cls in {"org", "people"}
        and not mention.plural
    ):
        modifiers = [t for t in mention.modifiers if t.dep_ != "det"]  # "The" opens a sentence, and is no name
        if any(t.text[0].isupper() or t.lower_ == "linked" for t in modifiers):
            if any(t.text[0].isupper() and t.doc[t.i + 1].text != "-" for t in modifiers):
                return None  # "the Venn militia"
            # "the Qaeda-linked group" is another one than al-Qaeda: the one group spoken of, if there is one
            friends = {id(n.known) for n in mention.names_inside if n.known is not None}
            near = {id(e): e for m, e in before if e.type == "ArmedGroup" and id(e.known) not in friends}
            return next(iter(near.values())) if len(near) == 1 else None
        return next(
            (
                e
                for m, e in before
                if e.type == "ArmedGroup" and reading.sentence_index(mention.head) - reading.sentence_index(m.head) <= 8
            ),
            None,
        )
    if mention.cls == "person" and not mention.plural and own is not None:
        return _one_person(reading, mention, own, before)
    if mention.cls == "people" and mention.plural:
        if any(prep == "of" and t.pos_ == "PROPN" for prep, t in prepositions(mention.head)):
            return None  # "the people of Velia": not the five people hurt
        if names_a_culprit(mention):
            doers = _last_doers(reading, mention, before, own)
            if doers is not None:
                return doers
        hit = lemma in words("victims", "identified") and mention.definite == "the"
        for other, entity in before:
            if entity is own or entity.type not in {"UnnamedGroup"} or not entity.plural:
                continue
            if hit and is_hurt(entity) and _compatible(mention, entity):
                return entity  # "A stabbing left two men wounded. *The victims* were attacked in Osk"
            if lemma in words("coreference", "held") and is_arrested(entity) and _compatible(mention, entity):
                return entity  # "Police arrested five people. The suspects were held in Lomar"
            if mention.sub == "number" and _as_many(mention, entity):
                return entity  # "Police arrested five people. The five are suspected of"
            if other.lemma == lemma or (
                lemma in words("coreference", "groups") and other.lemma in words("coreference", "groups")
            ):
                if _compatible(mention, entity):
                    return entity
    if mention.cls in {"facility", "vehicle"}:
        beside = reading.entity_at(mention.head.head) if apposed else None
        if beside is not None and beside.type == "Facility" and beside.named and mention.name is None:
            return beside  # "Lomar Memorial Church, a well-known landmark"
        if mention.definite not in {"the", "this"}:
            return None
        for other, entity in before:
            if (
                entity.type == "Facility"
                and entity is not own
                and (lemma in (other.lemma, entity.mentions[0].lemma) or _ends_in(other.lemma, lemma))
            ):
                if not modified or _same_modifiers(mention, other):
                    return entity
    return None


def _body_of_states(noun: str, before: list[tuple[Mention, EntityDraft]]) -> EntityDraft | None:
    """The body of states called so before: "The Security Council condemned it. *The council* urged all states to"."""
    found = (e for _, e in before if e.type == "IntergovernmentalOrganization" and e.named)
    return next((e for e in found if any(m.tokens[-1].lower_ == noun for m in e.mentions if m.name is not None)), None)


def _called(mention: Mention, noun: str) -> bool:
    """Whether a region is told of by a noun: "Velin *state*", "the *state* of Velin"."""
    return any(t.lower_ == noun for t in (*mention.tokens, mention.head.head, mention.head.head.head))


def _of_a_border(mention: Mention) -> bool:
    """Whether a country only says which border is meant: "close to the *Velia*-Lomar border"."""
    head = mention.head
    while head.dep_ in {"compound", "nmod", "amod"} and head.head is not head:
        head = head.head
    return head is not mention.head and head.lemma_.lower() in words("coreference", "borders")


def _striker(reading: Reading, mention: Mention) -> EntityDraft | None:
    """The country that sends something at the one meant: "Velia had launched 112 drones at *the country*"."""
    if mention.head.dep_ != "pobj" or mention.head.head.lower_ not in {"against", "at", "into", "on"}:
        return None
    verb = verb_above(mention.head, 4)
    found = (reading.entity_at(t) for t in subjects(verb)) if verb is not None else ()
    return next((e for e in found if e is not None and e.type == "Country"), None)


def _last_watchdog(reading: Reading, mention: Mention, before: list[tuple[Mention, EntityDraft]]) -> EntityDraft | None:
    """Which organization spoke last: "Velia Watch condemned it. *The rights group* called on the mayor to resign"."""
    here = reading.sentence_index(mention.head)
    for other, entity in before:
        if here - reading.sentence_index(other.head) > _SPEAKERS_REACH:
            return None
        speaks = other.head.dep_ == "nsubj" and other.head.head.lemma_.lower() in words("reporting")
        if entity.type == "Organization" and entity.named and speaks:
            return entity
    return None


def _last_doers(
    reading: Reading, mention: Mention, before: list[tuple[Mention, EntityDraft]], own: EntityDraft | None
) -> EntityDraft | None:
    """Who was told of last to have done it: "Three men hijacked a bus. *The hijackers* belonged to the Front"."""
    here = reading.sentence_index(mention.head)
    for other, entity in before:
        if here - reading.sentence_index(other.head) > _DOERS_REACH:
            return None
        several = entity is not own and entity.type == "UnnamedGroup" and entity.plural
        if several and role_of(other) == "doer" and _compatible(mention, entity):
            return entity
    return None


def _same_modifiers(a: Mention, b: Mention) -> bool:
    mine = {t.lower_ for t in a.modifiers if t.dep_ in {"amod", "compound", "nmod"}}
    theirs = {t.lower_ for t in b.tokens}
    return mine <= theirs


def _as_many(mention: Mention, entity: EntityDraft) -> bool:
    count = mention.quantity.quantity if mention.quantity else None
    return count is not None and any(
        m.quantity is not None and m.quantity.quantity is not None and m.quantity.quantity.value == count.value
        for m in entity.mentions
    )


def _compatible(mention: Mention, entity: EntityDraft) -> bool:
    """No count, nationality or adjective against it ("the four gunmen" are not the "two gunmen")."""
    a = mention.quantity.quantity if mention.quantity else None
    b = next((m.quantity.quantity for m in entity.mentions if m.quantity and m.quantity.quantity), None)
    if a is not None and b is not None and a.value != b.value:
        return False
    if mention.country is not None and entity.country is not None and mention.country is not entity.country:
        return False
    mine = {t.lower_ for t in mention.modifiers if t.dep_ == "amod"}
    return not mine & words("coreference", "apart")


def _one_person(
    reading: Reading, mention: Mention, own: EntityDraft, before: list[tuple[Mention, EntityDraft]]
) -> EntityDraft | None:
    lemma = mention.lemma
    if aged(mention.head):  # "a 19-year-old man was shot ... the 19-year-old"
        return next((e for _, e in before if single(e) and e is not own and age(mention) in ages(e)), None)
    # "the minister" is the person who was given that title
    suspects = words("coreference", "suspects")
    if lemma not in suspects and (mention.sub in {"officials", "leaders"} or lemma in words("titles", "offices")):
        for other, entity in before:
            if entity.type == "Person" and any(
                m.name is not None and _same_title(mention, m.span.text) for m in entity.mentions
            ):
                return entity
            if entity.type == "UnnamedGroup" and entity is not own and other.lemma == lemma and not entity.plural:
                return entity
        for _, entity in before:
            if entity.type == "Person" and any(_same_title(mention, p.title) for p in entity.positions):
                return entity
        return None
    modified = any(t.dep_ in {"compound", "nmod", "poss"} for t in mention.modifiers)
    culprit = names_a_culprit(mention) or lemma in words("coreference", "at_the_wheel")
    predicate = _predicate(reading, mention)
    tried = role_of(mention) == "tried"
    slain = is_slain(mention) and not culprit
    killed = _killed_before(own, before) if slain else None
    if killed is not None:
        return killed
    if culprit and of_an_older_attack(reading, mention):
        before = [row for row in before if row[0].head.i >= mention.head.sent.start]
    for other, entity in before:
        if entity is own or entity.plural or entity.type not in {"UnnamedGroup", "Person"}:
            continue
        if other.name is None and predicate is not None and other.lemma == predicate.lemma:
            return entity  # "A teacher was hit. The woman was a teacher of the town"
        if own.gender and entity.gender not in {"", own.gender}:
            continue
        if tried and any(is_dead(m) for m in entity.mentions):
            continue  # "A man was stabbed to death. *The man* was arrested hours later": another man
        told = other.name is None and other.lemma == lemma and not modified and _same_age(mention, entity)
        told = told and _rank(mention) <= _rank(other)  # "the first victim ... the third victim"
        if told and not (culprit and is_hurt(entity)):
            return entity
        if lemma in words("victims", "identified") and single(entity) and (fate(other) == "hit" or is_wronged(other)):
            return entity  # "a clerk was shot ... the victim"
        if _is_identified(mention) and fate(mention) == "hit" and single(entity) and fate(other) == "hit":
            return entity  # "Gunmen killed an aid worker. The man, identified as Ilo Venn, was shot"
        if victim_and_attacker(mention, entity):
            continue  # "a man was shot ... the suspect fled"
        if culprit and is_culprit(entity) and not is_hurt(entity) and not _holds_office(entity):
            return entity  # "Ilo Venn was arrested. The suspect had fired"
        if lemma in suspects and not (culprit or slain) and other.name is None and names_a_culprit(other):
            return entity  # "An attacker fled. The man was caught"
    return None


def _killed_before(own: EntityDraft, before: list[tuple[Mention, EntityDraft]]) -> EntityDraft | None:
    """Who was told of last as killed: "A man was killed by an attacker. *The slain man* was named as Ilo Venn"."""
    killed = (e for m, e in before if e is not own and single(e) and is_dead(m) and not is_culprit(e))
    return next((e for e in killed if not own.gender or e.gender in {"", own.gender}), None)


def _is_identified(mention: Mention) -> bool:
    """Whether "the man" gets his name now: "the man, *identified as* Ilo Venn", "the woman, *named as* Mara Quill"."""
    given = words("coreference", "identifying")
    naming = [c for c in mention.head.rights if c.dep_ in {"acl", "relcl"}]
    return mention.definite == "the" and any(c.lower_ in given for c in naming)


def _rank(mention: Mention) -> set[str]:
    """What tells one of several from the others: "the *third* victim", "the *youngest* victim"."""
    return {t.lower_ for t in mention.modifiers if t.tag_ == "JJS" or t.ent_type_ == "ORDINAL"}


def _same_age(mention: Mention, entity: EntityDraft) -> bool:
    years = age(mention)
    return years is None or years in (ages(entity) or {years})


def _same_title(mention: Mention, title: str) -> bool:
    """Whether a title fits an office, every word of it: "the prime minister" is no "Industry Minister"."""
    held = _plain(title)
    tokens = [t.text for t in mention.modifiers if t.dep_ in {"amod", "compound", "nmod"}]
    mine = set(_plain(" ".join(tokens))) - words("coreference", "loose_titles")
    if mention.lemma not in held or not mine <= set(held):
        return False
    k = held.index(mention.lemma)
    return not (k and held[k - 1] in words("coreference", "distinct_titles") - mine)


def _plain(text: str) -> list[str]:
    """The words of a title in small letters, parted at hyphens."""
    return text.lower().replace("-", " ").split()


def _predicate(reading: Reading, mention: Mention) -> Mention | None:
    """What the sentence says that the person is: "the woman killed was a *teacher*"."""
    verb = mention.head.head
    if verb.dep_ == "ccomp" and verb.i + 1 < len(reading.doc) and reading.doc[verb.i + 1].lemma_ == "be":
        verb = reading.doc[verb.i + 1]  # "the woman *killed* was": read as a verb of its own
    if mention.head.dep_ != "nsubj" or verb.lemma_ != "be":
        return None
    attr = next((reading.mentions.get(c.i) for c in verb.children if c.dep_ == "attr"), None)
    return attr if attr is not None and attr.cls == "person" and attr.name is None and not attr.plural else None


def _holds_office(entity: EntityDraft) -> bool:
    return any(
        m.sub in {"officials", "leaders", "security"} and not names_a_culprit(m) and not _no_longer(m)
        for m in entity.mentions
    )


def _no_longer(mention: Mention) -> bool:
    """Whether an office is over: "a *former* soldier opened fire ... the shooter"."""
    return any(t.lower_ in words("titles", "former") for t in mention.modifiers)
