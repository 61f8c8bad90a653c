"""Read the roles around every trigger: who did it, to whom, with what, where, and to which event it belongs.

In: a :class:`~kg.extract.drafts.Reading` with mentions and entities.  Out: :class:`Frame` records in text order.
Frames hold spaCy tokens and never leave :mod:`kg.extract`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Token

from kg.extract.drafts import FigureDraft, Reading
from kg.extract.mentions import Mention
from kg.extract.syntax import (
    RELATIVE_PRONOUNS,
    agents,
    conjuncts,
    is_passive,
    is_verbal,
    objects,
    prepositions,
    relative_clause,
    subjects,
)
from kg.knowledge.countries import find_country
from kg.extract.triggers import Sense, noun_trigger, other_sense, table, verb_trigger

_PLACE_PREPS = frozenset({"in", "at", "near", "outside", "inside", "on", "along", "around", "between", "within", "off", "beside", "behind", "across", "throughout", "close", "opposite"})
_TARGET_PREPS = frozenset({"against", "at", "on", "upon", "into", "toward", "towards"})
_INSTRUMENT_PREPS = frozenset({"with", "using", "by", "in", "from"})
_EVENT_PREPS = frozenset({"in", "during", "by", "from", "following", "after", "amid"})
_VICTIM_OF = frozenset({"killing", "murder", "assassination", "kidnapping", "abduction", "slaying", "death", "execution", "beheading", "massacre", "shooting", "stabbing", "homicide", "injury", "lynching", "slaughter", "kidnap"})
_STATE_STRIKES = frozenset({"Airstrike", "DroneStrike", "RocketAttack", "ArmedAssault", "Attack", "Bombing"})


@dataclass(slots=True, eq=False)
class Arg:
    """A role filler: the head token of a phrase and the rule that found it."""

    role: str  # agent patient instrument place target
    head: Token
    rule: str


@dataclass(slots=True, eq=False)
class Frame:
    """A trigger with its roles.  ``link`` is the trigger token of the event that it says something about."""

    trigger: Token
    sense: Sense
    args: list[Arg] = field(default_factory=list)
    link: Token | None = None
    cause: Token | None = None  # an inanimate cause that is no weapon: "killed by the flood"
    nominal: bool = False
    status: str = "happened"  # happened attempted planned hypothetical denied generic
    before: Token | None = None
    figures: list[FigureDraft] = field(default_factory=list)

    def heads(self, *roles: str) -> list[Token]:
        """Head tokens of the fillers of these roles, in text order."""
        return [a.head for a in self.args if a.role in roles]

    def add(self, role: str, head: Token, rule: str) -> None:
        """Add a filler unless the same token fills the role."""
        if not any(a.role == role and a.head.i == head.i for a in self.args):
            self.args.append(Arg(role, head, rule))


def find_frames(reading: Reading) -> list[Frame]:
    """Find the frames of a document, in text order."""
    found: list[Frame] = []
    used: set[int] = set()
    for token in reading.doc:
        if token.i in used:
            continue
        sense = noun_trigger(token) if token.pos_ in {"NOUN", "PROPN"} or (token.pos_ == "VERB" and token.tag_ == "VBG" and token.dep_ in {"pobj", "nsubj", "dobj", "compound"}) else None
        if sense is not None and not _is_modifier(token) and not (sense.family == "attack" and other_sense(token)) and not _in_name(reading, token):
            found.append(_nominal(reading, token, sense))
            continue
        if token.pos_ in {"VERB", "AUX"} or (token.pos_ in {"ADJ", "NOUN", "PROPN"} and token.tag_ in {"VBN", "VBD", "JJ"}) or token.dep_ in {"ROOT", "relcl", "advcl", "acl", "ccomp"}:
            if token.dep_ in {"amod", "compound", "nmod"} and token.head.pos_ in {"NOUN", "PROPN"} and token.head.i > token.i:
                trigger = verb_trigger(token) if token.tag_ == "VBG" else None
                if trigger is not None and trigger.sense.mode in {"explode", "verbs"} and token.head.i == token.i + 1 and _class(reading, token.head) == "weapon":
                    # "with one detonating explosives": read as an adjective, it has its object beside it
                    found.append(Frame(token, trigger.sense, [Arg("instrument", token.head, "surface:object")]))
                continue
            trigger = verb_trigger(token)
            if trigger is not None and not (trigger.sense.family == "attack" and other_sense(token)):
                found.append(_verbal(reading, token, trigger.sense, trigger.end_i))
                if trigger.sense.family in {"attack", "harm"}:
                    used.update(range(token.i + 1, trigger.end_i + 1))
    return found


def _in_name(reading: Reading, token: Token) -> bool:
    mention = reading.mentions.get(token.i)
    return mention is not None and mention.name is not None and mention.name.end_i - mention.name.start_i > 1 and mention.name.known is not None


def _is_modifier(token: Token) -> bool:
    """An event noun before another noun is part of that phrase: "bomb attack *victims*", "attack plot"."""
    return token.dep_ in {"compound", "nmod", "amod"} and token.head.i > token.i and token.head.pos_ in {"NOUN", "PROPN"}


def resolve(reading: Reading, token: Token, verb: Token) -> Token:
    """The noun behind a relative pronoun; *who* goes to a human noun, whatever the parse says."""
    if token.lower_ not in RELATIVE_PRONOUNS or token.tag_ not in {"WP", "WDT", "WP$", "IN"}:
        return token
    noun = relative_clause(verb)
    if noun is None:
        above = token
        while above.head != above and above.dep_ != "relcl":
            above = above.head
        noun = above.head if above.dep_ == "relcl" else None
    if noun is None:
        return token
    if token.lower_ in {"who", "whom"} and not _human(reading, noun):
        # "35 individuals across several provinces who ...": the nearest human noun before the pronoun
        for i in range(token.i - 1, max(token.sent.start, token.i - 25) - 1, -1):
            mention = reading.mentions.get(i)
            if mention is not None and (mention.human or (mention.cls == "name")):
                return mention.head
    return noun


def _human(reading: Reading, token: Token) -> bool:
    mention = reading.mentions.get(token.i)
    return mention is not None and (mention.human or mention.cls in {"org", "pronoun"})


def expand(reading: Reading, tokens: list[Token], verb: Token) -> Iterator[Token]:
    """Resolve relative pronouns and apposed or partitive phrases to the heads of mentions."""
    for token in tokens:
        yield resolve(reading, token, verb)


def _verbal(reading: Reading, verb: Token, sense: Sense, end_i: int) -> Frame:
    frame = Frame(verb, sense)
    passive = is_passive(verb)
    subj = list(expand(reading, subjects(verb), verb))
    objs = list(expand(reading, objects(verb), verb))
    idiom = range(verb.i + 1, end_i + 1)
    objs = [o for o in objs if o.i not in idiom or sense.mode == "verbs" and sense.entry.endswith(("bomb", "grenade", "rocket", "missile", "explosive", "mortar", "dynamite"))]
    intransitive = sense.mode in {"explode", "die", "clash", "happen", "surrender"}
    if intransitive and not (sense.mode == "explode" and objs):
        role = "agent" if sense.mode in {"clash"} else "patient" if sense.mode in {"die", "surrender"} else "theme"
        for token in subj:
            _place_argument(reading, frame, token, role, "syntax:subject")
    elif passive:
        for token in subj:
            _place_argument(reading, frame, token, "patient", "syntax:passive")
        for token in agents(verb):
            _place_argument(reading, frame, token, "agent", "syntax:by-agent")
    elif sense.family == "harm" and not objs and sense.mode == "verbs" and verb.tag_ in {"VBN", "VBD"} and _object_gap(verb, subj) is None and any(_people(reading, t) for t in subj):
        for token in subj:  # "75 people were killed and 1,643 wounded", "the woman killed was a teacher"
            _place_argument(reading, frame, token, "patient", "syntax:gapped-passive")
    else:
        for token in subj:
            _place_argument(reading, frame, token, "agent", "syntax:active")
        for token in objs:
            _place_argument(reading, frame, token, "patient", "syntax:object")
        gap = _object_gap(verb, subj) if not objs else None
        if gap is not None:
            _place_argument(reading, frame, gap, "patient", "syntax:relative-object")  # "the man that the rebels kidnapped"
    noun = relative_clause(verb)
    if noun is not None and frame.link is None and noun_trigger(noun) is not None and noun_trigger(noun).family == "attack":
        frame.link = noun  # "an attack on 3 May, when X rammed a lorry into the market"
    for prep, token in prepositions(verb):
        if passive and prep == "by":
            continue
        if token.i in idiom:
            if _class(reading, token) == "weapon" and token.lower_ != "fire":
                frame.add("instrument", token, "syntax:idiom")
            continue
        _preposition(reading, frame, prep, token)
    for child in verb.children:
        # "opened fire with rifles", "attacked using machetes"
        if child.dep_ in {"advcl", "prep"} and child.lower_ == "using":
            for token in [*objects(child), *(t for c in child.children if c.dep_ == "pobj" for t in conjuncts(c))]:
                if _class(reading, token) in {"weapon", "vehicle"}:
                    frame.add("instrument", token, "syntax:using")
        if child.dep_ == "dobj" and child.i in idiom and sense.entry.split()[-1] in {"fire"}:
            for prep, token in prepositions(child):
                _preposition(reading, frame, prep, token)
    if sense.entry.split()[-1] in {"at", "on", "upon", "into", "to"}:
        last = reading.doc[end_i]
        for child in last.children:
            if child.dep_ == "pobj":
                for token in conjuncts(child):
                    _place_argument(reading, frame, token, "patient", "syntax:idiom")
    for i in idiom:
        if _class(reading, reading.doc[i]) == "weapon" and reading.doc[i].lower_ != "fire":
            frame.add("instrument", reading.doc[i], "syntax:idiom")
    return frame


def _people(reading: Reading, token: Token) -> bool:
    """Whether a subject is people, who are hurt where nobody else is said to be."""
    mention = reading.mentions.get(token.i)
    return mention is not None and (mention.human or mention.sub == "number")


def _object_gap(verb: Token, subj: list[Token]) -> Token | None:
    """The noun that a relative clause with a subject of its own leaves without its object."""
    noun = relative_clause(verb)
    own = [c for c in verb.children if c.dep_ == "nsubj" and c.lower_ not in RELATIVE_PRONOUNS]
    if noun is None or not own or noun in subj:
        return None
    return None if any(c.dep_ == "advmod" and c.lower_ in {"when", "where", "why"} for c in verb.children) else noun


def _class(reading: Reading, token: Token) -> str:
    mention = reading.mentions.get(token.i)
    return mention.cls if mention is not None else ""


def _place_argument(reading: Reading, frame: Frame, token: Token, role: str, rule: str) -> None:
    """File an argument under the role that its class allows."""
    mention = reading.mentions.get(token.i)
    sense = noun_trigger(token) if token.pos_ in {"NOUN", "PROPN", "VERB"} else None
    if sense is not None and sense.family in {"attack", "harm"} and (mention is None or mention.cls in {"event", "other", "weapon"}):
        if role in {"agent", "theme"} or frame.sense.family in {"harm", "light", "damage"}:
            frame.link = frame.link or token
            return
        if role == "patient" and sense.family == "attack":
            frame.link = frame.link or token
            return
    cls = mention.cls if mention is not None else ""
    if role in {"agent", "theme"}:
        if frame.sense.family == "damage" and cls == "weapon":
            frame.add("instrument", token, rule)
        elif cls in {"weapon"} or (cls == "vehicle" and (frame.sense.mode == "explode" or rule != "syntax:active" or frame.sense.family == "harm")):
            frame.add("instrument", token, rule)
        elif mention is not None and mention.sub == "number" and rule != "syntax:by-agent":
            return  # "five were hurt, two of them critically": a bare number does nothing
        elif mention is not None and (mention.human or cls in {"org", "country", "pronoun", "name"} or (cls == "place" and role == "agent")):
            if cls == "pronoun" and token.lower_ in {"it", "this", "that"} and frame.sense.family == "harm" and reading.entity_at(token) is None:
                return
            frame.add("agent", token, rule)
        elif role == "theme" and cls in {"facility"}:
            frame.add("target", token, rule)
        elif cls not in {"facility", "place"}:
            frame.cause = token
        return
    if role == "patient":
        if frame.sense.type == "VehicleRamming" and cls == "vehicle" and rule == "syntax:object":
            frame.add("instrument", token, rule)  # "drove a van into the crowd"
            return
        if mention is not None and (mention.human or cls in {"pronoun"}):
            frame.add("patient", token, rule)
        elif cls in {"facility", "vehicle", "org", "country", "place", "name"}:
            frame.add("target" if cls != "name" else "patient", token, rule)
        elif cls == "weapon" and frame.sense.mode in {"verbs", "explode"} and frame.sense.family != "damage":
            frame.add("instrument", token, rule)
        elif cls in {"other", "event"} and frame.sense.family == "attack":
            frame.add("target", token, rule)


def _preposition(reading: Reading, frame: Frame, prep: str, token: Token) -> None:
    mention = reading.mentions.get(token.i)
    cls = mention.cls if mention is not None else ""
    sense = noun_trigger(token) if token.pos_ in {"NOUN", "PROPN", "VERB"} else None
    if sense is not None and sense.family in {"attack"} and prep in _EVENT_PREPS and cls in {"event", "other", "weapon", ""}:
        if prep in {"after", "following"}:
            frame.before = token
        else:
            frame.link = frame.link or token
        return
    if cls in {"weapon"} and prep in _INSTRUMENT_PREPS | {"to"}:
        frame.add("instrument", token, f"syntax:{prep}")
    elif cls == "vehicle" and prep in {"with", "by"}:
        frame.add("instrument", token, f"syntax:{prep}")
    elif prep in _TARGET_PREPS and frame.sense.family == "attack" and mention is not None and (mention.human or cls in {"vehicle", "org", "country"}) and prep != "into":
        frame.add("patient" if mention.human else "target", token, f"syntax:{prep}")
    elif prep == "against" and mention is not None:
        frame.add("target", token, "syntax:against")
    elif prep in _PLACE_PREPS | {"into"} and cls in {"facility", "place", "country", "name"}:
        if prep in {"on", "into"} and frame.sense.entry.startswith(("fire", "open", "ram", "drive", "plow", "plough", "throw", "hurl", "lob")):
            frame.add("target", token, f"syntax:{prep}")
        else:
            frame.add("place", token, f"syntax:{prep}")
    elif prep == "with" and frame.sense.mode == "clash" and mention is not None:
        frame.add("patient", token, "syntax:with")
    elif prep == "by" and mention is not None and (mention.human or cls in {"org", "country", "name"}):
        frame.add("agent", token, "syntax:by")
    elif prep == "of" and frame.sense.mode == "die" and cls == "weapon":
        frame.add("instrument", token, "syntax:of")


def _nominal(reading: Reading, noun: Token, sense: Sense) -> Frame:
    frame = Frame(noun, sense, nominal=True)
    victim_noun = noun.lemma_.lower() in _VICTIM_OF or noun.lower_ in _VICTIM_OF
    for prep, token in prepositions(noun):
        mention = reading.mentions.get(token.i)
        cls = mention.cls if mention is not None else ""
        if prep == "of" and mention is not None:
            if mention.human or cls in {"pronoun", "name", "org", "country"} and victim_noun:
                frame.add("patient", token, "syntax:noun-of")
            elif cls in {"facility", "vehicle", "place", "country", "org"}:
                frame.add("target", token, "syntax:noun-of")
        elif prep in {"on", "against", "upon", "at", "targeting"} and mention is not None and not _calendar(token):
            if cls == "weapon":
                continue
            if prep == "at" and cls in {"facility", "place"}:
                frame.add("place", token, "syntax:noun-at")
                if cls == "facility":
                    frame.add("target", token, "syntax:noun-at")
            else:
                frame.add("patient" if mention.human else "target", token, f"syntax:noun-{prep}")
        elif prep == "by" and mention is not None:
            if cls == "weapon":
                frame.add("instrument", token, "syntax:noun-by")
            elif mention.human or cls in {"org", "country", "name", "pronoun"}:
                frame.add("agent", token, "syntax:noun-by")
        elif prep == "with" and cls in {"weapon", "vehicle"}:
            frame.add("instrument", token, "syntax:noun-with")
        elif prep in {"between", "with"} and sense.mode == "weak_nouns" and mention is not None and (mention.human or cls == "org"):
            frame.add("agent" if prep == "between" else "patient", token, f"syntax:noun-{prep}")
        elif prep in _PLACE_PREPS and cls in {"facility", "place", "country", "name"}:
            frame.add("place", token, f"syntax:noun-{prep}")
    _premodifiers(reading, frame, noun, sense, victim_noun)
    _light_verb(reading, frame, noun)
    return frame


def _calendar(token: Token) -> bool:
    return token.ent_type_ in {"DATE", "TIME"}


def _premodifiers(reading: Reading, frame: Frame, noun: Token, sense: Sense, victim_noun: bool) -> None:
    mention = reading.mentions.get(noun.i)
    names = mention.names_inside if mention is not None else ()
    doc = noun.doc
    for child in noun.lefts:
        if child.dep_ not in {"compound", "nmod", "poss", "amod", "nsubj", "dobj"} or child.pos_ in {"DET", "PRON", "NUM"} and child.dep_ != "poss":
            continue
        inner = reading.mentions.get(child.i)
        name = next((n for n in names if n.start_i <= child.i < n.end_i), None)
        cls = inner.cls if inner is not None else _name_class(reading, child)
        if child.dep_ == "poss":
            if cls in {"person", "people", "pronoun"} or (cls == "name"):
                frame.add("patient" if victim_noun else "agent", child, "syntax:possessive")
            elif cls in {"org", "country"}:
                frame.add("agent", child, "syntax:possessive")
            elif cls in {"place", "facility"}:
                frame.add("place", child, "syntax:possessive")
            continue
        if cls in {"facility", "vehicle"}:
            frame.add("target", child, "syntax:compound")
        elif cls == "place":
            frame.add("place", child, "syntax:compound")
        elif cls in {"person"} and victim_noun:
            frame.add("patient", child, "syntax:compound")
        elif cls in {"org"} and (name is not None or (inner is not None and inner.name is not None)):
            frame.add("agent", child, "syntax:compound")
        elif cls == "weapon" or _weapon_word(child):
            frame.add("instrument", child, "syntax:compound")
        elif cls == "country" and find_country(child.text) is not None and child.pos_ != "ADJ":
            frame.add("place", child, "syntax:compound")  # "the Norway attacks"
        elif cls == "country" and sense.type in _STATE_STRIKES:
            frame.add("agent", child, "syntax:compound")
        elif child.pos_ in {"ADJ", "PROPN"} and child.text[0].isupper() and sense.type in {"Airstrike", "DroneStrike", "RocketAttack"}:
            frame.add("agent", child, "syntax:demonym")  # "Russian missile strikes"
    del doc


def _name_class(reading: Reading, token: Token) -> str:
    for name in reading.names:
        if name.start_i <= token.i < name.end_i:
            root = reading.doc[name.start_i : name.end_i].root
            inner = reading.mentions.get(root.i)
            return inner.cls if inner is not None else ""
    from kg.lexicon import words

    low = token.lemma_.lower()
    if low in words("weapons"):
        return "weapon"
    if low in words("facilities"):
        return "vehicle" if low in words("facilities", "vehicles") else "facility"
    return ""


def _weapon_word(token: Token) -> bool:
    from kg.lexicon import words

    return token.lemma_.lower() in words("weapons")


def _light_verb(reading: Reading, frame: Frame, noun: Token) -> None:
    """Roles that an event noun gets from its verb: "gunmen launched an attack", "the blast rocked the city"."""
    for child in noun.children:
        if child.dep_ == "acl" and child.tag_ == "VBN" and child.lemma_.lower() in _carried_out():
            for token in agents(child):
                _place_argument(reading, frame, token, "agent", "syntax:light-verb")  # "the crime committed by armed men"
            _verb_prepositions(reading, frame, child)
    top = noun
    while top.dep_ in {"conj", "appos"}:
        top = top.head
    verb = top.head
    if not is_verbal(verb) or verb == noun:
        return
    trigger = verb_trigger(verb)
    light = verb.lemma_.lower() in table("light")["agent"] or (trigger is not None and trigger.sense.entry in table("light")["agent"])
    if top.dep_ == "dobj" and light and verb.lemma_.lower() != "claim":
        for token in expand(reading, subjects(verb), verb):
            _place_argument(reading, frame, token, "agent", "syntax:light-verb")
        _verb_prepositions(reading, frame, verb)
    elif top.dep_ == "nsubjpass" and light and verb.lemma_.lower() != "claim":
        for token in agents(verb):
            _place_argument(reading, frame, token, "agent", "syntax:light-verb")
        _verb_prepositions(reading, frame, verb)
    elif top.dep_ in {"nsubj", "nsubjpass"}:
        entry = trigger.sense.entry if trigger is not None else verb.lemma_.lower()
        happens = entry in table("light")["happen"] or verb.lemma_.lower() in table("light")["happen"]
        if happens:
            for token in objects(verb):
                mention = reading.mentions.get(token.i)
                if mention is not None and mention.cls in {"place", "country"}:
                    frame.add("place", token, "syntax:event-verb")
                elif mention is not None and mention.cls in {"facility", "vehicle", "org"}:
                    frame.add("target", token, "syntax:event-verb")
            _verb_prepositions(reading, frame, verb)
    elif top.dep_ == "dobj" and verb.lemma_.lower() in {"suffer", "witness", "see", "survive"}:
        _verb_prepositions(reading, frame, verb)


def _carried_out() -> frozenset[str]:
    return frozenset(entry.split()[0] for entry in table("light")["agent"] if entry not in {"claim", "make"})


def _verb_prepositions(reading: Reading, frame: Frame, verb: Token) -> None:
    for prep, token in prepositions(verb):
        if prep != "by":
            _preposition(reading, frame, prep, token)


def mention_of(reading: Reading, token: Token) -> Mention | None:
    """The mention headed by the token."""
    return reading.mentions.get(token.i)
