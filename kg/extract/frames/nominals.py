"""Read the roles around an event noun: "the killing of X by Y", "the Varnell mosque bombing", "launched an attack"."""

from __future__ import annotations

from kg.extract.drafts import Reading
from kg.extract.frames.deeds import file_shaken, is_site, of_a_site
from kg.extract.frames.gatherings import is_aimed_at, is_gathering
from kg.extract.frames.roles import (
    PLACE_PREPS,
    Frame,
    class_of,
    expand,
    file_argument,
    file_owner,
    file_preposition,
    named_place,
    sided,
)
from kg.extract.text.parse import Token
from kg.extract.text.syntax import (
    agents,
    conjuncts,
    is_calendar,
    is_negated,
    is_passive,
    is_verbal,
    objects,
    owns,
    prepositions,
    subjects,
)
from kg.extract.text.triggers import Sense, noun_trigger, table, verb_trigger
from kg.knowledge.countries import find_country
from kg.lexicon import index, words
from kg.records import PLACE_TYPES

_SETTING = frozenset({"at", "during", "in", "near", "on", "outside"})
_THROUGH = frozenset({"into", "through"})
_FROM_AFAR = frozenset({"Airstrike", "DroneStrike", "RocketAttack"})
_STATE_STRIKES = frozenset({"Airstrike", "DroneStrike", "RocketAttack", "ArmedAssault", "Attack", "Bombing"})


def nominal_frame(reading: Reading, noun: Token, sense: Sense) -> Frame:
    frame = Frame(noun, sense, nominal=True)
    victims_of = words("deeds", "of_victims")
    victim_noun = noun.lemma_.lower() in victims_of or noun.lower_ in victims_of
    pairs = list(sided(prepositions(noun)))
    dying = of_dying(frame)
    for prep, token in (*pairs, *_hung_on_weapon(reading, pairs)):
        mention = reading.mentions.get(token.i)
        cls = mention.cls if mention is not None else ""
        if owns(token):
            file_owner(reading, frame, prep, token)
        elif prep == "on" and token.lemma_.lower() == sense.entry.rpartition(" ")[2]:
            for bearer in whose(token):
                frame.add("patient", bearer, "syntax:noun-of")  # "an attempt on the life of the mayor"
        elif prep == "of" and mention is not None:
            if is_gathering(mention):
                frame.add("target", token, "syntax:noun-of")  # "the bombing of a ceremony"
            elif mention.human or (cls in {"pronoun", "name", "org", "country"} and victim_noun):
                frame.add("patient", token, "syntax:noun-of")
            elif cls in {"facility", "vehicle", "place", "country", "org"} or named_place(reading, token):
                frame.add("target", token, "syntax:noun-of")  # "the shelling of the town of Osk"
            elif cls == "weapon" and token.lower_ not in sense.entry.split():  # not in "the exchange of *fire*"
                frame.add("instrument", token, "syntax:noun-of")  # "the explosion of two bombs"
                for place_prep, place in sided(prepositions(token)):
                    file_preposition(reading, frame, place_prep, place)  # "of a bomb at the bank"
        elif prep == "on" and is_calendar(token):
            day = (token, *(c for c in token.children if c.dep_ == "appos"))
            for later, place in sided(pair for t in day for pair in prepositions(t)):
                file_preposition(reading, frame, later, place)  # "the attack on Friday, 5 June, *at the market*"
        elif prep in PLACE_PREPS and mention is not None and mention.sub == "health" and dying:
            continue  # "died of his injuries in a hospital"
        elif prep == "on" and _blamed(noun):
            continue  # "blamed the attacks on rebels": it is the rebels who are said to have done them
        elif prep in {"on", "against", "upon", "at", "targeting"} and mention is not None and not is_calendar(token):
            if cls == "weapon":
                continue
            if prep == "on" and mention.lemma in words("coreference", "streets"):
                frame.add("place", token, "syntax:noun-on")  # "a bomb attack on Varnell's busy Harbor Road"
                continue
            if prep == "at" and cls in {"facility", "place"}:
                frame.add("place", token, "syntax:noun-at")
                if cls == "facility":
                    frame.add("target", token, "syntax:noun-at")
            else:
                people = mention.human and not is_aimed_at(mention)
                frame.add("patient" if people else "target", token, f"syntax:noun-{prep}")
        elif prep == "by" and mention is not None:
            if cls == "weapon":
                frame.add("instrument", token, "syntax:noun-by")
            elif mention.human or cls in {"org", "country", "name", "pronoun"}:
                frame.add("agent", token, "syntax:noun-by")
        elif prep == "with" and cls in {"weapon", "vehicle"}:
            frame.add("instrument", token, "syntax:noun-with")
        elif (
            prep == "from" and sense.entry.endswith("fire") and mention is not None and (mention.human or cls == "org")
        ):
            frame.add("agent", token, "syntax:noun-from")  # "was killed by mortar fire *from the Front*"
        elif (
            prep in {"between", "with"}
            and sense.mode == "weak_nouns"
            and mention is not None
            and (mention.human or cls == "org")
        ):
            agent = prep == "between" or _fell_in(noun)
            frame.add("agent" if agent else "patient", token, f"syntax:noun-{prep}")
        elif prep == "with" and mention is not None and mention.human and _fight(sense):
            frame.add("agent" if _fell_in(noun) else "patient", token, "syntax:noun-with")
        elif prep in PLACE_PREPS and cls in {"facility", "place", "country", "name"}:
            frame.add("place", token, f"syntax:noun-{prep}")
        if victim_noun and prep in _SETTING and (is_calendar(token) or token.pos_ == "PROPN" or cls == "place"):
            for person in _of_people(reading, token):
                frame.add("patient", person, "syntax:noun-of")  # "the murder in Varnell of Ilo Venn", "in May of"
    if victim_noun and noun.dep_ == "dobj":
        for person in _of_people(reading, noun.head):
            if is_calendar(reading.doc[person.left_edge.i - 2]):
                frame.add("patient", person, "syntax:noun-of")  # "condemned the killing on Friday of Ilo Venn"
    if victim_noun and noun.tag_ == "NNS":
        for person in _singled_out(reading, noun):
            frame.add("patient", person, "syntax:noun-of")
    _premodifiers(reading, frame, noun, sense, victim_noun)
    _second_weapon(frame, noun)
    _light_verb(reading, frame, noun)
    _survivors(reading, frame, noun)
    for token in subjects(noun.head) if _lived_through(noun) else ():
        if (where := reading.entity_at(token)) is not None and where.type in PLACE_TYPES:
            frame.add("place", token, "syntax:subject")
    _called_target(reading, frame, noun)
    frame.link = frame.link or _begun_with(noun)
    return frame


