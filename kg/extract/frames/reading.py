"""Find the triggers of a document and read the roles around each: who did it, to whom, with what, where.

In: a :class:`~kg.extract.drafts.Reading` with mentions and entities.  Out: frames in text order.
"""

from __future__ import annotations

from kg.extract.drafts import Reading
from kg.extract.frames.approach import add_approach, crew_of
from kg.extract.frames.captors import CARRYING_OFF, as_kidnapping, carries_off
from kg.extract.frames.deeds import deed_meant, deed_told_by, fight_before, scheme_of, schemers
from kg.extract.frames.equals import persons_of
from kg.extract.frames.meanings import meant
from kg.extract.frames.nominals import nominal_frame, whose
from kg.extract.frames.roles import Arg, Frame, class_of, expand, file_argument, file_preposition, measured, sided
from kg.extract.frames.weapons import is_weapon
from kg.extract.text.parse import Token
from kg.extract.text.syntax import (
    RELATIVE_PRONOUNS,
    aged,
    agents,
    conjuncts,
    is_calendar,
    is_passive,
    objects,
    prepositions,
    relative_clause,
    subjects,
)
from kg.extract.text.triggers import Sense, noun_trigger, of_no_attack, other_sense, trigger_words, verb_trigger
from kg.knowledge.countries import find_demonym
from kg.lexicon import words

_INTRANSITIVE = frozenset({"clash", "die", "gets", "happen", "meets", "surrender", "undergoes"})


def find_frames(reading: Reading) -> list[Frame]:
    """Find the frames of a document, in text order."""
    found: list[Frame] = []
    used: set[int] = set()
    for token in reading.doc.among(*trigger_words()):
        if token.i in used:
            continue
        sense = (
            noun_trigger(token)
            if token.pos_ in {"NOUN", "PROPN"} or (token.pos_ == "VERB" and token.tag_ == "VBG" and _gerund_noun(token))
            else None
        )
        if (
            sense is not None
            and not _is_modifier(token)
            and not (sense.family == "attack" and of_no_attack(token))
            and not _in_name(reading, token)
        ):
            found.append(nominal_frame(reading, token, sense))
            continue
        if (
            token.pos_ in {"VERB", "AUX"}
            or (token.pos_ in {"ADJ", "NOUN", "PROPN"} and token.tag_ in {"VBN", "VBD", "JJ"})
            or token.dep_ in {"ROOT", "relcl", "advcl", "acl", "ccomp"}
        ):
            if (
                token.dep_ in {"amod", "compound", "nmod"}
                and token.head.pos_ in {"NOUN", "PROPN"}
                and token.head.i > token.i
            ):
                trigger = verb_trigger(token) if token.tag_ == "VBG" else None
                if (
                    trigger is not None
                    and trigger.sense.mode in {"explode", "verbs"}
                    and token.head.i == token.i + 1
                    and class_of(reading, token.head) == "weapon"
                ):
                    # "with one detonating explosives": read as an adjective, it has its object beside it
                    found.append(Frame(token, trigger.sense, [Arg("instrument", token.head, "surface:object")]))
                continue
            trigger = meant(reading, token)
            if trigger is None and token.lemma_ in words("responsibility", "carrying_off"):
                taken = _verbal(reading, token, CARRYING_OFF, token.i)
                found += [taken] if carries_off(reading, taken) else []
            if trigger is not None and not (trigger.sense.family in {"arrest", "attack"} and other_sense(token)):
                frame = as_kidnapping(reading, _verbal(reading, token, trigger.sense, trigger.end_i))
                if frame is None:
                    continue
                found.append(frame)
                told = _kind_noun(reading, trigger.end_i) if trigger.sense.mode == "undergoes" else None
                if told is not None:
                    found[-1].link = told  # "came under a *missile attack*": the noun says more
                elif trigger.sense.family in {"attack", "harm"}:
                    used.update(range(token.i + 1, trigger.end_i + 1))
    add_approach(reading, found)
    return found


def _kind_noun(reading: Reading, i: int) -> Token | None:
    """The event noun at the end of an idiom, where words before it say what kind of attack it is."""
    noun = reading.doc[i]
    sense = noun_trigger(noun) if noun.pos_ == "NOUN" else None
    return noun if sense is not None and " " in sense.entry else None


def _gerund_noun(token: Token) -> bool:
    """Whether a gerund names the event: "the shooting", and "man dies following shooting near Varnell"."""
    if token.dep_ == "pcomp":
        bare = not any(c.dep_ in {"dobj", "prt", "ccomp", "xcomp"} for c in token.children)
        if token.head.lower_ == "of" and token.head.head.lemma_.lower() in words("factuality", "status.series"):
            return bare  # "a campaign of torching"
        if token.head.lower_ == "by" and any(c.dep_ in {"amod", "compound", "det", "poss"} for c in token.lefts):
            return bare  # "killed by Velian *shelling*"
        return (
            bare
            and token.head.lower_ in {"after", "following", "during"}
            and token.lemma_ not in words("deeds", "plain_gerunds")
        )
    return token.dep_ in {"pobj", "nsubj", "dobj", "compound"} or _compounded(token)


