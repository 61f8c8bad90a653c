"""Find acts of speech: who condemns, accuses, denies, vows, announces or supports, in which words.

In: a :class:`~kg.extract.drafts.Reading` with its entities, and ``kg/lexicon/reporting.toml`` with
``statements.toml``.  Out: :class:`Act` records in text order.  What they are about is tied to events in
:mod:`kg.extract.statements`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Token

from kg.extract.drafts import EntityDraft, Reading
from kg.extract.roles import resolve
from kg.extract.speech import authors, is_performed, is_saying, quotations, speakers, unique, voices
from kg.extract.syntax import (
    agents,
    auxiliaries,
    conjuncts,
    is_negated,
    is_passive,
    is_verbal,
    objects,
    prepositions,
    subjects,
)
from kg.extract.triggers import noun_trigger, verb_trigger
from kg.lexicon import index, match_end, match_start, words

KINDS = {
    "condemn": "Condemnation",
    "accuse": "Accusation",
    "deny": "Denial",
    "vow": "Vow",
    "announce": "Announcement",
    "support": "Support",
}
"""The class of statement that each table of words of saying makes."""

_CLAUSES = frozenset({"ccomp", "xcomp", "pcomp", "advcl"})
_LONGEST_IDIOM = 7  # tokens looked at to the right of a verb


@dataclass(slots=True, eq=False)
class Act:
    """One act of speech; ``verb`` carries its date and quotation, ``themes`` head the phrases it is about.

    ``occasion`` says that it was made for the public: in a statement, at a news conference.
    """

    kind: str
    at: Token
    verb: Token
    rule: str
    speakers: list[EntityDraft]
    themes: list[Token] = field(default_factory=list)
    accused: list[EntityDraft] = field(default_factory=list)
    occasion: bool = False


def find_acts(reading: Reading) -> Iterator[Act]:
    """Find the acts of speech of a document that took place and have a speaker, in text order."""
    for token in reading.doc:
        act = None
        if is_verbal(token) or (token.tag_ in {"VBN", "VBD", "VBG"} and token.dep_ not in {"amod", "compound"}):
            if token.dep_ != "amod" and is_performed(token):
                act = _verbal(reading, token) or _judging(reading, token) or _content(reading, token)
        if act is None and token.pos_ in {"NOUN", "PROPN"}:
            act = _nominal(reading, token)
        if act is None and token.lower_ in words("statements", "dismay"):
            act = _dismayed(reading, token)
        if act is not None and act.speakers:
            yield act


def kind_of(verb: Token) -> tuple[str, str]:
    """The table and the entry of a verb of saying with the words after it; empty when it makes no statement."""
    right = [
        t
        for t in verb.doc[verb.i + 1 : min(verb.sent.end, verb.i + _LONGEST_IDIOM)]
        if t.pos_ not in {"DET", "ADJ", "ADV", "PUNCT"} and t.tag_ != "PRP$"
    ]
    lemmas, forms = [t.lemma_.lower() for t in (verb, *right)], [t.lower_ for t in (verb, *right)]
    entry = match_start("reporting", lemmas, forms) if not _is_copy(verb) else None
    table = index("reporting").get(entry or "", "")
    return (table, entry or "") if table in KINDS and entry not in words("statements", "none") else ("", "")


def _is_copy(verb: Token) -> bool:
    return verb.dep_ in {"aux", "auxpass"}


def clauses(verb: Token) -> list[Token]:
    """The heads of the clauses that a verb of saying governs, those after a preposition included."""
    found = [c for c in verb.children if c.dep_ in {"ccomp", "xcomp"} and is_clause(c)]
    found += [c for p in verb.children if p.dep_ == "prep" for c in p.children if c.dep_ == "pcomp"]
    return [t for c in found for t in conjuncts(c)]


def is_clause(token: Token) -> bool:
    """Whether the token heads a clause, not a bare adjective or noun."""
    return is_verbal(token) or token.tag_.startswith("VB")


def _verbal(reading: Reading, verb: Token) -> Act | None:
    """An act named by a verb: "condemned the attack", "was blamed by the police on", "vowed to"."""
    table, entry = kind_of(verb)
    if table == "announce" and verb.lemma_.lower() in words("reporting", "claim"):
        return None
    if not table:
        return _charged(reading, verb)
    passive = is_passive(verb)
    if passive and not agents(verb):
        return None  # "was accused of", "the attack was condemned": nobody says who
    who = speakers(reading, verb)
    # "the men whom the ministry accused of": the relative pronoun is whoever it stands for
    objs = [resolve(reading, t, verb) for t in (subjects(verb) if passive else objects(verb))]
    governed = list(prepositions(verb))
    act = Act(KINDS[table], verb, verb, "lexicon:" + entry.replace(" ", "-"), who, [*objs])
    match table:
        case "condemn":
            return _condemned(reading, act, entry, governed)
        case "accuse":
            return _accused(reading, act, entry, governed, passive)
        case "deny":
            return _denied(reading, act, entry)
        case "vow":
            return _vowed(reading, act, entry, governed)
        case "support":
            return _supported(reading, act, entry, governed)
    return _announced(reading, act, governed)


def _condemned(reading: Reading, act: Act, entry: str, governed: list[tuple[str, Token]]) -> Act | None:
    if any(
        p == "to" and t.lemma_.lower() in {"death", "prison", "jail", "year", "imprisonment", "life"}
        for p, t in governed
    ):
        return None  # "condemned to death": a sentence
    act.themes += [
        t
        for p, t in governed
        if p in {"against", "at", "for", "over", "on", "upon", "with"} and t.ent_type_ not in {"DATE", "TIME"}
    ]
    if not act.themes and not clauses(act.verb):
        return None
    if entry in words("statements", "weak.condemn") or len(entry.split()) > 1:
        act.speakers = [e for e in act.speakers if e.type != "UnnamedGroup"]
        if not objects(act.verb) and len(entry.split()) == 1 and not any(p in {"against", "at"} for p, _ in governed):
            return None
        if any(p in {"into", "through"} for p, _ in governed):
            return None  # "slammed into the wall"
    act.themes += clauses(act.verb)
    return act


def _accused(reading: Reading, act: Act, entry: str, governed: list[tuple[str, Token]], passive: bool) -> Act | None:
    verb = act.verb
    if entry in words("statements", "attribute"):
        # "attributed the attack to the rebels"; "linked him to the blast"
        to = [t for p, t in governed if p in {"to", "with"}]
        deeds = [t for t in act.themes if _is_deed(reading, t)]
        blamed = to if deeds else [t for t in act.themes if any(_is_deed(reading, o) for o in to)]
        act.themes += to
    elif entry == "blame" and any(_is_deed(reading, t) for t in act.themes):
        # "blamed the attack on the rebels", "blamed the attack on the bridge on the rebels"
        below = [t for n in verb.subtree for p, t in prepositions(n) if p == "on" and _people(reading, t)]
        blamed = [t for p, t in governed if p == "on"] or below[-1:]
        act.themes += blamed
    elif entry.split()[0] in {"point", "lay", "put", "assign"}:
        blamed = [
            t
            for p, t in (*governed, *(pair for o in objects(verb) for pair in prepositions(o)))
            if p in {"at", "on", "to", "towards", "toward"}
        ]
        act.themes = [*blamed]
    else:
        blamed = list(act.themes)
        act.themes += [t for p, t in governed if p in {"of", "for", "over", "in", "as"}]
    act.themes += clauses(verb)
    act.accused = _actors(reading, blamed)
    return act if act.accused else None


def _charged(reading: Reading, verb: Token) -> Act | None:
    """ "Alleged that both countries support the group": whoever the clause is about is accused."""
    if verb.lemma_.lower() not in {"allege", "charge"} or is_passive(verb):
        return None
    said = clauses(verb)
    heads = [t for c in said if c.dep_ in {"ccomp", "conj"} for t in ([*agents(c)] if is_passive(c) else subjects(c))]
    act = Act("Accusation", verb, verb, f"lexicon:{verb.lemma_.lower()}-that", speakers(reading, verb), said)
    act.accused = [e for e in _actors(reading, heads) if not any(e is s for s in act.speakers)]
    return act if act.accused else None


def _denied(reading: Reading, act: Act, entry: str) -> Act | None:
    said = clauses(act.verb)
    kept = [t for o in act.themes for t in conjuncts(o) if _is_deniable(t)]
    if act.verb.lemma_.lower() == "deny" and (
        [c for c in said if not _is_infinitive(c)] or any(_is_deed(reading, t) for t in act.themes)
    ):
        act.themes += said
        return act  # "denied that it took part", "denied having taken part", "denied the killing"
    act.themes += said
    return act if kept and entry in words("statements", "weak.deny") else None


def _is_infinitive(verb: Token) -> bool:
    return any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)


def _is_deniable(token: Token) -> bool:
    lemma = token.lemma_.lower()
    return lemma in words("statements", "deniable") or lemma in words("reporting", "nouns.accuse", "nouns.claim")


def _vowed(reading: Reading, act: Act, entry: str, governed: list[tuple[str, Token]]) -> Act | None:
    said = clauses(act.verb)
    objs = [t for t in act.themes if t.lemma_.lower() not in {"suicide", "crime", "murder"}]
    weak = entry in words("statements", "weak.vow")
    if weak and not said:
        return None  # "committed the murder", "promised him money"
    if not said and not objs and len(entry.split()) == 1:
        return None
    if entry in {"threaten", "menace"} and not said and not any(_people(reading, t) for t in objs):
        return None  # "threatens the peace"
    if weak and entry in {"commit", "resolve", "undertake"} and not any(c.dep_ == "xcomp" for c in said):
        return None
    if any(t.lemma_.lower() in words("reporting", "nouns.support") for t in objs):
        act.kind = "Support"  # "pledged their full support for"
    act.themes = [*objs, *said, *(t for p, t in governed if p in {"against", "on", "with", "for", "over"})]
    if entry in {"threaten", "menace"}:
        act.accused = _actors(reading, [t for t in objs if _people(reading, t)])
    act.accused += _actors(reading, [t for c in act.themes for p, t in prepositions(c) if p == "against"])
    act.accused += _actors(reading, [t for p, t in governed if p == "against"])
    act.accused = unique(act.accused)
    return act


def _supported(reading: Reading, act: Act, entry: str, governed: list[tuple[str, Token]]) -> Act | None:
    act.themes += [t for p, t in governed if p in {"with", "to", "by", "over", "for", "on", "behind"}]
    if entry in words("statements", "weak.support"):
        deeds = [t for t in act.themes if _is_deed(reading, t)]
        return act if deeds and entry in words("statements", "approve") else None  # "hailed the attack"
    return act if act.themes else None


def _announced(reading: Reading, act: Act, governed: list[tuple[str, Token]]) -> Act | None:
    said = [c for c in clauses(act.verb) if c.dep_ in {"ccomp", "conj"} or act.verb.lemma_.lower() == "announce"]
    # "confirmed the death of three"; "announced the arrests"
    deeds = [t for t in act.themes if noun_trigger(t) is not None or act.verb.lemma_.lower() == "announce"]
    if not said and not deeds:
        return None
    act.themes = [*said, *deeds]
    act.speakers = _identified(act.speakers)
    return act


def _identified(entities: list[EntityDraft]) -> list[EntityDraft]:
    """Those with an identity of their own: named people, bodies, groups and states."""
    return [e for e in entities if e.type not in {"UnnamedGroup", "MediaOutlet"}]


def _actors(reading: Reading, tokens: list[Token]) -> list[EntityDraft]:
    return unique(e for token in tokens for t in conjuncts(token) for e in voices(reading, t))


def _people(reading: Reading, token: Token) -> bool:
    entity = reading.entity_at(token)
    return entity is not None and entity.is_actor


def _is_deed(reading: Reading, token: Token) -> bool:
    sense = noun_trigger(token)
    return (sense is not None and sense.family in {"attack", "harm"}) or token.lemma_.lower() in words(
        "statements", "violence"
    )


# --- nouns of saying ---------------------------------------------------------------------------------------


def _nominal(reading: Reading, noun: Token) -> Act | None:
    """An act named by a noun: "voiced condemnation of", "drew condemnation from", "a denial by"."""
    entry = match_end(
        "reporting", [t.lemma_.lower() for t in _before(noun)], [t.lower_ for t in _before(noun)], table="nouns"
    )
    if entry is None or entry in words("statements", "none") or noun.dep_ in {"compound", "nmod"}:
        return None
    table = index("reporting", "nouns").get(entry, "")
    if table not in KINDS or table == "announce" or any(c.lower_ == "no" for c in noun.children):
        return None
    verb = _light_verb(noun)
    kind, rule = KINDS[table], f"lexicon:{entry.replace(' ', '-')}"
    around = [*prepositions(noun), *(prepositions(verb) if verb is not None else ())]
    if verb is None:
        who = _alone(reading, noun, table)
    elif not is_performed(verb) or (
        entry == "support" and verb.lemma_.lower() not in words("statements", "words_only")
    ):
        return None  # "received logistic support"
    elif verb.lemma_.lower() in words("statements", "drawing"):
        # "the raid drew condemnation from the union"
        who = unique(e for p, t in around if p in {"from", "by", "among"} for e in voices(reading, t))
        around += [("of", t) for t in subjects(verb)]
    else:
        who = speakers(reading, verb)
    if not who or (table == "vow" and not _is_threat(noun, verb)):
        return None
    act = Act(kind, noun, verb or noun, rule, who)
    act.themes = [
        t
        for p, t in around
        if p in {"of", "at", "over", "for", "with", "to", "against", "on", "about", "in", "following", "after"}
    ]
    act.themes += [c for c in noun.children if c.dep_ in {"acl", "ccomp", "relcl"}]
    if table in {"accuse", "vow"}:
        act.accused = _actors(reading, [t for p, t in around if p in {"against", "at"}])
        if table == "accuse" and not act.accused:
            return None
    return act


def _before(noun: Token) -> list[Token]:
    return list(noun.doc[max(noun.sent.start, noun.i - 3) : noun.i + 1])


def _light_verb(noun: Token) -> Token | None:
    """The verb that lends itself to a noun of saying."""
    top = noun
    while top.dep_ in {"conj", "appos"} and not is_verbal(top.head):
        top = top.head
    if (
        top.dep_ == "pobj"
        and top.head.lower_ in {"of", "in"}
        and top.head.head.lemma_.lower() in words("statements", "documents") | {"expression", "word"}
    ):
        top = top.head.head  # "sent a message of condolence", "expressed words of sympathy"
    verb = top.head
    light = words("reporting", "light") | words("statements", "drawing") | words("statements", "giving")
    if (
        top.dep_ in {"dobj", "nsubjpass"}
        and is_verbal(verb)
        and (verb.lemma_.lower() in light or verb.lemma_.lower() == "have")
    ):
        return verb
    return None


def _alone(reading: Reading, noun: Token, table: str) -> list[EntityDraft]:
    """Speakers of a noun without a light verb: "their condemnation of", "our thoughts are with", "the denial by"."""
    first = [c for c in noun.children if c.dep_ == "poss" and c.lower_ in {"our", "my"}]
    if table == "support" and noun.dep_ == "nsubj" and first:
        return voices(reading, first[0])
    return authors(reading, noun) if noun.lemma_.lower() in words("statements", "own") else []


def _is_threat(noun: Token, verb: Token | None) -> bool:
    """A noun of promise is an act with its content or a light verb: "a threat to attack", "issued threats"."""
    if any(c.dep_ in {"acl", "ccomp"} for c in noun.children):
        return True
    return verb is not None and verb.lemma_.lower() in {
        "issue",
        "make",
        "send",
        "voice",
        "deliver",
        "renew",
        "repeat",
        "utter",
        "give",
        "level",
        "post",
    }


def _dismayed(reading: Reading, word: Token) -> Act | None:
    """ "The mayor was appalled by the attack"."""
    verb = word if word.dep_ not in {"acomp", "conj"} else word.head
    who = subjects(verb)
    preps = [t for p, t in (*prepositions(word), *prepositions(verb)) if p in {"by", "at", "over", "with"}]
    if not who or not preps or word.dep_ == "amod" or is_negated(verb):
        return None
    return Act(
        "Condemnation", word, verb, f"lexicon:{word.lower_}", unique(e for t in who for e in voices(reading, t)), preps
    )


# --- what is said, when the verb does not say it -----------------------------------------------------------


def _judging(reading: Reading, verb: Token) -> Act | None:
    """ "Called the attack a cowardly act", "described the killing as a heinous crime"."""
    if verb.lemma_.lower() not in words("statements", "judging") or (is_passive(verb) and not agents(verb)):
        return None
    right = [t for t in verb.subtree if t.i > verb.i]
    if verb.lemma_.lower() == "call" and right and right[0].lower_ in {"on", "for", "upon"}:
        return None
    theme = next((t for t in right[:8] if _is_deed(reading, t) or t.lower_ in {"it", "this", "them"}), None)
    if theme is None and is_passive(verb):
        theme = next((t for t in subjects(verb) if _is_deed(reading, t)), None)
    if theme is None or not any(_is_evil(t) for t in right if t is not theme):
        return None
    return Act("Condemnation", verb, verb, "lexicon:judged", speakers(reading, verb), [theme])


def _is_evil(token: Token) -> bool:
    if token.lemma_.lower() in words("statements", "evil") or token.lower_ in words("statements", "evil"):
        return True
    before = _before(token)
    return (
        match_end("statements", [t.lemma_.lower() for t in before], [t.lower_ for t in before], table="crimes")
        is not None
    )


def _content(reading: Reading, verb: Token) -> Act | None:
    """A statement made by what a neutral verb reports: a verdict, a denial, an accusation or a threat."""
    if not is_saying(verb) or verb.lemma_.lower() in words("reporting", "suspect") or is_passive(verb):
        return None
    who = speakers(reading, verb)
    if not who:
        return None
    warned = [t for p, t in prepositions(verb) if p in {"of", "about"} and _is_retribution(t)]
    if verb.lemma_.lower() == "warn" and warned:
        return Act("Vow", verb, verb, "lexicon:warned-of", who, warned)
    for said in (t for c in verb.children if c.dep_ == "ccomp" and is_clause(c) for t in conjuncts(c)):
        act = (
            _verdict(reading, verb, said, who)
            or _disclaimer(reading, verb, said, who)
            or _threat(reading, verb, said, who)
        )
        act = act or _blaming(reading, verb, said, who)
        if act is not None:
            return act
    return _told(reading, verb, who)


def _verdict(reading: Reading, verb: Token, said: Token, who: list[EntityDraft]) -> Act | None:
    """ "Said the attack was a heinous crime"."""
    themes = [t for t in subjects(said) if _is_deed(reading, t) or t.lower_ in {"this", "it", "these", "such"}]
    if said.lemma_ != "be" or not themes or is_negated(said):
        return None
    told = [t for c in said.children if c.dep_ in {"attr", "acomp"} for a in conjuncts(c) for t in (a, *a.lefts)]
    return Act("Condemnation", verb, verb, "lexicon:verdict", who, themes) if any(_is_evil(t) for t in told) else None


def _disclaimer(reading: Reading, verb: Token, said: Token, who: list[EntityDraft]) -> Act | None:
    """ "Said it had nothing to do with the attack", "said it was not behind the attack"."""
    if not _same_speaker(reading, said, who):
        return None
    nothing = any(
        c.dep_ == "dobj"
        and (
            c.lower_ == "nothing"
            or (any(d.lower_ == "no" for d in c.children) and c.lemma_.lower() in words("statements", "deniable"))
        )
        for c in said.children
    )
    if (said.lemma_ == "have" and nothing) or (is_negated(said) and _involved(said) is not None):
        return Act("Denial", verb, verb, "lexicon:disclaimed", who, [said])
    return None


def _involved(said: Token) -> Token | None:
    """The word that ties the subject of a clause to a deed: "was behind", "were to blame for"."""
    if said.lower_ in words("statements", "involved"):
        return said
    return next(
        (
            t
            for t in said.subtree
            if t.i > said.i and t.lower_ in words("statements", "involved") and (t.head == said or t.head.head == said)
        ),
        None,
    )


def _same_speaker(reading: Reading, said: Token, who: list[EntityDraft]) -> bool:
    heads = subjects(said)
    return any(
        (
            t.lower_ in {"i", "we", "it", "they", "he", "she"}
            and (reading.entity_at(t) is None or reading.entity_at(t) in who)
        )
        or reading.entity_at(t) in who
        for t in heads
    )


def _blaming(reading: Reading, verb: Token, said: Token, who: list[EntityDraft]) -> Act | None:
    """ "Said the rebels were behind the attack"."""
    word = _involved(said)
    if word is None or is_negated(said) or (auxiliaries(said) and any(c.tag_ == "MD" for c in auxiliaries(said))):
        return None
    if word.lower_ == "involved" or verb.lemma_.lower() == "deny":
        return None
    accused = [
        e
        for e in _actors(reading, subjects(said))
        if (not any(e is s for s in who) and e.type != "Country") or (e.type == "Country" and e not in who)
    ]
    if not accused or _same_speaker(reading, said, who):
        return None
    return Act("Accusation", verb, verb, "lexicon:said-to-be-behind", who, [said], accused)


def _threat(reading: Reading, verb: Token, said: Token, who: list[EntityDraft]) -> Act | None:
    """ "Said those responsible would pay", "warned that it would strike back", "warned of a response"."""
    modal = {c.lower_ for c in auxiliaries(said)} & {"will", "would", "shall", "'ll", "’ll"}
    going = said.lower_ == "going" and any(c.dep_ == "xcomp" for c in said.children)
    if not modal and not going:
        return None
    theirs = subjects(said)
    own = _same_speaker(reading, said, who)
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
    retribution = any(_is_retribution(t) for t in core)
    culprits = any(t.lemma_.lower() in words("statements", "culprits") for s in theirs for t in s.subtree)
    if retribution and (own or culprits or said.lemma_ == "be" or is_passive(said)):
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


def _is_attack(token: Token) -> bool:
    sense = noun_trigger(token)
    return sense is not None and sense.family == "attack"


def _is_retribution(token: Token) -> bool:
    return token.lemma_.lower() in words("statements", "retribution") or token.lower_ in words(
        "statements", "retribution"
    )


def _told(reading: Reading, verb: Token, who: list[EntityDraft]) -> Act | None:
    """A statement for the record by somebody with an identity: "the minister said that the attack ..."."""
    said = [c for c in verb.children if c.dep_ == "ccomp" and is_clause(c)]
    known = _identified(who)
    if not said or not known or verb.lemma_.lower() not in words("reporting", "neutral", "claim"):
        return None
    occasion = any(
        p in {"in", "at", "on", "during"} and t.lemma_.lower() in words("statements", "occasions")
        for p, t in prepositions(verb)
    )
    act = Act("Announcement", verb, verb, "syntax:said", known, said, occasion=occasion)
    quoted = [t for q in quotations(reading) if q.verb == verb for t in reading.doc[q.start_i : q.end_i]]
    culprits = words("statements", "culprits")
    condemned = [
        t.head for t in quoted if _is_evil(t) and (_is_deed(reading, t.head) or t.head.lemma_.lower() in culprits)
    ]
    if condemned:
        # the minister said that "this barbaric attack" would not go unanswered
        act.kind, act.rule = "Condemnation", "syntax:said-in-condemning-words"
        act.themes = [*condemned, *said]
    return act
