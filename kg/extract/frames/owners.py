"""Decide to which event a time or a place belongs: up the heads of the parse, then the nearest event of its clause."""

from __future__ import annotations

from kg.extract.drafts import Reading
from kg.extract.frames.followups import is_followed
from kg.extract.frames.judged import blamed_for, events_of, judged_now, plea_of
from kg.extract.frames.roles import Frame
from kg.extract.frames.scenes import purpose_of
from kg.extract.frames.stories import of_remembrance, only_named
from kg.extract.text.parse import Token
from kg.extract.text.syntax import (
    agents,
    clause_root,
    is_verbal,
)
from kg.extract.text.triggers import table, verb_trigger
from kg.lexicon import words

_REACH = 3  # sentences between an event and the pronoun that stands for it
_OBSERVED = frozenset({"dobj", "nsubj", "nsubjpass"})
_DEEDS = frozenset({"attack", "harm"})
CONTENT = "surface:content"  # the nearest event of what is said; good enough for a day, not for a place


def _hears(verb: Token) -> bool:
    """Whether a court is told something: "the jury *heard* on Monday that he had shot them"."""
    return verb.lemma_.lower() in words("circumstances", "hearing") and any(c.dep_ == "ccomp" for c in verb.rights)


def owner_of(
    reading: Reading, token: Token, frames: dict[int, Frame], start: int, end: int, *, dated: bool = False
) -> tuple[Token | None, str]:
    """The trigger (or reporting verb) that the phrase belongs to: up the heads, then the nearest in the clause.

    ``dated`` says that the phrase is a time.
    """
    reporting = words("reporting")
    here = token
    rule = "surface:clause"
    if (
        token.dep_ in {"nummod", "amod", "compound", "nmod"}
        and token.head.i >= end
        and token.head.i not in frames
        and token.text[:1].isdigit()
    ):
        return None, ""  # "the 1989 election" dates the election
    named = _of_its_year(reading, frames, start, end) if dated else None
    if named is not None:
        return _eventual(named, frames), "surface:year"
    if since(token):
        own = _told_since(token, frames)  # "the bloodiest battle since a party took office in October": of no event
        return (None, "") if own is None else (_eventual(own, frames), "syntax:since-clause")
    of_a_deed = token.head.i in frames and token.head.i >= end and frames[token.head.i].nominal
    said = reading.doc[start - 1] if dated and start and not of_a_deed else None
    if said is not None and is_verbal(said) and said.i not in frames and said.lemma_.lower() in reporting:
        # "said on Thursday they had attacked a ship": the day of saying; not "said *the May 3 attack* was"
        return said, "syntax:reporting"
    for _ in range(7):
        plea = plea_of(here, frames) if dated else None
        if plea is not None:
            return plea, "syntax:head"
        if here.i in frames and not start <= here.i < end and not _on_the_way(here, frames):
            above = purpose_of(here, frames)
            if above is not None:
                return _eventual(above, frames), "syntax:purpose"
            return _eventual(here, frames), "syntax:head"
        if not start <= here.i < end and (run := _run_of(here, frames)) is not None:
            return _eventual(run, frames), "syntax:head"
        lemma = here.lemma_.lower()
        if here.lower_ == "born":
            return None, ""  # "a cleaner, born in 1971, was wounded"
        if of_remembrance(here):
            return None, ""  # "Velia marked the anniversary of the bombing on Thursday": not the day of the bombing
        if is_verbal(here) and not start <= here.i < end:
            spoken_of = _spoken_of(here, frames, start, end) if dated else None
            if spoken_of is not None:
                return _eventual(spoken_of, frames), "syntax:subject"
            toll = _toll_moving(here)
            if toll is not None:
                # "the toll of the bombing rose to 25 on Monday": not the day of the bombing, as before "rose"
                counted = [
                    t for t in toll.subtree if t.i in frames and toll.i < t.i < start and end <= here.i and dated
                ]
                return (_eventual(counted[-1], frames), "syntax:subject") if counted else (None, "")
            if _lends(here):
                told_of = sorted((*here.children, *agents(here)), key=lambda c: c.dep_ != "dobj")
                for child in told_of:  # "follows *a shooting* on Friday", "was shaken by *a blast* on Friday"
                    if child.dep_ in {"dobj", "nsubj", "nsubjpass", "attr", "pobj"} and child.i in frames:
                        return _eventual(child, frames), "syntax:light-verb"
                told = _it_happened(reading, here, frames)
                if told is not None:
                    return _eventual(told, frames), "discourse:it-happened"
            tells = lemma in reporting and lemma not in words("deeds", "not_said") and not _only_lent(here)
            tells = tells and not _bystanding(here, frames)
            if tells or _hears(here):
                if _in_content(token, here, frames):
                    rule = CONTENT
                    break
                judged = None
                if dated:
                    judged = judged_now(reading, token, here, frames) or blamed_for(token, here, frames)
                if judged is not None:
                    return _eventual(judged, frames), "syntax:judged"
                return here, "syntax:reporting"
        if here.head == here:
            break
        if here.dep_ == "conj" and lemma in words("circumstances", "recovering") and here.i < token.i:
            return None, ""  # "was shot in the leg and was *listed* in fair condition on Sunday at a clinic"
        if _of_whom(here) or (not dated and _of_others(here)):
            return None, ""
        if here.dep_ == "relcl" and here.head.i not in frames and lemma not in words("circumstances", "situated"):
            if dated and here.i < start - 1 and (before := frames.get(start - 1)) is not None and before.nominal:
                return before.trigger, "surface:before"  # "the events that led to the *shooting* Saturday evening"
            return None, ""  # "a man who lived in Varnell for years was shot": of his life, not of the shooting
        if hails(here):
            return None, ""
        here = here.head
    candidates = [
        f
        for f in frames.values()
        if f.trigger.sent.start == token.sent.start
        and f.sense.family in {"attack", "harm", "arrest", "legal", "movement"}
    ]
    if not candidates:
        return None, ""
    root = clause_root(token)
    candidates = [f for f in candidates if not is_followed(reading, f, token)]
    candidates = [f for f in candidates if not only_named(reading, f, token, dated=dated)]
    if not candidates:
        return None, ""  # "mourners gathered on Monday at the site of the bombing"
    same = [f for f in candidates if clause_root(f.trigger) == root] or candidates
    best = min(same, key=lambda f: (abs(f.trigger.i - token.i), f.trigger.i))
    return _eventual(best.trigger, frames), rule


