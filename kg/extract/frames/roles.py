"""The roles around a trigger: what kind of phrase can fill which.

In: argument phrases of verbs and event nouns.  Out: :class:`Frame` records.  They hold spaCy tokens and never leave
:mod:`kg.extract`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kg.extract.drafts import EntityDraft, FigureDraft, Reading
from kg.extract.entities.containers import named_after
from kg.extract.entities.persons import fights, is_security
from kg.extract.frames.gatherings import is_aimed_at, is_gathering
from kg.extract.names.mentions import Mention, wholes
from kg.extract.text.parse import Token
from kg.extract.text.syntax import RELATIVE_PRONOUNS, conjuncts, is_passive, owns, prepositions, relative_clause
from kg.extract.text.triggers import Sense, noun_trigger
from kg.lexicon import words
from kg.records import PLACE_TYPES

PLACE_PREPS = frozenset(
    {
        *("in", "at", "near", "outside", "inside", "on", "along", "around", "between", "within", "off", "beside"),
        *("behind", "across", "throughout", "close", "opposite", "under", "underneath", "beneath"),
    }
)
_TARGET_PREPS = frozenset({"against", "at", "on", "upon", "into", "toward", "towards"})
_INSTRUMENT_PREPS = frozenset({"with", "using", "by", "in", "from"})
_EVENT_PREPS = frozenset({"in", "during", "by", "from", "following", "after", "amid"})


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
    if token.lower_ in {"who", "whom"} and noun.pos_ not in {"PRON", "DET"} and not _human(reading, noun):
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


def class_of(reading: Reading, token: Token) -> str:
    mention = reading.mentions.get(token.i)
    return mention.cls if mention is not None else ""


def raw_objects(frame: Frame) -> list[Token]:
    """What stands as the object of the trigger, whatever it is."""
    return [c for c in frame.trigger.children if c.dep_ in {"dobj", "nsubjpass"}]


def own_objects(frame: Frame) -> list[Token]:
    """What the deed is done to, no part of its idiom: "stormed *the village* on motorcycles", not "opened *fire*"."""
    return [*frame.heads("patient"), *(t for t in raw_objects(frame) if t.lemma_ not in frame.sense.entry.split())]


def named_place(reading: Reading, noun: Token) -> EntityDraft | None:
    """The town that a noun for one brings its name with: "*the village* of Varnell", "the Varnell *village*"."""
    if noun.lemma_.lower() not in words("regions"):
        return None
    before = (reading.entity_at(c) for c in noun.lefts if c.dep_ in {"compound", "nmod"})
    if named_after(noun) is not None:
        return named_town(reading, noun)  # "the Varnell suburb *of Ostra*"
    return _first_town(before) or named_town(reading, noun)


def named_town(reading: Reading, noun: Token) -> EntityDraft | None:
    """The place that follows a noun with "of": "the resort *of Varnell*"."""
    return _first_town(reading.entity_at(t) for prep, t in prepositions(noun) if prep == "of")


def _first_town(found: Iterable[EntityDraft | None]) -> EntityDraft | None:
    return next((e for e in found if e is not None and e.type in PLACE_TYPES - {"Country", "Facility"}), None)


def is_armed(entity: EntityDraft) -> bool:
    """Whether somebody bears arms: an armed group, a force, gunmen, guards, "its forces", "armed herders"."""
    if fights(entity) or is_security(entity):
        return True
    if any(m.plural and m.lemma in words("deeds", "armed_bodies") for m in entity.mentions):
        return True
    return any(t.lower_ in words("deeds", "bearing_arms") for m in entity.mentions for t in m.modifiers)


def is_nobody(reading: Reading, token: Token) -> bool:
    """Whether a phrase says that there is none: "no women or children", both of them, "not a single man"."""
    mention = reading.mentions.get(token.i)
    if mention is not None and (mention.definite == "no" or any(c.dep_ == "neg" for c in token.lefts)):
        return True
    return token.dep_ == "conj" and token.head.i < token.i and is_nobody(reading, token.head)


def measured(token: Token) -> list[Token]:
    """What is counted of weapons or deeds: the rockets of "a number of rockets", the raids of "a wave of raids"."""
    if token.lemma_.lower() not in words("coreference", "measures"):
        return []
    found = [t for prep in token.rights if prep.lower_ == "of" for c in prep.children for t in conjuncts(c)]
    return [t for t in found if t.lemma_.lower() in words("weapons") or noun_trigger(t) is not None]


def sided(pairs: Iterable[tuple[str, Token]]) -> Iterator[tuple[str, Token]]:
    """Prepositions with what they govern, "in front of the bank" and "in the basement of the bank" as at the bank.

    Of "with a number of rockets" the rockets.
    """
    for prep, token in pairs:
        if prep == "with" and (counted := measured(token)):
            yield from ((prep, t) for t in counted)
            continue
        parts = wholes(token) if prep in PLACE_PREPS or prep == "over" else []
        yield from (("at", t) for t in parts)
        if not parts:
            yield prep, token


def file_argument(reading: Reading, frame: Frame, token: Token, role: str, rule: str) -> None:
    """File an argument under the role that its class allows; of a thing's windows or walls the thing itself."""
    if role == "patient" and token.lower_ in words("coreference", "reflexives"):
        return  # "shot himself"
    if role == "patient" and token.lower_ == "it" and frame.sense.type == "Bombing":
        return  # "wore a vest and detonated it"
    if role in {"agent", "theme"} and token.lower_ == "it" and _goes_off(frame):
        return  # "left a sack of dynamite outside the bank and it detonated"
    if role == "agent" and token.lemma_.lower() in words("victims", "remains"):
        return  # "were killed, their *bodies* burned in a car"
    if role == "patient" and token.lower_ == "them" and frame.sense.mode == "explode":
        return  # "carried the bombs in backpacks before detonating them"
    if role == "patient" and frame.sense.family == "damage" and _its_part(token):
        return  # "dynamite blew off its front"
    if role == "patient" and (parts := wholes(token)):
        for part in parts:
            file_argument(reading, frame, part, role, rule)
        return
    mention = reading.mentions.get(token.i)
    sense = noun_trigger(token) if token.pos_ in {"NOUN", "PROPN", "VERB"} else None
    if (
        sense is not None
        and sense.family in {"attack", "harm"}
        and (mention is None or mention.cls in {"event", "other", "weapon"})
    ):
        if frame.sense.family in {"arrest", "legal"}:
            return  # "two men detained after the *attack* were released on Friday": read as its subject
        if role in {"agent", "theme"} or frame.sense.family in {"harm", "light", "damage"}:
            frame.link = frame.link or token
            return
        if role == "patient" and sense.family == "attack":
            frame.link = frame.link or token
            return
    cls = mention.cls if mention is not None else ""
    if frame.sense.family == "arrest" and mention is not None and is_gathering(mention):
        return  # "the ceremony, *held* at the town hall"
    if role in {"agent", "theme"}:
        if (
            (frame.sense.family == "damage" and cls == "weapon")
            or cls in {"weapon"}
            or (cls == "vehicle" and token.lemma_.lower() in words("deeds", "strike_craft"))
            or (cls == "vehicle" and _strafes(frame, token))
            or (cls == "vehicle" and frame.sense.type == "VehicleRamming")  # "an SUV ploughed through a parade"
            or (
                cls == "vehicle"
                and (frame.sense.mode == "explode" or rule != "syntax:active" or frame.sense.family == "harm")
            )
        ):
            frame.add("instrument", token, rule)
        elif mention is not None and mention.sub == "number" and rule != "syntax:by-agent":
            return  # "five were hurt, two of them critically": a bare number does nothing
        elif mention is not None and (
            mention.human or cls in {"org", "country", "pronoun", "name"} or (cls == "place" and role == "agent")
        ):
            if (
                cls == "pronoun"
                and token.lower_ in {"it", "this", "that"}
                and frame.sense.family == "harm"
                and reading.entity_at(token) is None
            ):
                return
            frame.add("agent", token, rule)
        elif role == "theme" and cls in {"facility"}:
            frame.add("target", token, rule)
        elif cls not in {"facility", "place"}:
            frame.cause = token
        return
    if role == "patient":
        driven = rule == "syntax:object" or (rule == "syntax:passive" and frame.sense.entry.endswith(" into"))
        set_off = frame.sense.entry in words("deeds", "set_off_whole")  # "detonated *the vehicle* at a checkpoint"
        if cls == "vehicle" and ((frame.sense.type == "VehicleRamming" and driven) or set_off):
            frame.add("instrument", token, rule)  # "drove a van into the crowd", "a van was driven into the crowd"
            return
        if driven and rule == "syntax:object" and frame.sense.entry.startswith("drive"):
            return  # "drove a *Velino* into the crowd": some car
        if mention is not None and frame.sense.family == "attack" and is_aimed_at(mention):
            frame.add("target", token, rule)  # "a drone struck a crowd", "ambushed their patrol"
        elif mention is not None and (mention.human or cls in {"pronoun"}):
            frame.add("patient", token, rule)
        elif cls in {"facility", "vehicle", "org", "country", "place", "name"}:
            frame.add("target" if cls != "name" else "patient", token, rule)
        elif cls == "weapon" and frame.sense.mode in {"verbs", "explode"} and frame.sense.family != "damage":
            frame.add("instrument", token, rule)
        elif cls in {"other", "event"} and frame.sense.family == "attack":
            frame.add("target", token, rule)