def _is_aim(noun: Token) -> bool:
    """Whether what may be a weapon is rather what was hit: "a jazz *club* shooting", "a *bus* bombing"."""
    return noun.lemma_.lower() in words("sites", "bars") or noun.lemma_.lower() in words("deeds", "boarded")


def of_dying(frame: Frame) -> bool:
    """Whether a hospital beside the noun is where somebody died: "of *injuries* in one", "after the *attack* at it"."""
    noun = frame.trigger
    if frame.sense.family == "harm":
        return True
    if noun.dep_ != "pobj" or noun.head.lower_ not in {"after", "following"}:
        return False
    above = noun.head.head
    trigger = verb_trigger(above.head if above.dep_ == "npadvmod" else above)  # "died a short *time* after the attack"
    return trigger is not None and trigger.sense.mode == "die"


def _lived_through(noun: Token) -> bool:
    """Whether the event is what its subject went through: "Varnell *saw* an attack"."""
    return noun.dep_ == "dobj" and noun.head.lemma_.lower() in words("deeds", "lived_through")


def _fight(sense: Sense) -> bool:
    """Whether the noun is a fight of two parties: "a shootout", "an exchange of fire"."""
    return not words("deeds", "fights").isdisjoint(sense.entry.split())


def _fell_in(noun: Token) -> bool:
    """Whether somebody fell in the fight, so that the others did it: "a guard was killed *in a clash* with rebels"."""
    above = noun.head
    while above.lower_ == "of" and above.head.pos_ == "NOUN":
        noun, above = above.head, above.head.head  # "in an exchange of fire"
    trigger = verb_trigger(above.head) if noun.dep_ == "pobj" and above.lower_ in {"during", "in"} else None
    if trigger is None or trigger.sense.family != "harm":
        return False
    return is_passive(above.head) or trigger.sense.mode == "die"