def _of_its_year(reading: Reading, frames: dict[int, Frame], start: int, end: int) -> Token | None:
    """The deed that a bare year stands before, whatever the parse hangs it on: "jailed over *2016* Varnell bombing"."""
    if end - start > 1 or end >= len(reading.doc) or not reading.doc[start].text.isdigit():
        return None
    noun = reading.doc[end]
    while noun.dep_ in {"compound", "nmod"} and noun.head.i > noun.i:
        noun = noun.head
    return noun if noun.i in frames and frames[noun.i].nominal and noun.left_edge.i in {start, end} else None


def hails(participle: Token) -> bool:
    """Whether it says where those who do something are from: "rebels *based* in Velia attacked a village"."""
    doer = participle.dep_ == "acl" and participle.head.dep_ == "nsubj"
    return doer and participle.lemma_.lower() in words("circumstances", "hailing")


def _lends(verb: Token) -> bool:
    """Whether what is told with a verb is told of the event beside it: "carried out an attack in Varnell in May"."""
    lemma = verb.lemma_.lower()
    if lemma in table("light")["agent"] or lemma in table("light")["happen"]:
        return True
    told = verb_trigger(verb)
    light = told is not None and told.sense.family == "light" and told.sense.mode == "agent"
    return light or lemma in words("deeds", "passed_through")


def _on_the_way(verb: Token, frames: dict[int, Frame]) -> bool:
    """Whether a movement only tells what somebody was at when hit: "was shot as he *left* a bank on Monday"."""
    if frames[verb.i].sense.family != "movement":
        return False
    if verb.dep_ != "advcl":
        return _bystanding(verb, frames)
    same_time = any(c.lower_ in words("circumstances", "meanwhile") for c in verb.lefts)
    return same_time and _is_deed(verb.head, frames)


def _bystanding(verb: Token, frames: dict[int, Frame]) -> bool:
    """Whether a participle tells what those hit were at: "drove into people *celebrating* in Varnell on Monday"."""
    if verb.dep_ != "acl" or verb.tag_ != "VBG":
        return False
    return _is_deed(verb.head.head if verb.head.dep_ != "pobj" else verb.head.head.head, frames)


def _is_deed(token: Token, frames: dict[int, Frame]) -> bool:
    return token.i in frames and frames[token.i].sense.family in _DEEDS


def _only_lent(verb: Token) -> bool:
    """Whether a verb that is one of saying only beside a noun of it has none: "waiting to *draw* their wages"."""
    if verb.lemma_.lower() not in words("reporting", "light") - words("reporting", "neutral", "announce"):
        return False
    nouns = words("reporting", "nouns")
    return not any(c.dep_ in _OBSERVED and c.lemma_.lower() in nouns for c in verb.children)


def _spoken_of(verb: Token, frames: dict[int, Frame], start: int, end: int) -> Token | None:
    """The attack that is the subject, its day before the verb: "the murder of a judge *on Friday* drew protest"."""
    subject = next((c for c in verb.lefts if c.dep_ in {"nsubj", "nsubjpass"} and c.i < start), None)
    if subject is None or subject.i not in frames or not end <= verb.i:
        return None
    return subject if frames[subject.i].sense.family == "attack" else None