def _goes_off(frame: Frame) -> bool:
    """Whether a bomb is told to go off by itself: "it detonated", not "it detonated a bomb"."""
    off = frame.sense.mode == "explode" or frame.sense.entry in words("deeds", "set_off_whole")
    return off and not any(c.dep_ == "dobj" for c in frame.trigger.rights)


def _its_part(noun: Token) -> bool:
    """Whether it is a side or part of what a pronoun means: "its front"."""
    return noun.lemma_.lower() in words("coreference", "sides") and any(c.tag_ == "PRP$" for c in noun.lefts)


def _strafes(frame: Frame, craft: Token) -> bool:
    """Whether an aircraft does what only weapons of one do: "a helicopter strafed the camp", not "hit a pylon"."""
    if craft.lemma_ not in words("deeds", "aircraft"):
        return False
    armed = frame.sense.type in {"Bombing", "Shooting", "RocketAttack", "Airstrike"} or frame.sense.entry == "engage"
    owned = any(c.dep_ == "poss" and c.tag_ == "PRP$" for c in craft.lefts)
    return (armed and frame.sense.entry not in words("deeds", "figurative")) or (
        owned and frame.sense.entry in words("deeds", "strikes")  # "the army said its aircraft struck a depot"
    )


def _fought(link: Token) -> bool:
    """Whether the harm was done in a fight of two parties."""
    return link.lemma_.lower() in words("deeds", "fights")