def _hung_on_weapon(reading: Reading, pairs: list[tuple[str, Token]]) -> list[tuple[str, Token]]:
    """What the parse ties to the weapon: "an attack by a drone *of the army on a bus near Varnell*"."""
    weapons = [t for prep, t in pairs if prep in {"by", "with"} and class_of(reading, t) == "weapon"]
    found = [pair for weapon in weapons for pair in sided(prepositions(weapon))]
    return [("by" if prep in {"from", "of"} else prep, t) for prep, t in found]


def _singled_out(reading: Reading, noun: Token) -> list[Token]:
    """Whose of the deeds is named: "condemned the *murders*, especially *that of* Senator Ilo Venn"."""
    that = [t for t in noun.doc.tokens[noun.i + 1 : noun.sent.end] if t.lower_ in {"that", "those"} and t.tag_ == "DT"]
    found = [t for demonstrative in that for prep, t in prepositions(demonstrative) if prep == "of"]
    return [t for t in found if (m := reading.mentions.get(t.i)) is not None and m.cls == "person"]


def whose(noun: Token) -> list[Token]:
    """Whose the noun is: "the mayor's life", "the life of the mayor"."""
    return [c for c in noun.children if c.dep_ == "poss"] + [t for prep, t in prepositions(noun) if prep == "of"]


def _blamed(noun: Token) -> bool:
    """Whether the event is what somebody is blamed for: the object of "blame"."""
    return noun.dep_ == "dobj" and noun.head.lemma_.lower() in words("responsibility", "blaming")


def _of_people(reading: Reading, setting: Token) -> list[Token]:
    """People whom the parse ties to the place or the day between the noun and its "of"."""
    found = [t for prep, t in prepositions(setting) if prep == "of"]
    named = setting.pos_ in {"PROPN", "VERB"} or is_calendar(setting)  # not "in the town of Varnell"
    mentions = [(t, reading.mentions[t.i]) for t in found if t.i in reading.mentions]
    return [t for t, m in mentions if m.human or (named and m.cls == "name")]


def _premodifiers(reading: Reading, frame: Frame, noun: Token, sense: Sense, victim_noun: bool) -> None:
    mention = reading.mentions.get(noun.i)
    names = mention.names_inside if mention is not None else ()
    # "Russian missile strikes", "a Taliban rocket and gun attack": the parse may hang the actor on the weapon
    inside = [
        t
        for child in noun.lefts
        if child.dep_ in {"compound", "nmod"}
        for t in child.lefts
        if t.dep_ in {"amod", "nmod", "compound"} and (t.text[0].isupper() or _armed_body(t))
    ]
    for child in (*inside, *noun.lefts):
        if child.dep_ not in {"compound", "nmod", "poss", "amod", "nsubj", "dobj"} or (
            child.pos_ in {"DET", "PRON", "NUM"} and child.dep_ != "poss"
        ):
            continue
        inner = reading.mentions.get(child.i)
        name = next((n for n in names if n.start_i <= child.i < n.end_i), None)
        cls = inner.cls if inner is not None else "org" if _armed_body(child) else _name_class(reading, child)
        if child.dep_ == "poss":
            if _lived_through(noun):
                continue  # "Varnell suffered *its* deadliest attack"
            if cls in {"person", "people", "pronoun"} or (cls == "name"):
                frame.add("patient" if victim_noun else "agent", child, "syntax:possessive")
            elif cls in {"org", "country"}:
                frame.add("agent", child, "syntax:possessive")
            elif cls in {"place", "facility"}:
                frame.add("place", child, "syntax:possessive")
            continue
        if cls == "vehicle" and sense.type == "VehicleRamming":
            frame.add("instrument", child, "syntax:compound")  # "the Varnell car-ramming"
        elif cls in {"facility", "vehicle"} or (cls == "weapon" and _is_aim(child)):
            frame.add("target", child, "syntax:compound")  # "a jazz club shooting": not with a club
        elif cls == "place":
            frame.add("place", child, "syntax:compound")
        elif cls in {"person"} and victim_noun:
            frame.add("patient", child, "syntax:compound")
        elif cls == "org" and is_site(child):
            frame.add("target", child, "syntax:compound")  # "the Velian *Embassy* bombing"
        elif cls in {"org"} and (
            name is not None or (inner is not None and inner.name is not None) or sense.type in _FROM_AFAR
        ):
            frame.add("agent", child, "syntax:compound")  # "a KLX raid", "an army drone strike"
        elif cls == "weapon" or _weapon_word(child):
            frame.add("instrument", child, "syntax:compound")
        elif cls == "country" and of_a_site(child, noun):
            continue  # "the 1998 *US* embassy bombing"
        elif cls == "country" and sense.type in _STATE_STRIKES and child.text.replace(".", "").isupper():
            frame.add("agent", child, "syntax:compound")  # "a U.S. drone strike"
        elif cls == "country" and find_country(child.text) is not None and child.pos_ != "ADJ":
            frame.add("place", child, "syntax:compound")  # "the Norway attacks"
        elif cls == "country" and sense.type in _STATE_STRIKES:
            frame.add("agent", child, "syntax:compound")
        elif (
            child.pos_ in {"ADJ", "PROPN"}
            and child.text[0].isupper()
            and (sense.type in _FROM_AFAR or _strike_by(noun, sense))
        ):
            frame.add("agent", child, "syntax:demonym")  # "Russian missile strikes", "a Velian strike on a clinic"


