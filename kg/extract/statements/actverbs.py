"""Find acts of speech that a verb names: "condemned the attack", "was blamed by the police", "vowed to".

In: verbs of ``kg/lexicon/reporting.toml``, guarded by ``statements.toml``.  Out:
:class:`~kg.extract.statements.acts.Act` records.
"""

from __future__ import annotations

from kg.extract.drafts import Reading
from kg.extract.frames.roles import resolve
from kg.extract.speech.speakers import speakers
from kg.extract.statements.acts import (
    KINDS,
    Act,
    actors,
    aims,
    clauses,
    distinct,
    identified,
    is_actor,
    is_deed,
    is_deniable,
    is_favour,
    is_hostile,
    parties,
)
from kg.extract.statements.threats import intention
from kg.extract.text.parse import Token
from kg.extract.text.syntax import (
    RELATIVE_PRONOUNS,
    agents,
    conjuncts,
    is_negated,
    is_passive,
    objects,
    prepositions,
    subjects,
)
from kg.extract.text.triggers import noun_trigger
from kg.lexicon import heads, index, match_start, words

_LONGEST_IDIOM = 7  # tokens looked at to the right of a verb


def verbal_act(reading: Reading, verb: Token) -> Act | None:
    """An act named by a verb: "condemned the attack", "was blamed by the police on", "vowed to"."""
    table, entry = kind_of(verb)
    if table == "announce" and verb.lemma_.lower() in words("reporting", "claim"):
        return None
    if not table:
        return _charged(reading, verb) or _held_responsible(reading, verb)
    passive = is_passive(verb)
    if passive and not agents(verb):
        return None  # "was accused of", "the attack was condemned": nobody says who
    who = speakers(reading, verb)
    # "the men whom the ministry accused of": the relative pronoun is whoever it stands for
    objs = [resolve(reading, t, verb) for t in (subjects(verb) if passive else objects(verb) or _gap(verb))]
    governed = list(prepositions(verb))
    act = Act(KINDS[table], verb, verb, "lexicon:" + entry.replace(" ", "-"), who, [*objs])
    match table:
        case "condemn":
            return _condemned(act, entry, governed)
        case "accuse":
            return _accused(reading, act, entry, governed)
        case "deny":
            return _denied(act, entry, governed)
        case "vow":
            return _vowed(reading, act, entry, governed)
        case "support":
            return _supported(reading, act, entry, governed)
    return _announced(reading, act, governed)


def _gap(verb: Token) -> list[Token]:
    """The noun that a relative clause without a pronoun has as its object: "a *charge* the ministry rejected"."""
    bare = verb.dep_ == "relcl" and not any(c.dep_ in {"dobj", "ccomp", "xcomp"} for c in verb.children)
    own = any(c.dep_ == "nsubj" and c.lower_ not in RELATIVE_PRONOUNS for c in verb.children)
    return [verb.head] if bare and own and verb.head.pos_ == "NOUN" else []


def kind_of(verb: Token) -> tuple[str, str]:
    """The table and the entry of a verb of saying with the words after it; empty when it makes no statement."""
    known = heads("reporting", by_first=True)
    if (verb.lemma_.lower() not in known and verb.lower_ not in known) or _is_copy(verb):
        return "", ""
    right = [
        t
        for t in verb.doc.tokens[verb.i + 1 : min(verb.sent.end, verb.i + _LONGEST_IDIOM)]
        if t.pos_ not in {"DET", "ADJ", "ADV", "PUNCT"} and t.tag_ != "PRP$"
    ]
    lemmas, forms = [t.lemma_.lower() for t in (verb, *right)], [t.lower_ for t in (verb, *right)]
    entry = match_start("reporting", lemmas, forms)
    table = index("reporting").get(entry or "", "")
    return (table, entry or "") if table in KINDS and entry not in words("statements", "none") else ("", "")


def _is_copy(verb: Token) -> bool:
    return verb.dep_ in {"aux", "auxpass"}


def _condemned(act: Act, entry: str, governed: list[tuple[str, Token]]) -> Act | None:
    if any(p == "to" and t.lemma_.lower() in words("statements", "penalties") for p, t in governed):
        return None  # "condemned to death": a sentence
    act.themes += [
        t
        for p, t in governed
        if p in {"against", "at", "for", "over", "on", "upon", "with"} and t.ent_type_ not in {"DATE", "TIME"}
    ]
    if not act.themes and not clauses(act.verb):
        return None
    if entry in words("statements", "weak.condemn") or len(entry.split()) > 1:
        act.speakers = [e for e in act.speakers if e.type != "UnnamedGroup" or e.sub == "officials"]
        if not objects(act.verb) and len(entry.split()) == 1 and not any(p in {"against", "at"} for p, _ in governed):
            return None
        if any(p in {"into", "through"} for p, _ in governed):
            return None  # "slammed into the wall"
    act.themes += clauses(act.verb)
    return act