def _in_the_midst(reading: Reading, frame: Frame, prep: str, mention: Mention) -> bool:
    """Whether people stood around a bomb: "went off *in a crowd*", "detonated his vest *among people* at a bank".

    Many who are hit at one time where people come together were not meant as persons: "shot nine *at a wedding*".
    """
    if frame.sense.type in {"Bombing", "SuicideBombing"}:
        return (prep in {"among", "amid"} and mention.human) or (prep in {"in", "at", "amid"} and is_gathering(mention))
    hit = [m for t in frame.heads("patient") if (m := reading.mentions.get(t.i)) is not None]
    told = frame.sense.family in {"attack", "harm"} and prep in {"at", "during"} and all(m.plural for m in hit)
    return told and bool(hit) and is_gathering(mention)


def _driven_into(frame: Frame) -> bool:
    """Whether what is told is an attack made with something driven or thrown."""
    return frame.sense.family == "attack" and frame.sense.entry.split()[0] in words("deeds", "aiming")


def _of_a_side(token: Token) -> bool:
    """Whether somebody stands where it was done: "in front of dozens of people"."""
    above = token.head.head
    return token.head.lower_ == "of" and above.lemma_.lower() in words("coreference", "sides")


def _beside_who_was_hit(reading: Reading, frame: Frame, prep: str, token: Token) -> bool:
    """Whether others were hit with those told of: "was shot along with his driver", "killed Venn along with her"."""
    if not is_passive(frame.trigger) and (prep == "with" or not any(t.i < token.i for t in frame.heads("patient"))):
        return False
    return token.i > frame.trigger.i and _beside_them(reading, prep, token)


def _beside_them(reading: Reading, prep: str, token: Token) -> bool:
    """Whether somebody suffered the same: "along with his driver", "together with two guards"."""
    mention = reading.mentions.get(token.i)
    before = token.doc[token.head.i - 1].lower_ if token.head.i else ""
    return mention is not None and mention.human and (prep != "with" or before in {"along", "together"})