def _toll_moving(verb: Token) -> Token | None:
    """The toll of which the verb says what became of it: "the *toll* rose", "the *number* of dead climbed"."""
    tolls = words("factuality", "figures.tolls")
    return next((c for c in verb.lefts if c.dep_ in {"nsubj", "nsubjpass"} and c.lemma_.lower() in tolls), None)


def _run_of(noun: Token, frames: dict[int, Frame]) -> Token | None:
    """The attacks that an object counts as one run: "claimed a series of *attacks* in Varnell on 13 November"."""
    if noun.dep_ != "dobj" or noun.head.i in frames or noun.lemma_.lower() not in words("factuality", "status.series"):
        return None
    return next(iter(events_of(noun, frames)), None)


def _of_others(verb: Token) -> bool:
    """Whether it tells what others did besides: "killed the mayor, and *thousands gathered* at her tomb"."""
    own = any(c.dep_ == "nsubj" and c.tag_ not in {"WDT", "WP"} for c in verb.lefts)
    return own and verb.dep_ == "conj" and verb.head.dep_ == "relcl"


def _of_whom(verb: Token) -> bool:
    """Whether it tells of some of those before: "seven were hurt, *three of whom remained* in hospital on Monday"."""
    return any(t.lower_ == "whom" for c in verb.lefts if c.dep_ in {"nsubj", "nsubjpass"} for t in c.subtree)


def _it_happened(reading: Reading, verb: Token, frames: dict[int, Frame]) -> Token | None:
    """The event told last where a pronoun stands for it: "It happened on 5 July"."""
    happens, lemma = table("light")["happen"], verb.lemma_.lower()
    if lemma not in happens and not any(f"{lemma} {c.lower_}" in happens for c in verb.rights):  # "it took place"
        return None
    if not any(c.dep_ in {"nsubj", "nsubjpass"} and c.lower_ in {"it", "this", "that"} for c in verb.children):
        return None
    here = reading.sentence_index(verb)
    before = [
        f.trigger
        for f in frames.values()
        if f.sense.family == "attack" and f.status in {"happened", "attempted"} and f.trigger.i < verb.i
    ]
    last = max(before, key=lambda t: t.i, default=None)
    return last if last is not None and here - reading.sentence_index(last) <= _REACH else None


def _in_content(token: Token, verb: Token, frames: dict[int, Frame]) -> bool:
    """Whether a phrase below a verb of reporting belongs to what is reported, not to the reporting."""
    for content in verb.children:
        if content.dep_ not in {"ccomp", "xcomp"} or _trigger_below(content, frames) is None:
            continue
        if content.i < token.i < verb.i and not any(
            c.dep_ in {"nsubj", "nsubjpass"} and c.i < token.i for c in verb.children
        ):
            return True  # "Rebels raided the camp, on Friday, the mayor said on Sunday"
        if content.is_ancestor(token):
            return True  # "reported that yesterday rebels came to Varnell and burned the bank"
        if any(c.dep_ == "mark" and c.lower_ == "that" and c.i < token.i for c in content.children):
            return True  # "it was reported that on 10 March men killed a judge": whatever the parse hangs the day on
        if content.i < token.i < content.i + 12 and token.sent.end - token.i < 4:
            return True  # "said rebels burned the bank in Varnell on Monday."
    return False


def since(token: Token) -> bool:
    """Whether the phrase stands in a clause that *since* opens: it dates what came before the event."""
    here = token
    for _ in range(6):
        if any(c.lower_ == "since" and c.dep_ in {"mark", "prep"} for c in here.children if c.i < token.i) or (
            here.lower_ == "since" and here.i < token.i
        ):
            return here.dep_ != "ROOT"
        if here.head == here:
            return False
        here = here.head
    return False


def _told_since(token: Token, frames: dict[int, Frame]) -> Token | None:
    """The deed of a clause that *since* opens: "since the mayor was shot *in July*", "since June, when rebels shot"."""
    here = token
    for _ in range(6):
        if here.i in frames and here.i != token.i:
            return here if frames[here.i].sense.family in {"attack", "harm"} else None
        if here.lower_ == "since" or any(c.lower_ == "since" and c.dep_ in {"mark", "prep"} for c in here.lefts):
            # "since the Front claimed a string of *bombings* in Varnell in May"
            spoken_of = [t for c in here.rights if c.dep_ == "dobj" for t in events_of(c, frames)]
            return next((t for t in spoken_of if t.i < token.i), None)
        here = here.head
    return None


def _eventual(token: Token, frames: dict[int, Frame]) -> Token:
    """The event that a harm frame speaks of, when it names one: "killed in the *bombing* on Monday".

    Not the one that somebody is held for: "arrested two men on *Thursday* in the bombing".
    """
    frame = frames[token.i]
    taken = frame.sense.family in {"arrest", "legal"}
    if frame.link is not None and frame.link.i in frames and frame.link.i != token.i and not taken:
        return frame.link
    return token


def _trigger_below(token: Token, frames: dict[int, Frame]) -> Token | None:
    return next((t for t in token.subtree if t.i in frames), None)