def _accused(reading: Reading, act: Act, entry: str, governed: list[tuple[str, Token]]) -> Act | None:
    verb = act.verb
    if entry in words("statements", "attribute"):
        # "attributed the attack to the rebels"; "linked him to the blast"
        to = [t for p, t in governed if p in {"to", "with"}]
        deeds = [t for t in act.themes if is_deed(t)]
        blamed = to if deeds else [t for t in act.themes if any(is_deed(o) for o in to)]
        act.themes += to
    elif entry == "blame" and any(is_deed(t) or t.lower_ in words("responsibility", "it") for t in act.themes):
        # "blamed the attack on the rebels", "blamed the attack on the bridge on the rebels"
        below = [t for n in verb.subtree for p, t in prepositions(n) if p == "on" and is_actor(reading, t)]
        blamed = [t for p, t in governed if p == "on"] or below[-1:]
        act.themes += blamed
    elif entry.split()[0] in words("statements", "pointing"):
        blamed = [
            t
            for p, t in (*governed, *(pair for o in objects(verb) for pair in prepositions(o)))
            if p in {"at", "on", "to", "towards", "toward", "against"}
        ]
        act.themes = [*blamed]
    else:
        blamed = list(act.themes)
        act.themes += [t for p, t in governed if p in {"of", "for", "over", "in", "as"}]
    act.themes += clauses(verb)
    # "blamed the minister", "blamed the minister's policies"
    act.accused = actors(reading, blamed) or parties(reading, blamed)
    return act if act.accused else None


def _charged(reading: Reading, verb: Token) -> Act | None:
    """ "Alleged that both countries support the group": whoever the clause is about is accused."""
    if verb.lemma_.lower() not in words("statements", "alleging") or is_passive(verb):
        return None
    said = clauses(verb)
    heads = [t for c in said if c.dep_ in {"ccomp", "conj"} for t in ([*agents(c)] if is_passive(c) else subjects(c))]
    act = Act("Accusation", verb, verb, f"lexicon:{verb.lemma_.lower()}-that", speakers(reading, verb), said)
    act.accused = [e for e in actors(reading, heads) if not any(e is s for s in act.speakers)]
    return act if act.accused else None


def _held_responsible(reading: Reading, verb: Token) -> Act | None:
    """ "Held the rebels *responsible* for the attack": they are accused."""
    if verb.lemma_.lower() not in words("responsibility", "holding") or is_passive(verb) or is_negated(verb):
        return None
    bearing = words("responsibility", "bearing")
    near = [t for c in verb.children if c.i > verb.i for t in (c, *c.children)]
    word = next((t for t in near if t.lower_ in bearing and t.dep_ in {"ccomp", "acomp", "oprd", "amod"}), None)
    if word is None:
        return None
    held = [*objects(verb), *(c for c in word.children if c.dep_ == "nsubj")]
    act = Act("Accusation", verb, verb, "lexicon:held-responsible", speakers(reading, verb), [word])
    act.accused = [e for e in actors(reading, held) if not any(e is s for s in act.speakers)]
    return act if act.accused else None


def _denied(act: Act, entry: str, governed: list[tuple[str, Token]]) -> Act | None:
    said = clauses(act.verb)
    if entry in words("statements", "distancing"):
        # "distanced itself from the attack"
        act.themes = [t for p, t in governed if p == "from" and is_deed(t)]
        return act if act.themes else None
    this = words("responsibility", "it")
    kept = [t for o in act.themes for t in conjuncts(o) if is_deniable(t) or t.lower_ in this]
    if act.verb.lemma_.lower() == "deny" and (
        [c for c in said if not _is_infinitive(c)] or any(is_deed(t) for t in act.themes)
    ):
        act.themes += said
        return act  # "denied that it took part", "denied having taken part", "denied the killing"
    act.themes += said
    return act if kept and entry in words("statements", "weak.deny") else None


def _is_infinitive(verb: Token) -> bool:
    return any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)