def _second_weapon(frame: Frame, noun: Token) -> None:
    """Add what is coordinated before the noun: "a van-and-*knife* attack"."""
    for child in noun.lefts:
        for other in child.rights if child.dep_ in {"compound", "nmod"} else ():
            if other.dep_ == "conj" and _weapon_word(other):
                frame.add("instrument", other, "syntax:compound")


def _armed_body(noun: Token) -> bool:
    """Whether a noun names a force without a name: "an *army* drone strike"."""
    return index("organizations").get(noun.lemma_.lower()) == "SecurityForce"


def _strike_by(noun: Token, sense: Sense) -> bool:
    """Whether the nation before a blow struck it: "a *Velian* strike killed five", "*Velian* attacks on a clinic"."""
    entry = sense.entry
    return entry in words("deeds", "strikes") or (
        entry in words("deeds", "blows") and any(prep in {"on", "against"} for prep, _ in prepositions(noun))
    )


def _name_class(reading: Reading, token: Token) -> str:
    for name in reading.names:
        if name.start_i <= token.i < name.end_i:
            root = reading.doc[name.start_i : name.end_i].root
            inner = reading.mentions.get(root.i)
            return inner.cls if inner is not None else ""
    low = token.lemma_.lower()
    if low in words("weapons"):
        return "weapon"
    if low in words("facilities"):
        return "vehicle" if low in words("facilities", "vehicles") else "facility"
    return ""


def _weapon_word(token: Token) -> bool:
    return token.lemma_.lower() in words("weapons")


