"""Tell what is only played, told or laid down from what happened: sport, drills, films, games, laws, false reports.

In: frames with their parse.  Out: whether a frame belongs to such a world; nothing is written.
"""

from __future__ import annotations

from datetime import timedelta

from kg.extract.drafts import Reading
from kg.extract.frames.roles import Frame, raw_objects
from kg.extract.frames.worlds import is_elsewhere
from kg.extract.text.parse import Doc, Token
from kg.extract.text.syntax import ancestors, first_conjunct, is_negated, is_verbal, prepositions, subjects
from kg.extract.text.triggers import noun_trigger
from kg.lexicon import words

_DRILL_WORDS = 2  # mentions of a drill, and words of what is played at it, that make an article one about it
_RECENT = timedelta(days=31)
_PRESENT = frozenset({"VBZ", "VBP"})


def is_pretended(reading: Reading, frame: Frame, worlds: frozenset[str]) -> bool:
    """Whether what a frame tells belongs to another world, a drill, a story or a law, or is called untrue."""
    if is_elsewhere(reading, frame, worlds):
        return True
    if frame.sense.family not in {"attack", "harm", "damage"}:
        return False
    token = frame.trigger
    if not frame.nominal and (_of_a_work(frame) or _by_whoever(token)):
        return True
    return _rehearsed(reading, token) or _untrue(token) or _in_a_story(token, frame.nominal)


def _rehearsed(reading: Reading, token: Token) -> bool:
    """Whether it was staged: "a *mock* attack", "a drill in which gunmen storm a bank"."""
    if any(c.lower_ in words("factuality", "mock") for c in token.children):
        return True
    drills = words("factuality", "drills")
    staged = _staged(reading)
    if staged and reading.paragraph_index(token) in staged:
        return True
    if _of_a_drill(reading.doc) and not _long_ago(reading, token):
        return True
    if (drills | words("factuality", "rehearsing")).isdisjoint(reading.doc.vocabulary[0]):
        return False
    above = [token, *ancestors(token)]
    told = [t for t in above[1:] if t.pos_ == "NOUN" and t.i < token.i]
    told += [t for verb in above if is_verbal(verb) for prep, t in prepositions(verb) if prep == "in"]
    if token.dep_ == "dobj" and token.head.lemma_.lower() in words("factuality", "rehearsing"):
        return True  # "police *simulated* a bomb attack on a school"
    return any(t.lemma_.lower() in drills for t in told)


def _of_a_drill(doc: Doc) -> bool:
    """Whether an article is about a drill: it is named again and again, with words of what is only played."""
    known: bool | None = doc.cache.get("kg_drill")
    if known is None:
        named = [t for t in doc.among(words("factuality", "exercises")) if t.pos_ in {"NOUN", "PROPN"}]
        played = words("factuality", "mock", "rehearsed", "rehearsing")
        found = {t.lemma_.lower() for t in doc.among(played, played)} if len(named) >= _DRILL_WORDS else ()
        known = doc.cache["kg_drill"] = len(found) >= _DRILL_WORDS
    return known


def _long_ago(reading: Reading, token: Token) -> bool:
    """Whether the sentence tells of another time than the article's: "after the shooting of *2019*"."""
    published = reading.article.date
    days = [t.when for t in reading.times_in(token.sent) if t.when is not None]
    return published is None or any(when.latest < published - _RECENT for when in days)


def _staged(reading: Reading) -> frozenset[int]:
    """The paragraphs that tell of a mock attack."""
    found: frozenset[int] | None = reading.doc.cache.get("kg_staged")
    if found is None:
        told = [
            t for t in reading.doc.among(frozenset(), words("factuality", "mock")) if noun_trigger(t.head) is not None
        ]
        found = reading.doc.cache["kg_staged"] = frozenset(reading.paragraph_index(t) for t in told)
    return found


def _of_a_work(frame: Frame) -> bool:
    """Whether a film or a picture is shot: "the film, *shot* in Lomar", "the director *shot* the film in 40 days"."""
    verb = frame.trigger
    if verb.lemma_.lower() != "shoot":
        return False
    shot = raw_objects(frame) + ([verb.head] if verb.dep_ == "acl" else [])
    return any(t.lemma_.lower() in words("factuality", "works", "footage") for t in shot)


def _in_a_story(token: Token, nominal: bool) -> bool:
    """Whether it happens in a film or a book: "the film, about a gang that storms a bank", "in the final scene"."""
    verb = token
    while nominal and verb.head != verb and not is_verbal(verb):
        verb = verb.head
    first = verb.head if verb.tag_ == "VB" and verb.dep_ == "conj" else verb  # "who attack a mill and *kill* three"
    if first.tag_ not in _PRESENT:
        return False
    works = words("factuality", "works")
    if works.isdisjoint(token.doc.vocabulary[0]):
        return False
    above = (verb, *ancestors(verb))
    if any(t.lemma_.lower() in works for t in above if t.pos_ == "NOUN"):
        return True
    told = [
        t for v in above if is_verbal(v) for t in (*subjects(v), *(p for prep, p in prepositions(v) if prep == "in"))
    ]
    return any(t.lemma_.lower() in works for t in told if t.pos_ == "NOUN")


def _by_whoever(verb: Token) -> bool:
    """Whether a rule speaks of anybody who does it: "*anyone who* attacks a nurse faces prison"."""
    if verb.tag_ not in _PRESENT or verb.dep_ != "relcl":
        return False
    return verb.head.lower_ in words("factuality", "whoever")


def _untrue(token: Token) -> bool:
    """Whether it is called false: "reports of a shooting turned out to be *false*", "was *mistaken* for gunfire"."""
    head = token.head
    if token.dep_ == "nsubj":
        return _turned_out_untrue(head)
    if token.dep_ != "pobj":
        return False
    if head.lower_ == "for" and head.head.lemma_.lower() in words("factuality", "mistaking"):
        return True
    first = first_conjunct(head)  # "reports of shots and *of an attack*"
    report = first.head
    if first.lower_ != "of" or report.lemma_.lower() not in words("factuality", "reports"):
        return False
    verb = report.head
    if any(t.lower_ in words("factuality", "untrue") for t in report.lefts):
        return True  # "*false* reports of an attack"
    return is_verbal(verb) and any(t.lower_ in words("factuality", "untrue") for t in verb.subtree if t.i > verb.i)


def _turned_out_untrue(verb: Token) -> bool:
    """Whether the verb says that what it is told of was nothing: "the incident turned out to be a *false alarm*"."""
    copulas = [v for v in (verb, *(c for c in verb.rights if c.dep_ == "xcomp")) if v.lemma_ == "be"]
    called = [c for v in copulas if not is_negated(v) for c in v.rights if c.dep_ == "attr"]
    called = [t for t in called if not any(c.lower_ == "no" for c in t.lefts)]  # "it was no hoax"
    untrue = words("factuality", "untrue")
    return any(t.lower_ in untrue or any(c.lower_ in untrue for c in t.lefts) for t in called)