def _vowed(reading: Reading, act: Act, entry: str, governed: list[tuple[str, Token]]) -> Act | None:
    said = clauses(act.verb)
    objs = [t for t in act.themes if t.lemma_.lower() not in words("statements", "committed")]
    weak = entry in words("statements", "weak.vow")
    threat = entry in words("statements", "menacing")
    deeds = [t for t in objs if t.lemma_.lower() in words("statements", "promised")]
    if weak and not said and not (deeds and entry in words("statements", "promising")):
        return None  # "committed the murder", "promised him money"; but "promised reinforcements"
    if not said and not objs and len(entry.split()) == 1:
        return None
    if threat and not said and not any(is_actor(reading, t) for t in objs):
        return None  # "threatens the peace"
    if entry in words("statements", "undertaken"):
        said = [c for c in said if c.dep_ in {"xcomp", "conj"} and (is_hostile(c) or is_favour(c))]
        if not said:
            return None  # "agreed that it rained", "offered to resign"
    if any(t.lemma_.lower() in words("reporting", "nouns.support") for t in objs):
        act.kind = "Support"  # "pledged their full support for"
    act.themes = [*objs, *said, *(t for p, t in governed if p in {"against", "on", "with", "for", "over"})]
    aimed = [t for t in objs if is_actor(reading, t)] if threat else []
    aimed += [t for p, t in governed if p == "against"]
    aimed += [t for c in said for t in aims(c) if threat or is_hostile(c)]
    act.accused = parties(reading, aimed)
    # "promised the minister that", "promised the minister help", not "promised a tolerant government"
    helped = objs if said or len(objs) > 1 else []
    helped += [t for p, t in governed if p in {"to", "with"}]
    helped += [t for o in objs for p, t in prepositions(o) if p in {"to", "for", "with"}]
    helped += [t for c in said for t in aims(c) if not is_hostile(c)]
    act.concerned = (
        [] if threat else [e for e in distinct(parties(reading, helped)) if not any(e is a for a in act.accused)]
    )
    return act


def _supported(reading: Reading, act: Act, entry: str, governed: list[tuple[str, Token]]) -> Act | None:
    if entry in words("statements", "weak.support"):
        return _praised(reading, act, entry, governed)
    act.themes += [t for p, t in governed if p in {"with", "to", "by", "over", "for", "on", "behind"}]
    # "pledged support *for the ministry*", hung on the noun
    act.themes += [t for o in objects(act.verb) for p, t in prepositions(o) if p in {"with", "to", "for"}]
    return act if act.themes else None


def _praised(reading: Reading, act: Act, entry: str, governed: list[tuple[str, Token]]) -> Act | None:
    """ "Hailed the attack", "praised the minister", "welcomed the court's ruling"; "backed the bill" is no praise."""
    deeds = [t for t in act.themes if is_deed(t)]
    if deeds:
        act.themes += [t for p, t in governed if p in {"with", "to", "by", "over", "for", "on", "behind"}]
        return act if entry in words("statements", "approve") else None
    conduct = [t for t in act.themes if t.lemma_.lower() in words("statements", "conduct")]
    praised = act.themes if entry in words("statements", "praise") else []
    if not praised and conduct and entry in words("statements", "approve_conduct"):
        praised = conduct
    # "defended the minister over claims of", not "defended the town"
    if (
        not praised
        and entry == "defend"
        and any(t.lemma_.lower() in words("statements", "deniable", "criticism") for _, t in governed)
    ):
        praised = act.themes
    act.concerned = parties(reading, praised)
    return act if act.concerned else None


def _announced(reading: Reading, act: Act, governed: list[tuple[str, Token]]) -> Act | None:
    said = [c for c in clauses(act.verb) if c.dep_ in {"ccomp", "conj"} or act.verb.lemma_.lower() == "announce"]
    for clause in said:
        vow = intention(reading, act.verb, clause, act.speakers)
        if vow is not None:
            return vow  # "announced that it would release the hostages"
    # "confirmed the death of three"; "announced the arrests"
    deeds = [t for t in act.themes if noun_trigger(t) is not None or act.verb.lemma_.lower() == "announce"]
    if not said and not deeds:
        return None
    act.themes = [*said, *deeds]
    act.speakers = identified(act.speakers)
    # "announced the release of two nurses", "announced a truce with the rebels"
    concerned = [t for o in deeds for p, t in prepositions(o) if p in {"of", "with", "to", "on", "against"}]
    concerned += [t for p, t in governed if p == "with" and deeds]
    act.concerned = distinct(parties(reading, concerned))
    return act