def _compounded(token: Token) -> bool:
    """Whether a gerund ends a name of an event: "man injured in Varnell shooting | KLX", read as a verb."""
    if not token.i or any(c.dep_ in {"prt", "agent"} for c in token.children):
        return False
    before = token.doc[token.i - 1]
    follows = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    return (
        before.pos_ in {"PROPN", "NOUN"}
        and before.dep_ == "pobj"
        and before.head.lower_ in {"in", "after", "following", "during"}
        and not any(c.dep_ == "det" for c in before.children)
        and (follows is None or not follows.is_alpha or follows.pos_ in {"VERB", "AUX", "NOUN"})
    )


def _in_name(reading: Reading, token: Token) -> bool:
    mention = reading.mentions.get(token.i)
    return (
        mention is not None
        and mention.name is not None
        and mention.name.end_i - mention.name.start_i > 1
        and mention.name.known is not None
    )


def _is_modifier(token: Token) -> bool:
    """An event noun before another noun is part of that phrase: "bomb attack *victims*", "attack plot"."""
    return (
        token.dep_ in {"compound", "nmod", "amod"} and token.head.i > token.i and token.head.pos_ in {"NOUN", "PROPN"}
    )


def _verbal(reading: Reading, verb: Token, sense: Sense, end_i: int) -> Frame:
    frame = Frame(verb, sense)
    passive = is_passive(verb) and not _runs_into(verb, sense)
    scheme = scheme_of(verb)
    doers = subjects(verb) if scheme is None else schemers(scheme)  # not who "foiled an attempt *to kidnap* the mayor"
    subj = [t for s in expand(reading, doers, verb) for t in measured(s) or [s]]  # "a barrage of rockets hit"
    if sense.family == "attack" and not passive:
        subj = [t for s in subj for t in crew_of(reading, s) or [s]]
    bereft = sense.entry in words("deeds", "bereft") and not passive  # "*the bank* lost nine clerks in a bombing"
    if bereft or (sense.family == "harm" and verb.tag_ == "VBG" and _of_who_suffers(verb)):
        subj = []  # "the bus struck a landmine, *killing* 18": the mine killed them
    if len(subj) > 1 and sense.family == "harm":
        subj = [t for t in subj if not _dead_beside(t)]  # "left nine people dead and 30 *wounded*"
    harms = sense.family in {"harm", "damage"} and not passive
    fight = (fight_before(verb) or deed_meant(reading, verb)) if harms else None
    if fight is not None:
        frame.link, subj = fight, []
    objs = list(expand(reading, objects(verb) or _shared_object(verb), verb))
    idiom = range(verb.i + 1, end_i + 1)
    # "shot multiple times", "killed Jan. 11": how often and when, not whom
    objs = [o for o in objs if o.lemma_ not in words("victims", "repeats") and (aged(o) or not is_calendar(o))]
    objs = [
        o
        for o in objs
        if o.i not in idiom
        or o.lemma_.lower() not in sense.entry.split()  # "stabbed a *guard* to death"
        or (
            sense.mode == "verbs"
            and (
                sense.type == "VehicleRamming"  # "drove a *van* into"
                or sense.entry.split()[-1] in words("deeds", "set_off")
            )
        )
    ]
    if not objs and not passive:
        objs = _late_objects(reading, verb, end_i)
    if not objs:
        # "the court found the mayor guilty": the parse makes a clause of it
        found = [c for c in verb.children if c.lower_ in words("deeds", "verdicts") and c.pos_ == "ADJ"]
        objs = [t for c in found for t in subjects(c)]
    bursts = sense.mode == "explode" or (sense.entry in words("deeds", "bursting") and not passive)
    if (bursts and not objs) or sense.mode in _INTRANSITIVE:
        hit = sense.mode in {"die", "meets", "surrender", "undergoes", "gets"}
        role = "agent" if sense.mode in {"clash"} else "patient" if hit else "theme"
        for token in subj:
            file_argument(reading, frame, token, role, "syntax:subject")
        if sense.mode == "undergoes":
            _file_attackers(reading, frame, [verb, *(reading.doc[i] for i in idiom)])
    elif passive:
        for token in subj:
            file_argument(reading, frame, token, "patient", "syntax:passive")
        for token in agents(verb):
            file_argument(reading, frame, token, "agent", "syntax:by-agent")
            _file_flag(reading, frame, token)
            if sense.family == "attack":
                _file_weapons(reading, frame, token)  # "was engaged by rebels with small-arms fire"
    elif (
        not (objs or _counted(verb))
        and (verb.tag_ in {"VBN", "VBD"} or verb.lower_ in words("deeds", "unchanged"))
        and _object_gap(verb, subj) is None
        and _suffers(reading, sense, subj)
    ):
        for token in subj:  # "nine people were killed and 40 wounded", "the woman killed was a teacher"
            file_argument(reading, frame, token, "patient", "syntax:gapped-passive")
    else:
        for token in subj:
            file_argument(reading, frame, token, "agent", "syntax:active" if scheme is None else "syntax:scheme")
            _file_flag(reading, frame, token)
            if sense.family == "attack" and token.i < verb.i:
                _file_weapons(reading, frame, token)  # "a man with a machete attacked two soldiers"
        for token in objs:
            file_argument(reading, frame, token, "patient", "syntax:object")
            if sense.entry == "engage" or (sense.family == "attack" and class_of(reading, token) == "facility"):
                _file_weapons(reading, frame, token)  # "struck an oil depot in Lomar *with drones*": hung on the depot
        gap = _object_gap(verb, subj) if not objs else None
        if gap is not None:
            file_argument(
                reading, frame, gap, "patient", "syntax:relative-object"
            )  # "the man that the rebels kidnapped"
    if passive and verb.dep_ in {"acl", "relcl"}:
        for token in persons_of(reading, verb.head):
            file_argument(reading, frame, token, "patient", "syntax:one-of")
    for i in idiom:
        if reading.doc[i].lemma_ in words("deeds", "lives"):
            for token in whose(reading.doc[i]):
                file_argument(reading, frame, token, "patient", "syntax:idiom")  # "took the life of the mayor"
    noun = deed_told_by(verb)
    told = noun_trigger(noun) if noun is not None else None
    if frame.link is None and told is not None and told.family == "attack":
        frame.link = noun  # "an attack on 3 May, when X rammed a lorry into the market"
    for prep, token in sided(prepositions(verb)):
        if (passive and prep == "by") or token.i in idiom:
            continue
        file_preposition(reading, frame, prep, token)
    for child in verb.children:
        # "opened fire with rifles", "attacked using machetes"
        if child.dep_ in {"advcl", "prep"} and child.lower_ == "using":
            for token in [*objects(child), *(t for c in child.children if c.dep_ == "pobj" for t in conjuncts(c))]:
                if class_of(reading, token) in {"weapon", "vehicle"}:
                    frame.add("instrument", token, "syntax:using")
        if child.dep_ == "dobj" and child.i in idiom and sense.entry.split()[-1] in words("deeds", "aimed"):
            for prep, token in prepositions(child):
                file_preposition(reading, frame, prep, token)
    if sense.entry.split()[-1] in {"at", "on", "upon", "into", "through", "to", "with"} or sense.mode == "falls":
        last = reading.doc[end_i]
        # "set fire to a truck and *to a van*"
        beside = [c for c in last.children if c.dep_ == "conj" and c.lower_ == last.lower_]
        for child in (c for prep in (last, *beside) for c in prep.children):
            if child.dep_ == "pobj":
                for token in conjuncts(child):
                    if token.lemma_ in words("victims", "repeats"):
                        continue  # "was shot at 42 times"
                    if sense.type == "VehicleRamming" and _people(reading, token):
                        frame.add("target", token, "syntax:idiom")  # "drove a van into a crowd of shoppers"
                    else:
                        file_argument(reading, frame, token, "patient", "syntax:idiom")
    for i in idiom:
        if is_weapon(reading, reading.doc[i], sense):
            frame.add("instrument", reading.doc[i], "syntax:idiom")
    return frame


