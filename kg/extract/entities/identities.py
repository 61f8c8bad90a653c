"""Join a described person with the name that the text gives: "identified the victim as Ilo Venn, 34".

In: a :class:`~kg.extract.drafts.Reading` whose references are linked.  Out: the same, with the phrases of one person
in one entity.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extract.drafts import EntityDraft, Reading
from kg.extract.entities.coreference import move_mention
from kg.extract.entities.culprits import is_arrested, is_culprit, is_hurt, role_of
from kg.extract.entities.defendants import is_accused, of_the_case
from kg.extract.entities.fallen import of_those_hit
from kg.extract.entities.persons import age, can_be_one, fatal, is_dead, single
from kg.extract.names.mentions import Mention
from kg.extract.text.parse import Span, Token
from kg.extract.text.syntax import RELATIVE_PRONOUNS, is_negated, is_passive, objects, prose, subjects
from kg.lexicon import words

_REACH = 9  # tokens from "as" to the name
_NAMED_BY = 10  # tokens from "identified by" to "as"
_LEAD = 2  # sentences in which an article tells who was hit, after a dateline
_SOON = 2  # sentences from an office to the name of its holder


def identify(reading: Reading) -> None:
    """Give every described person the name that an identification, a copula or an apposition gives."""
    identify_words = words("victims", "identify")
    links = {t.i: t for t in (*reading.doc.among(identify_words | {"be"}), *reading.doc.appositions)}
    for _, token in sorted(links.items()):
        if token.lemma_.lower() in identify_words:
            pairs = _identified(reading, token)
        elif token.lemma_ == "be":
            pairs = _equated(reading, token)
        elif token.dep_ == "appos":
            pairs = iter([(reading.entity_at(token.head), reading.entity_at(token))])
        else:
            continue
        for one, other in pairs:
            _join(reading, one, other, equated=True)  # "the third victim was named as Ilo Venn"
    for noun in reading.doc.among(words("responsibility", "suspect_nouns")):
        for one, other in _called(reading, noun):
            _join(reading, one, other)
    for described, named in (*_of_the_lead(reading), *_of_office(reading), *of_those_hit(reading)):
        _join(reading, described, named)
    for described, named in list(of_the_case(reading)):
        _join(reading, described, named)
    reading.entities = [e for e in reading.entities if e.mentions]


def link_names(reading: Reading) -> None:
    """Join a described person with the name beside it: "a man named X", "the teenager X", "her son, X, was shot".

    This comes before pronouns are linked: the noun tells the sex of the name.
    """
    mentions = reading.phrases[0]
    names = {m.name.start_i: m for m in mentions if m.name is not None and m.cls == "person"}
    for mention in mentions:
        if mention.cls != "person" or mention.name is not None:
            continue
        named = _named_beside(mention, names)
        if named is not None and named in reading.of_mention:
            move_mention(reading, mention, reading.of_mention[named])
    for token in reading.doc.appositions:
        one, other = reading.entity_at(token.head), reading.entity_at(token)
        if one is not None and other is not None and _both_described(one, other):
            _describe_again(reading, one, other)
        _join(reading, one, other)
    reading.entities = [e for e in reading.entities if e.mentions]


def _both_described(one: EntityDraft, other: EntityDraft) -> bool:
    """Whether two phrases beside each other describe one person: "the first victim, *a 28-year-old man*"."""
    described = one is not other and one.type == other.type == "UnnamedGroup" and single(one) and single(other)
    return described and len(other.mentions) == 1 and other.mentions[0].definite == "a"


def _describe_again(reading: Reading, one: EntityDraft, other: EntityDraft) -> None:
    """Give a described person a second description; a word for anybody hit or sought says less than the other."""
    one.gender = one.gender or other.gender
    if one.label.lower() in words("victims", "identified") | words("coreference", "suspects"):
        one.label = other.label
    for mention in list(other.mentions):
        move_mention(reading, mention, one)


def _named_beside(mention: Mention, names: dict[int, Mention]) -> Mention | None:
    """The name that a description leads to: "a man *named* Ilo Venn", "shot teenager *Ilo Venn*"."""
    doc, i = mention.doc, mention.end_i
    if i in names and not mention.plural and mention.head.i == i - 1:
        return names[i]
    if i < len(doc) and doc[i].text == ",":
        i += 1
    if i == len(doc) or doc[i].lower_ not in words("coreference", "naming"):
        return None
    i += 1
    while i < len(doc) and i - mention.end_i < 8 and doc[i].lower_ in words("coreference", "identifiers"):
        i += 1
    if any(t.lower_ == "by" for t in doc.tokens[mention.end_i : i]) and doc[i - 1].lower_ != "as":
        # "identified *by* mayor Ilo Venn *as* Mara Quill": not the name of who says so
        i = next((t.i + 1 for t in doc.tokens[i : i + _NAMED_BY] if t.lower_ == "as"), len(doc))
    for start in range(i, i + 5):
        if start in names and not any(t.is_punct or t.pos_ == "VERB" for t in doc.tokens[i:start]):
            return names[start]
    return None


Pair = tuple[EntityDraft | None, EntityDraft | None]


def _join(reading: Reading, one: EntityDraft | None, other: EntityDraft | None, *, equated: bool = False) -> None:
    """Give the described one of two the name of the other, where nothing speaks against it."""
    if one is None or other is None or one is other:
        return
    described, named = (one, other) if one.type == "UnnamedGroup" else (other, one)
    if _may_join(described, named, equated):
        for mention in list(described.mentions):
            move_mention(reading, mention, named)


def _of_the_lead(reading: Reading) -> Iterator[tuple[EntityDraft, EntityDraft]]:
    """Who did it in the first sentence, and the name that the next ones give: "A man .... Ilo Venn, 26, ..."."""
    sents = prose(reading.doc)
    named = _introduced(reading, sents[1:3])
    if named is None:
        return
    lead = sents[0]
    if _tells_who_was_hit(reading, lead) and not is_arrested(named) and not any(is_accused(m) for m in named.mentions):
        return
    for mention in reading.mentions_in(lead):
        described = reading.of_mention.get(mention)
        if described is not None and mention.definite == "a" and mention.name is None:
            if is_culprit(described) and not is_hurt(described):
                yield described, named
                return


def _tells_who_was_hit(reading: Reading, lead: Span) -> bool:
    """Whether the lead is about one person hit, who may get the name: "*A teacher* was stabbed by a former pupil"."""
    subjects_there = (reading.entity_at(c) for t in lead if is_passive(t) for c in t.lefts if c.dep_ == "nsubjpass")
    return any(e is not None and e.type == "UnnamedGroup" and single(e) and is_hurt(e) for e in subjects_there)


def _introduced(reading: Reading, sents: Sequence[Span]) -> EntityDraft | None:
    """The person whom sentences introduce as the subject, by age or as accused: one who opens them, or the only one."""
    found: list[tuple[EntityDraft, bool]] = []
    for sent in sents:
        opens = True
        for mention in reading.mentions_in(sent):
            entity = reading.of_mention.get(mention)
            if entity is not None and _is_introduced(mention, entity, sents[0].start):
                found.append((entity, opens and sent is sents[0]))
            opens = False
    people = [e for e, _ in found]
    if found and (found[0][1] or all(e is people[0] for e in people)):
        return None if is_hurt(people[0]) else people[0]
    return None


def _is_introduced(mention: Mention, entity: EntityDraft, start: int) -> bool:
    if entity.type != "Person" or mention.name is None or entity.positions:
        return False
    if mention.head.dep_ not in {"nsubj", "nsubjpass"} or any(m.head.i < start for m in entity.mentions):
        return False
    if any(c.dep_ == "conj" for c in mention.head.rights):
        return False  # "A man was charged. Ilo Venn and Dov Marr ..."
    if is_dead(mention) or (is_passive(mention.head.head) and fatal(mention.head.head)):
        return False  # "Ilo Venn, 17, was pronounced dead"
    return age(mention) is not None or role_of(mention) == "tried" or is_accused(mention)


def _of_office(reading: Reading) -> Iterator[tuple[EntityDraft, EntityDraft]]:
    """Who was hit by office, and who holds it right after: "killed the mayor of a town. Mayor Ilo Venn ..."."""
    for described in [e for e in reading.entities if e.type == "UnnamedGroup" and single(e) and is_hurt(e)]:
        first = min(described.mentions, key=lambda m: m.head.i)
        here = reading.sentence_index(first.head)
        if here > _LEAD or first.lemma not in words("titles", "offices", "ranks"):
            continue
        named = []
        for entity in reading.entities:
            if entity.type == "Person" and any(first.lemma in p.title.lower().split() for p in entity.positions):
                gap = min(reading.sentence_index(m.head) for m in entity.mentions) - here
                if 0 < gap <= _SOON:
                    named.append(entity)
        if len(named) == 1:
            yield described, named[0]


def _may_join(described: EntityDraft, named: EntityDraft, equated: bool) -> bool:
    return (
        described.type == "UnnamedGroup"
        and single(described)
        and any(m.cls in {"person", "pronoun"} for m in described.mentions)
        and named.type == "Person"
        and can_be_one(described, named, equated=equated)
    )


def _identified(reading: Reading, verb: Token) -> Iterator[Pair]:
    """ "Police identified the victim as Ilo Venn", "he was later identified as Venn", "the man has been named as"."""
    link = next((c for c in verb.children if c.lower_ == "as" and c.i > verb.i), None)
    if link is None:
        stop = min(verb.sent.end, verb.i + _REACH)
        link = next((reading.doc[i] for i in range(verb.i + 1, stop) if reading.doc[i].lower_ == "as"), None)
    if link is None:
        return
    stop = min(verb.sent.end, link.i + _REACH)
    for token in reading.doc.tokens[link.i + 1 : stop]:
        if token.lower_ == "of" or token.tag_ == "POS":
            return  # "described him as a friend of Ilo Venn"
        named = reading.entity_at(token)
        if named is not None and named.type == "Person":
            yield _described(reading, verb, link), named
            return


def _described(reading: Reading, verb: Token, link: Token) -> EntityDraft | None:
    """The phrase that gets the name: object or passive subject, else the nearest description before "as"."""
    for child in verb.children:
        if child.dep_ in {"dobj", "nsubjpass"}:
            noun = verb.head if child.lower_ in RELATIVE_PRONOUNS and verb.dep_ == "relcl" else child
            return reading.entity_at(noun)
    if verb.dep_ in {"acl", "relcl"}:
        return reading.entity_at(verb.head)
    for i in range(link.i - 1, max(verb.sent.start, verb.i - _REACH + 1) - 1, -1):
        entity = reading.entity_at(reading.doc[i])
        if entity is not None and reading.doc[i].lemma_.lower() in words("victims", "described"):
            return entity
    return None


def _called(reading: Reading, noun: Token) -> Iterator[Pair]:
    """ "Ilo Venn was named by police as the main *suspect*", "is believed to be the *mastermind*"."""
    above = noun.head
    verb = above.head if noun.dep_ == "pobj" and above.lower_ == "as" else above
    if noun.dep_ in {"oprd", "attr", "dobj", "pobj"} and verb.lemma_.lower() in words("victims", "calling"):
        if is_negated(verb) or (noun.dep_ == "pobj" and verb is above):
            return
        for token in objects(verb) if noun.dep_ == "pobj" and not is_passive(verb) else subjects(verb):
            yield reading.entity_at(noun), reading.entity_at(token)


def _equated(reading: Reading, verb: Token) -> Iterator[Pair]:
    """ "The victim was Ilo Venn", "Ilo Venn, 48, was the man killed"."""
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    for child in verb.children:
        if child.dep_ != "attr" or subject is None or any(c.dep_ == "neg" for c in verb.children):
            continue
        mentions = [reading.mentions.get(t.i) for t in (subject, child)]
        if all(m is not None and (m.name is not None or m.definite in {"the", "this"}) for m in mentions):
            yield reading.entity_at(subject), reading.entity_at(child)