def _light_verb(reading: Reading, frame: Frame, noun: Token) -> None:
    """Roles that an event noun gets from its verb: "gunmen launched an attack", "the blast rocked the city"."""
    for child in noun.children:
        if child.dep_ == "acl" and child.tag_ in {"VBN", "VBD"} and child.lemma_.lower() in _carried_out():
            for token in agents(child):
                file_argument(reading, frame, token, "agent", "syntax:light-verb")  # "the crime committed by armed men"
                for prep, aim in prepositions(token):
                    if prep in {"on", "against"}:  # "the attack staged by armed men *on the bank*"
                        file_argument(reading, frame, aim, "patient", f"syntax:noun-{prep}")
            _verb_prepositions(reading, frame, child)
    top = series_of(noun) or noun
    while top.dep_ in {"conj", "appos"}:
        top = top.head
    verb = top.head
    if top.dep_ == "pobj" and verb.dep_ == "agent" and verb.head.lemma_.lower() in table("light")["happen"]:
        file_shaken(reading, frame, subjects(verb.head))
    if not is_verbal(verb) or verb == noun:
        return
    trigger = verb_trigger(verb)
    light = verb.lemma_.lower() in table("light")["agent"] or (
        trigger is not None and trigger.sense.entry in table("light")["agent"]
    )
    if top.dep_ == "dobj" and light:
        for token in expand(reading, subjects(verb), verb):
            file_argument(reading, frame, token, "agent", "syntax:light-verb")
        _verb_prepositions(reading, frame, verb)
    elif top.dep_ == "nsubjpass" and light:
        for token in agents(verb):
            file_argument(reading, frame, token, "agent", "syntax:light-verb")
        _verb_prepositions(reading, frame, verb)
    elif top.dep_ in {"nsubj", "nsubjpass"}:
        entry = trigger.sense.entry if trigger is not None else verb.lemma_.lower()
        happens = entry in table("light")["happen"] or verb.lemma_.lower() in table("light")["happen"]
        if happens:
            # "the blast rocked the hall", "ripped through the hall"
            through = [t for prep, t in prepositions(verb) if prep in _THROUGH and entry.endswith(f" {prep}")]
            file_shaken(reading, frame, [*objects(verb), *through])
            _verb_prepositions(reading, frame, verb)
    elif top.dep_ == "dobj" and verb.lemma_.lower() in words("deeds", "lived_through"):
        _verb_prepositions(reading, frame, verb)


def _begun_with(noun: Token) -> Token | None:
    """The attack that this one opened: "the *assault* on the hotel began on Thursday with a car bomb"."""
    verb = noun.head.head
    if noun.dep_ != "pobj" or noun.head.lower_ != "with" or verb.lemma_.lower() not in words("deeds", "beginning"):
        return None
    return next((t for t in subjects(verb) if (told := noun_trigger(t)) is not None and told.family == "attack"), None)


def series_of(noun: Token) -> Token | None:
    """What counts attacks as one run: the wave of "a *wave* of attacks"."""
    if noun.dep_ == "pobj" and noun.head.lower_ == "of":
        above = noun.head.head
        return above if above.lemma_.lower() in words("factuality", "status.series") else None
    return None


def _called_target(reading: Reading, frame: Frame, noun: Token) -> None:
    """ "The *target* of the attack was a bank", "the bank was the target of mortar fire"."""
    aim = noun.head.head
    if noun.dep_ != "pobj" or noun.head.lower_ != "of" or aim.lemma_.lower() not in words("deeds", "aims"):
        return
    verb = aim.head
    if verb.lemma_ != "be" or is_negated(verb):
        return
    if aim.dep_ == "attr":
        hit = list(expand(reading, subjects(verb), verb))
    else:
        hit = [t for c in verb.children if c.dep_ == "attr" for t in conjuncts(c)] if aim.dep_ == "nsubj" else []
    for token in hit:
        mention = reading.mentions.get(token.i)
        if mention is not None and mention.cls not in {"event", "other", "weapon"}:
            frame.add("target", token, "syntax:target-of")


def _survivors(reading: Reading, frame: Frame, noun: Token) -> None:
    """Who came away from it was aimed at: "Venn *survived* the attack", "an attack from which Venn *escaped*"."""
    verb = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "from" else noun.head
    away = [verb] if noun.dep_ in {"dobj", "pobj"} else []
    away += [c for c in noun.children if c.dep_ == "relcl" and any(p.lower_ == "from" for p in c.children)]
    for clause in away:
        if clause.lemma_.lower() in words("factuality", "survival") and is_verbal(clause):
            for token in expand(reading, subjects(clause), clause):
                mention = reading.mentions.get(token.i)
                if mention is not None and (mention.human or mention.cls in {"name", "pronoun"}):
                    frame.add("target", token, "syntax:survivor")


def _carried_out() -> frozenset[str]:
    return frozenset(entry.split()[0] for entry in table("light")["agent"] if entry != "make")


def _verb_prepositions(reading: Reading, frame: Frame, verb: Token) -> None:
    for prep, token in sided(prepositions(verb)):
        if prep != "by":
            file_preposition(reading, frame, prep, token)