def _counted(verb: Token) -> bool:
    """Whether a number before a participle stands for those hurt: "leaving five dead and *50 injured*"."""
    return any(c.dep_ == "nummod" for c in verb.lefts)


def _dead_beside(token: Token) -> bool:
    """Whether the word after people says that they are dead: "nine people *dead*"."""
    return any(c.i == token.i + 1 and c.lower_ in words("deeds", "dead") for c in token.rights)


def _of_who_suffers(verb: Token) -> bool:
    """Whether a participle goes on from what happened to its subject: "hit a mine", "was ambushed"."""
    told = verb_trigger(verb.head) if verb.dep_ == "advcl" and verb.head.pos_ == "VERB" else None
    attacked = told is not None and told.sense.family == "attack" and is_passive(verb.head)
    return attacked or (told is not None and told.sense.mode in {"meets", "undergoes"})


def _late_objects(reading: Reading, verb: Token, end_i: int) -> list[Token]:
    """Whom the parse takes for a time: "had shot dead *a third bomber*", "shot *Ilo and Mara Venn* on Sunday"."""
    if verb.doc[end_i].pos_ != "ADJ":
        after = [c for c in verb.rights if end_i == verb.i == c.i - 1 and c.dep_ == "npadvmod"]
        return [t for c in after if c.pos_ == "PROPN" and not is_calendar(c) for t in conjuncts(c)]
    after = [
        c for c in (*verb.rights, *verb.doc[end_i].rights) if c.i > end_i and c.dep_ in {"npadvmod", "attr", "dep"}
    ]
    return [c for c in after if (m := reading.mentions.get(c.i)) is not None and m.human][:1]