def file_owner(reading: Reading, frame: Frame, prep: str, token: Token) -> None:
    """File a town whose apostrophe the parse lost as the place: "a shooting in Varnell's near east side"."""
    if prep in PLACE_PREPS and class_of(reading, token) in {"place", "country"}:
        frame.add("place", token, f"syntax:{prep}")


def file_preposition(reading: Reading, frame: Frame, prep: str, token: Token) -> None:
    if owns(token):
        file_owner(reading, frame, prep, token)
        return
    mention = reading.mentions.get(token.i)
    cls = mention.cls if mention is not None else ""
    if prep == "at" and mention is not None and mention.human and _of_a_side(token):
        return  # "shot the mayor in front of his family"
    sense = noun_trigger(token) if token.pos_ in {"NOUN", "PROPN", "VERB"} else None
    if (
        sense is not None
        and sense.family in {"attack"}
        and (prep in _EVENT_PREPS or (prep == "with" and frame.sense.entry == "engage"))
        and cls in {"event", "other", "weapon", ""}
    ):
        if prep in {"after", "following"} and frame.sense.family != "damage":
            frame.before = token
        else:
            frame.link = frame.link or token
        return
    if (cls in {"weapon"} and prep in _INSTRUMENT_PREPS | {"to"}) or (cls == "vehicle" and prep in {"with", "by"}):
        frame.add("instrument", token, f"syntax:{prep}")
    elif (
        prep in _TARGET_PREPS
        and frame.sense.family == "attack"
        and mention is not None
        and (mention.human or cls in {"vehicle", "org", "country"})
        and prep != "into"
        and frame.sense.mode != "takes"  # "drove off with nine women on their motorcycles"
        and not (prep == "on" and cls == "vehicle" and own_objects(frame))  # "stabbed four people on a train"
        and not (prep == "at" and mention.human and is_passive(frame.trigger))  # "was shot at a rally"
    ):
        aimed = not mention.human or is_aimed_at(mention)  # "opened fire at a festival"
        frame.add("target" if aimed else "patient", token, f"syntax:{prep}")
    elif prep == "against" and mention is not None:
        frame.add("target", token, "syntax:against")
    elif mention is not None and _in_the_midst(reading, frame, prep, mention):
        frame.add("target", token, "syntax:among")  # "blew himself up among worshippers"
    elif (
        prep in {"into", "through"}
        and _driven_into(frame)
        and mention is not None
        and (mention.human or cls in {"vehicle", "org"})
    ):
        frame.add("target", token, "syntax:into")  # "rammed a car into a convoy", "drove his van into a crowd"
    elif prep in PLACE_PREPS and cls == "vehicle" and frame.sense.type == "Bombing":
        frame.add("target", token, f"syntax:{prep}")  # "a bomb exploded under a bus"
    elif prep in PLACE_PREPS | _TARGET_PREPS | {"through"} and cls in {"facility", "place", "country", "name"}:
        aimed = frame.sense.entry.split()[-1] in words("deeds", "set_off")  # "a rocket was launched at the embassy"
        aimed = aimed or frame.sense.entry == "open fire"  # "opened fire at a warehouse"
        if prep in ({"at", "on", "into"} if aimed else {"on", "into", "through"}) and (
            frame.sense.entry.split()[0] in words("deeds", "aiming")
        ):
            frame.add("target", token, f"syntax:{prep}")
        if prep == "at" or not frame.heads("target"):
            frame.add("place", token, f"syntax:{prep}")
    elif prep == "from" and frame.sense.type == "Kidnapping" and cls in {"facility", "place"}:
        frame.add("place", token, "syntax:from")  # "was abducted from her house in Lomar"
    elif prep in {"along", "with", "alongside"} and _beside_who_was_hit(reading, frame, prep, token):
        frame.add("patient", token, f"syntax:{prep}")  # "Venn was kidnapped along with his driver"
    elif prep == "with" and frame.link is not None and _fought(frame.link) and mention is not None and mention.human:
        frame.add("agent", token, "syntax:with")  # "two guards were wounded in an exchange of fire with smugglers"
    elif prep == "with" and frame.sense.mode == "clash" and mention is not None:
        frame.add("patient", token, "syntax:with")
    elif prep == "by" and mention is not None and (mention.human or cls in {"org", "country", "name"}):
        frame.add("agent", token, "syntax:by")
    elif prep == "of" and frame.sense.mode == "die" and cls == "weapon":
        frame.add("instrument", token, "syntax:of")
