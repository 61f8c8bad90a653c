"""Find acts of speech that a noun or an adjective names: "voiced condemnation of", "a denial by", "was appalled by".

In: nouns of ``kg/lexicon/reporting.toml`` and their light verbs.  Out:
:class:`~kg.extract.statements.acts.Act` records.
"""

from __future__ import annotations

from kg.extract.drafts import EntityDraft, Reading
from kg.extract.speech.governors import saying_above
from kg.extract.speech.speakers import authors, is_performed, speakers, unique, voices
from kg.extract.statements.acts import KINDS, Act, identified, parties, words_before
from kg.extract.text.parse import Token
from kg.extract.text.syntax import conjuncts, is_negated, is_verbal, prepositions, subjects
from kg.lexicon import heads, index, match_end, words


def nominal_act(reading: Reading, noun: Token) -> Act | None:
    """An act named by a noun: "voiced condemnation of", "drew condemnation from", "a denial by"."""
    known = heads("reporting", table="nouns")
    if noun.lemma_.lower() not in known and noun.lower_ not in known:
        return None
    before = words_before(noun)
    entry = match_end("reporting", [t.lemma_.lower() for t in before], [t.lower_ for t in before], table="nouns")
    if entry is None or entry in words("statements", "none") or noun.dep_ in {"compound", "nmod"}:
        return None
    table = index("reporting", "nouns").get(entry, "")
    if table not in KINDS or table == "announce" or any(c.lower_ == "no" for c in noun.children):
        return None
    verb = _light_verb(noun)
    kind, rule = KINDS[table], f"lexicon:{entry.replace(' ', '-')}"
    around = [*prepositions(noun), *(prepositions(verb) if verb is not None else ())]
    around += [pair for n in conjuncts(noun)[1:] for pair in prepositions(n)]  # "solidarity with and support for"
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
        preps = {"against", "at", "to"} if entry in words("statements", "threats") else {"against", "at"}
        act.accused = parties(reading, [t for p, t in around if p in preps])  # "an ultimatum to the ministry"
        if table == "accuse" and verb is not None and not act.accused:
            # "filed a lawsuit in the court of the district against the bank"
            act.accused = parties(reading, [t for n in verb.subtree for p, t in prepositions(n) if p == "against"])
        if table == "accuse" and not act.accused:
            return None
    return act


def _light_verb(noun: Token) -> Token | None:
    """The verb that lends itself to a noun of saying."""
    top = noun
    while top.dep_ in {"conj", "appos"} and not is_verbal(top.head):
        top = top.head
    if (
        top.dep_ == "pobj"
        and top.head.lower_ in {"of", "in"}
        and top.head.head.lemma_.lower() in words("statements", "documents", "wordings")
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
    if any(c.dep_ == "ccomp" or (c.dep_ == "acl" and any(t.lower_ == "to" for t in c.lefts)) for c in noun.children):
        return True  # not "the threat posed by"
    return verb is not None and verb.lemma_.lower() in words("statements", "threatening")


def dismayed_act(reading: Reading, word: Token) -> Act | None:
    """ "The mayor was appalled by the attack", "said she was heartbroken for the families"."""
    sorrow = word.lower_ in words("statements", "sorrow")
    verb = word if word.dep_ not in {"acomp", "conj"} else word.head
    preps = {"by", "at", "over", "with"} | ({"for"} if sorrow else set())
    themes = [t for p, t in (*prepositions(word), *prepositions(verb)) if p in preps]
    who = unique(e for t in subjects(verb) for e in voices(reading, t))
    if sorrow:
        above = saying_above(verb)
        told = speakers(reading, above) if above is not None else []
        # "residents were saddened by it" is no statement of theirs; "he said he and his wife were" is his alone
        who = identified([e for e in who if any(e is s for s in told)] or who)
    if not who or not themes or word.dep_ == "amod" or is_negated(verb):
        return None
    return Act("Support" if sorrow else "Condemnation", word, verb, f"lexicon:{word.lower_}", who, themes)