def _shared_object(verb: Token) -> list[Token]:
    """The object that two verbs share: "shot and killed his sister"."""
    if verb.tag_ not in {"VBD", "VBZ", "VBP", "VB", "VBG"} or is_passive(verb):
        return []
    for other in verb.children:
        if other.dep_ == "conj" and other.tag_ == verb.tag_ and 2 <= other.i - verb.i <= 3:
            return objects(other)
    return []


def _suffers(reading: Reading, sense: Sense, subj: list[Token]) -> bool:
    """Whether the subject of a verb without an object is who was hit: people, who are hurt where nobody else is.

    A verb of shooting or the like has no use without an object: "man shot in Varnell", "they found him shot to
    death", where the parse sees a past tense.  But "the gunman shot" and "police shot" are told of who did it.
    """
    found = [
        m
        for m in (reading.mentions.get(t.i) for t in subj)
        if m is not None and m.lemma not in words("victims", "players")
    ]
    if sense.family == "harm" and sense.mode == "verbs":
        return any(m.human or m.sub == "number" for m in found)
    if sense.mode not in {"verbs", "murder"} or sense.type not in {"Shooting", "Stabbing", "Kidnapping", "Attack"}:
        return False
    if sense.entry in words("deeds", "shots_fired"):
        return False  # "two men fired 14 shots"
    if sense.entry.split()[-1] in {"at", "on", "upon", "fire"} or (sense.type == "Attack" and sense.mode != "murder"):
        return False
    if sense.entry.split()[-1] in {"dead", "death"}:
        return any(m.human for m in found)  # "Police officer shot dead in Varnell": he shot nobody
    return any((m.human or m.sub == "number") and m.sub not in {"attackers", "security"} for m in found)


def _runs_into(verb: Token, sense: Sense) -> bool:
    """Whether a verb of driving has no auxiliary: "the driver, named as Ilo Venn, ploughed into" is never passive."""
    return sense.entry.endswith((" into", " through")) and not any(
        c.dep_ in {"auxpass", "agent"} for c in verb.children
    )


def _file_flag(reading: Reading, frame: Frame, weapon: Token) -> None:
    """Whose a weapon is that strikes by itself: "*Velian* drones hit a market", "was hit by a Velian missile"."""
    if any(a.role == "instrument" and a.head.i == weapon.i for a in frame.args):
        for child in weapon.children:
            if (
                child.dep_ in {"amod", "nmod", "compound"}
                and not _numbered(reading, child)
                and (
                    (child.text[0].isupper() and child.i > child.sent.start)
                    or find_demonym(child.text) is not None
                    or class_of(reading, child) == "org"
                )
            ):
                frame.add("agent", child, "syntax:demonym")
            elif child.dep_ == "poss" and class_of(reading, child) in {"org", "country", "pronoun"}:
                frame.add("agent", child, "syntax:possessive")  # "*Velia's* drones hit a market", "*its* aircraft"
        for prep, owner in prepositions(weapon):
            if prep in {"of", "from"} and class_of(reading, owner) in {"org", "country"}:
                frame.add("agent", owner, "syntax:noun-of")  # "warplanes *of the army* bombed a market"
        for sent in weapon.rights:
            if sent.dep_ == "acl" and sent.lemma_ in words("deeds", "launching", "steering"):
                for owner in agents(sent):
                    file_argument(reading, frame, owner, "agent", "syntax:by-agent")  # "drones flown *by the army*"


def _numbered(reading: Reading, token: Token) -> bool:
    """Whether a name has a number in it, as weapons have: "a *Kh-101* missile"."""
    entity = reading.entity_at(token)
    return entity is not None and any(c.isdigit() for c in entity.label)


def _file_weapons(reading: Reading, frame: Frame, party: Token) -> None:
    """File the weapons that the parse hangs on a party beside the verb."""
    for prep, tool in prepositions(party):
        if prep == "with" and class_of(reading, tool) == "weapon":
            frame.add("instrument", tool, "syntax:with")


def _file_attackers(reading: Reading, frame: Frame, words_of: list[Token]) -> None:
    """Whose attack somebody undergoes: "came under fire *from* rebels", "received small-arms fire *from* a house"."""
    for word in words_of:
        for prep, token in prepositions(word):
            if prep in {"from", "by"} and token not in words_of:
                file_argument(reading, frame, token, "agent", f"syntax:{prep}")


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
