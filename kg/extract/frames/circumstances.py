"""Find when and where a frame took place.

In: frames, times and place mentions.  Out: per frame, its time expressions and places, each with the rule that tied
it.  A date under a reporting verb dates the statement and is kept for it; a place under one is the speaker's.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from kg.extract.drafts import EntityDraft, Reading
from kg.extract.entities.containers import named_after
from kg.extract.frames.approach import WHERE
from kg.extract.frames.care import cares, in_care
from kg.extract.frames.chronology import date_by_report, date_items, day_of_claim, listed_deed, place_items
from kg.extract.frames.followups import count_back
from kg.extract.frames.judged import crime_judged
from kg.extract.frames.owners import CONTENT, hails, owner_of, since
from kg.extract.frames.roles import Frame, named_town
from kg.extract.frames.scenes import share_scenes
from kg.extract.frames.settings import share_headings, share_homes, share_settings
from kg.extract.frames.stories import of_another_day
from kg.extract.frames.whenclauses import date_by_clause
from kg.extract.names.attacked import beside_its_site
from kg.extract.names.localities import beside_a_town
from kg.extract.text.parse import Span, Token
from kg.extract.text.syntax import ancestors, in_dateline, is_verbal, prepositions
from kg.extract.text.triggers import verb_trigger
from kg.extract.times.resolve import TimeMention
from kg.lexicon import words
from kg.records import PLACE_TYPES, Precision

_DEPENDENT = frozenset({"prep", "mark", "npadvmod", "pobj", "pcomp", "advmod", "nsubj", "nsubjpass"})
_MONTH = len("2024-01")  # of a date that gives no day
_PLACE_PREPS = frozenset(
    {
        *("in", "at", "near", "outside", "inside", "on", "along", "around", "within", "between", "off"),
        *("close", "next"),
    }
)


@cache
def _kinds() -> frozenset[str]:
    """Nouns that say what sort of place the name before them is: "in Urgon district", "in the Arno section"."""
    return words("regions") | words("towns", "parts")


@cache
def _towns() -> frozenset[str]:
    """Nouns whose "of" gives the name of the place: "the town of Varnell", "the resort of Varnell"."""
    return words("regions") | words("circumstances", "town_nouns")


@dataclass(slots=True)
class Circumstances:
    """Times and places of the frames of one article, by trigger token index; ``said`` by reporting verb."""

    times: dict[int, list[tuple[TimeMention, str]]] = field(default_factory=dict)
    places: dict[int, list[tuple[Token, str]]] = field(default_factory=dict)
    said: dict[int, list[TimeMention]] = field(default_factory=dict)


def find_circumstances(reading: Reading, frames: list[Frame]) -> Circumstances:
    """Tie every time and every place of the article to at most one frame."""
    found = Circumstances()
    eventive = {f.trigger.i: f for f in frames if f.sense.family not in {"light"}}
    for time in reading.times:
        if time.kind in {"duration", "age", "recurring"} or in_dateline(reading.doc[time.start_i]):
            continue
        root = _root(reading, time)
        if time.anchor_i is not None:
            root = _above_anchor(root, reading.doc[time.anchor_i])
        owner, rule = owner_of(reading, root, eventive, time.start_i, time.end_i, dated=True)
        listed = listed_deed(reading, time, frames)
        if listed is not None and (owner is None or owner.i not in eventive or not eventive[owner.i].nominal):
            owner, rule = listed, "syntax:list"
        if owner is None:
            continue
        if owner.i in eventive and of_another_day(reading, time, owner, rule):
            continue
        if owner.i in eventive and (claim := day_of_claim(time, owner, found.times)) is not None:
            found.said.setdefault(claim.i, []).append(time)
            continue
        if owner.i not in eventive and (deed := _just_before(reading, time, frames)) is not None:
            owner, rule = deed, "syntax:after"
        crime = crime_judged(reading, time, owner, eventive)
        owner, rule = (crime, "syntax:crime") if crime is not None else (owner, rule)
        if owner.i in eventive:
            if not _died_later(reading, eventive[owner.i]):
                found.times.setdefault(owner.i, []).append((time, rule))
        else:
            found.said.setdefault(owner.i, []).append(time)
    _keep_own_days(found)
    count_back(reading, eventive, found)
    _share_gaps(reading, found)
    date_by_clause(reading, frames, found)
    _share_days(frames, found)
    date_items(reading, frames, found)
    date_by_report(reading, frames, found)
    filled = {a.head.i: f.trigger.i for f in eventive.values() for a in f.args if a.rule != WHERE}
    done: set[int] = set()
    stray: list[Token] = []
    for i in sorted(reading.mentions):
        mention = reading.mentions[i]
        if id(mention) in done:
            continue
        done.add(id(mention))
        entity = reading.of_mention.get(mention)
        if entity is None or entity.type not in PLACE_TYPES or in_dateline(mention.head):
            continue
        if i in filled:
            continue
        head, prep = mention.head, mention.head.head
        if head.head.i in filled and beside_its_site(mention, reading.mentions.get(head.head.i)):
            found.places.setdefault(filled[head.head.i], []).append((head, "syntax:site"))
            continue
        while head.dep_ == "conj":
            head, prep = head.head, head.head.head
        if head.dep_ == "appos":
            if entity.type == "Facility" and mention.lemma in words("circumstances", "town_nouns"):
                continue  # "in Varnell, a rebel *stronghold*"
            described = reading.mentions.get(head.head.i)
            if described is not None and described.name is not None and not described.plural:
                if (
                    head is not mention.head
                    or mention.head.lower_ == "one"
                    or (mention.name is None and mention.lemma in words("regions"))
                ):
                    continue  # "at Club Venn, a nightclub and *restaurant* in Lomar", "in Osk, *one* of its areas"
            head, prep = head.head, head.head.head  # "in the northern city of X, capital of Y"
        if beside_a_town(prep):
            continue
        while head.dep_ == "pobj" and _of_its_part(prep):
            head, prep = prep.head, prep.head.head  # "in the town of X", "in the centre of X", "at the gate of X"
            while head.dep_ in {"conj", "appos"}:
                head, prep = head.head, head.head.head
        inside = head.dep_ == "poss" and head.head.lower_ in words("circumstances", "parts")  # "in Varnell's centre"
        if head.dep_ != "pobj" and named_after(head.head) is not None:
            continue  # "in the *Varnell* suburb of Ostra": it was in Ostra
        prep = _whole(prep)
        if inside or (head.dep_ in {"compound", "nmod", "poss"} and head.head.lemma_.lower() in _kinds()):
            head, prep = head.head, head.head.head  # "in Urgon district"
        if head.dep_ == "npadvmod" and head.i and reading.doc[head.i - 1].text == ",":
            continue
        if mention.cls == "pronoun" and head.dep_ == "advmod" and {head.head.i, head.head.head.i} & eventive.keys():
            prep = head  # "two men were shot *there*", not "he was jailed there for the killing"
        elif head.dep_ != "pobj" or prep.lower_ not in _PLACE_PREPS:
            continue
        if entity.type == "Facility" and prep.lower_ == "on" and entity.label.lower() == "board":
            continue
        if _only_kind(reading, entity, mention.head):
            continue
        owner, rule = owner_of(reading, prep, eventive, mention.start_i, mention.end_i)
        if rule.startswith("surface:") and (
            cares(reading, mention.head) or mention.lemma in words("facilities", "justice")
        ):
            continue  # "visited the injured in hospital on Monday", "the suspect appears in court"
        if rule == CONTENT or (
            owner is not None and owner.i in eventive and in_care(reading, mention.head, eventive[owner.i])
        ):
            continue
        if owner is not None and _avenged_there(prep, owner):
            continue
        if owner is not None and owner.i in eventive:
            found.places.setdefault(owner.i, []).append((mention.head, rule))
        elif owner is None and entity.type in {"City", "Region", "Place"} and not _where_they_are(prep.head):
            stray.append(mention.head)
    share_scenes(reading, frames, found, stray)
    share_settings(reading, frames, found, stray)
    share_headings(reading, frames, found)
    share_homes(reading, frames, found)
    place_items(reading, frames, found)
    return found


def _avenged_there(prep: Token, deed: Token) -> bool:
    """Whether a place is that of what was avenged: "carried out the attack to *avenge* children in Lomar"."""
    avenging = words("coreference", "avenging")
    return any(t.lemma_.lower() in avenging and t is not deed and not t.is_ancestor(deed) for t in ancestors(prep, 4))


def _whole(prep: Token) -> Token:
    """The word that a preposition of two words begins with: "*close* to the village", "*next* to a mosque"."""
    return prep.head if prep.lower_ == "to" and prep.head.lower_ in _PLACE_PREPS else prep


def _just_before(reading: Reading, time: TimeMention, frames: list[Frame]) -> Token | None:
    """The deed soon after which something was said: "declared a state of emergency *in May* after rebels shot nine".

    A day may be another than that of the deed, a month or a year is hardly.
    """
    doc, end = reading.doc, time.end_i
    literal = time.when.literal if time.when is not None else None
    if literal is None or len(literal) > _MONTH or end >= len(doc) or doc[end].lower_ != "after":
        return None
    told = (f.trigger for f in frames if f.sense.family == "attack" and not f.nominal)
    return next((t for t in told if end < t.i < doc[end].sent.end), None)


def _of_its_part(prep: Token) -> bool:
    """Whether a preposition leads from a part or a kind of place to it: "the town *of* X", "the entrance *to* X"."""
    part = prep.head.lemma_.lower()
    if prep.lower_ not in {"of", "to"}:
        return False
    if part in words("coreference", "sides"):
        return True
    return prep.lower_ == "of" and (part in _towns() or prep.head.lower_ in words("circumstances", "parts"))


def _root(reading: Reading, time: TimeMention) -> Token:
    """The top of a time; of one inside a phrase its own: "the planner *of the May 2003* bombing" dates the bombing."""
    root = reading.doc[time.start_i : time.end_i].root
    inside = reading.doc[time.start_i + 1 : time.end_i]
    if root.i == time.start_i and inside and any(c.dep_ == "pobj" and c.i >= time.end_i for c in root.rights):
        return inside.root
    return root


def _died_later(reading: Reading, frame: Frame) -> bool:
    """Whether somebody died of what was done before: "died of her wounds on Tuesday", "died in hospital on Tuesday"."""
    if not frame.sense.dying or frame.sense.type != "killed":
        return False
    if frame.sense.entry in words("victims", "dies_later"):
        return True
    if any(t.lemma_.lower() in words("coreference", "casualties") for t in frame.heads("patient")):
        return True  # "a fifth *victim* died on Sunday"
    return any(
        (prep in {"from", "of"} and token.lemma_.lower() in words("victims", "wounds"))
        or (prep in {"at", "in"} and cares(reading, token))
        for prep, token in prepositions(frame.trigger)
    )


def _above_anchor(root: Token, anchor: Token) -> Token:
    """The word that "two days before the bombings took place" says something of: above the clause of its anchor."""
    here = root
    for _ in range(6):
        if here.i != anchor.i and not here.is_ancestor(anchor):
            here = here.head
            continue
        break
    while here.head != here and here.dep_ in _DEPENDENT:
        here = here.head
    return here.head if here.dep_ == "advcl" else here


def _share_gaps(reading: Reading, found: Circumstances) -> None:
    """Count gaps joined by "and" from one event: "came days after a man shot three *and two weeks after* a fire"."""
    held = [(time, i) for i, rows in sorted(found.times.items()) for time, _ in rows if time.direction]
    for time, i in held:
        joined = reading.doc[time.start_i - 1].lower_ == "and" if time.start_i else False
        first = next((j for other, j in held if joined and other.anchor_i == i and other.end_i < time.start_i), None)
        if first is not None:
            found.times[i] = [row for row in found.times[i] if row[0] is not time]
            found.times[first].append((time, "syntax:conj"))


def _share_days(frames: list[Frame], found: Circumstances) -> None:
    """Give two verbs of one subject the day before or after both.

    "Yesterday rebels came to the village and shot two men"; "A force killed two men and detained five on Sunday", but
    not "he shot two men and was jailed on Sunday".
    """
    by_trigger = {f.trigger.i: f for f in frames}
    for frame in frames:
        verb, first = frame.trigger, by_trigger.get(frame.trigger.head.i)
        if frame.sense.type == "HostageTaking" and verb.dep_ == "advcl" and not found.times.get(verb.i):
            # "seized a hotel on Sunday, *taking* nine guests hostage"
            found.times[verb.i] = [(t, r) for t, r in found.times.get(verb.head.i, ()) if r == "syntax:head"]
        if verb.dep_ == "xcomp" and verb.head.lemma_.lower() in words("deeds", "beginning"):
            # "broke into a house on Sunday and *began shooting*": "began" has got the day of "broke"
            begun = [(t, r) for t, r in found.times.get(verb.head.i, ()) if r == "syntax:head"]
            found.times[verb.i] = found.times.get(verb.i) or begun
        if frame.nominal or verb.dep_ != "conj" or not is_verbal(verb.head) or _has_subject(verb):
            continue
        before = [(t, r) for t, r in found.times.get(verb.head.i, ()) if t.start_i < verb.i and r == "syntax:head"]
        after = [(t, r) for t, r in found.times.get(verb.i, ()) if t.start_i > verb.i and r == "syntax:head"]
        if before and not found.times.get(verb.i):
            found.times[verb.i] = before
        elif after and first is not None and not found.times.get(verb.head.i) and _one_deed(first, frame):
            found.times[verb.head.i] = after


def _keep_own_days(found: Circumstances) -> None:
    """Let a day that hangs on a deed go before others of its sentence: "On Sunday bells rang for two *shot in May*"."""
    for i, rows in found.times.items():
        own = [time for time, rule in rows if rule == "syntax:head" and time.dated and time.when is not None]
        if own:
            rows = [row for row in rows if row[1] != "surface:clause" or not row[0].dated]
        if any(time.kind == "absolute" and time.when.precision is Precision.DAY for time in own if time.when):
            # "on 3 May 2019 ... during *Friday* prayers": no Friday of this week
            rows = [row for row in rows if row[0].kind != "relative"]
        found.times[i] = rows


def _has_subject(verb: Token) -> bool:
    return any(c.dep_ in {"nsubj", "nsubjpass"} for c in verb.children)


def _one_deed(first: Frame, second: Frame) -> bool:
    """Whether two coordinated verbs tell in one voice what one subject did to others."""
    families = {"attack", "harm", "arrest"}
    passive = any(c.dep_ == "auxpass" for f in (first, second) for c in f.trigger.children)
    return not passive and {first.sense.family, second.sense.family} <= families and first.status == second.status


def _only_kind(reading: Reading, entity: EntityDraft, noun: Token) -> bool:
    """Whether a facility only says what the place after it is: "in the *resort* of Varnell"."""
    kind = entity.type == "Facility" and noun.lemma_.lower() in words("circumstances", "town_nouns")
    return kind and named_town(reading, noun) is not None


def place_entities(reading: Reading, frame: Frame, found: Circumstances) -> list[tuple[EntityDraft, Token, str]]:
    """The places of a frame: its own arguments first, then what its clause says."""
    out: list[tuple[EntityDraft, Token, str]] = []
    for arg in frame.args:
        if arg.role == "place":
            entity = reading.entity_at(arg.head)
            if in_care(reading, arg.head, frame) or (entity is not None and _only_kind(reading, entity, arg.head)):
                continue
            if entity is not None and entity.type in PLACE_TYPES and not in_dateline(arg.head):
                out.append((entity, arg.head, arg.rule))
    for head, rule in found.places.get(frame.trigger.i, ()):
        entity = reading.entity_at(head)
        if entity is not None and all(entity is not e for e, _, _ in out):
            out.append((entity, head, rule))
    return out


def locative_places(reading: Reading, sent: Span) -> list[tuple[EntityDraft, Token]]:
    """Cities, regions and countries that a locative preposition governs in a sentence, but not where somebody spoke."""
    found: list[tuple[EntityDraft, Token]] = []
    for i in range(sent.start, sent.end):
        mention = reading.mentions.get(i)
        entity = reading.of_mention.get(mention) if mention is not None else None
        if mention is None or entity is None or mention.head.i != i or entity.type not in PLACE_TYPES - {"Facility"}:
            continue
        head = mention.head
        while head.dep_ in {"conj", "appos", "compound", "nmod"} and head.head != head:
            head = head.head
        prep = head.head
        if head.dep_ == "pobj" and prep.lower_ == "of" and prep.head.lemma_.lower() in _towns():
            head, prep = prep.head, prep.head.head  # "in the resort of X"
        if _heads_line(mention.head, sent):
            found.append((entity, mention.head))
            continue
        if head.dep_ != "pobj" or prep.lower_ not in _PLACE_PREPS or in_dateline(mention.head):
            continue
        if _where_they_are(prep.head) or since(mention.head) or in_care(reading, mention.head):
            continue
        if any(t.lemma_.lower() in words("coreference", "avenging") for t in ancestors(prep, 4)):
            continue  # "calling it revenge for operations in Velia"
        found.append((entity, mention.head))
    order = {"City": 0, "Place": 1, "Region": 2, "Country": 3}
    return sorted(found, key=lambda row: order.get(row[0].type, 4))


def _where_they_are(above: Token) -> bool:
    """Whether a place is only that of people: "said *in Varnell*", "police *in Varnell* said", "rebels based in it"."""
    told = words("reporting") | words("circumstances", "hearing")
    speakers = above.dep_ == "nsubj" and above.head.lemma_.lower() in told
    court = above.dep_ == "nsubj" and above.lemma_.lower() in words("facilities", "justice")
    if court or _before_court(above):
        return True  # "a court *in Lomar* jailed two for the bombing", "went on trial *in Lomar* for it"
    return above.lemma_.lower() in words("reporting") or speakers or hails(above)


def _before_court(above: Token) -> bool:
    """Whether a word tells of a trial, a sentence or the like: "went on *trial*", "was *jailed*"."""
    verb = above.head.head if above.dep_ == "pobj" else above
    told = verb_trigger(verb) if is_verbal(verb) else None
    if told is None or told.sense.family != "legal":
        return False
    return verb is above or above.lemma_.lower() == told.sense.entry.split()[-1]


def _heads_line(token: Token, sent: Span) -> bool:
    """Whether a headline says first where it was: "*Varnell*: 12 killed in attack on mosque"."""
    return token.i == sent.start and token.i + 1 < sent.end and token.doc[token.i + 1].text == ":"
