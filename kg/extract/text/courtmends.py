"""Mend the parse of reports from court and police: who is listed with age and address, what is charged on a day, whose
deed had an outcome, who was disguised, what else he was found guilty of.

In: a token that is often read wrong, and the heads of all tokens.  Out: whether it was mended; the heads are changed.
"""

from __future__ import annotations

from kg.extract.text.deedmends import take_place
from kg.extract.text.parse import Token
from kg.extract.text.syntax import ancestors, first_conjunct, is_passive
from kg.extract.text.triggers import noun_trigger
from kg.lexicon import words

_AFTER_A_DATE = frozenset({"acl", "advcl", "appos", "conj", "dep", "dobj", "nmod", "pobj"})
_DATE = 7  # tokens of "August 3, 2019,"


def mend_dated_deed(token: Token, heads: list[int]) -> bool:
    """ "Charged over the *August* 3, 2019, shooting", the month taken for what the charge is over: the shooting is."""
    doc, prep = token.doc, token.head
    article = doc[token.i - 1] if token.i else token
    if token.dep_ != "pobj" or article.lower_ != "the":
        return False
    end = token.i + 1
    while end < min(len(doc) - 1, token.i + _DATE) and (doc[end].like_num or doc[end].lower_ in {",", "."}):
        end += 1
    deed = doc[end]
    beside = deed.head is token or deed.head.is_ancestor(token)
    if doc[end - 1].text != "," or not beside or deed.dep_ not in _AFTER_A_DATE:
        return False
    if noun_trigger(deed) is None:
        return False
    deed.pos_, deed.lemma_ = "NOUN", deed.lemma_ if deed.tag_ in {"NN", "NNS"} else deed.lower_
    deed.tag_ = deed.tag_ if deed.tag_ in {"NN", "NNS"} else "NN"
    heads[deed.i], deed.dep_ = prep.i, "pobj"
    heads[token.i], token.dep_ = deed.i, "nmod"
    heads[article.i] = deed.i
    return True


def mend_next_charged(token: Token, heads: list[int]) -> bool:
    """ "Ilo Venn, 27, of Mill Road, Lomar, and *Dov Marr*, 22, were charged", joined to the road: the next person."""
    if token.head.i > token.i or not _with_age(token) or _with_age(token.head):
        return False
    above = token.head
    while above.dep_ in {"conj", "appos"}:
        above = above.head
    prep, person = above.head, above.head.head
    if above.dep_ != "pobj" or prep.lower_ not in {"of", "from"} or not _with_age(person):
        return False
    heads[token.i], token.dep_ = person.i, "conj"
    return True


def mend_disguised(token: Token, heads: list[int]) -> bool:
    """ "A man dressed as an officer, who *fired*", hung on the officer: the man fired."""
    if token.dep_ == "advcl":
        return _mend_dressed(token, heads)
    noun = token.head
    clothes = noun.head.head
    if noun.dep_ != "pobj" or noun.head.lower_ != "as" or clothes.lemma_.lower() not in words("deeds", "dressing"):
        return False
    if clothes.dep_ != "acl" or token.i < noun.i:
        return False
    heads[token.i] = clothes.head.i
    return True


def _mend_dressed(token: Token, heads: list[int]) -> bool:
    """ "Gunmen dressed as policemen *stormed* a bank", taken for what the policemen did: the gunmen stormed it."""
    clothes = token.head
    mark = next((c for c in token.lefts if c.dep_ == "mark"), None)
    noun = next((c for c in token.lefts if c.dep_ == "nsubj"), None)
    if clothes.lower_ not in words("deeds", "guises") or token.tag_ != "VBD" or mark is None or noun is None:
        return False
    if mark.lower_ != "as" or mark.i != clothes.i + 1 or noun.left_edge.i != mark.i + 1:
        return False
    subject = next((c for c in clothes.lefts if c.dep_ in {"nsubj", "nsubjpass"}), None) or clothes.head
    if subject.i > clothes.i or subject.pos_ not in {"NOUN", "PROPN"}:
        return False
    if any(c.dep_ in {"aux", "auxpass"} for c in clothes.lefts):
        return False  # "was getting dressed as soldiers stormed it"
    top = clothes if subject.head is clothes else subject
    rest = [c for c in top.children if c is not subject and c is not clothes and c.i > token.i]
    take_place(token, top, heads)
    heads[subject.i], subject.dep_ = token.i, "nsubj"
    heads[clothes.i], clothes.dep_, clothes.tag_ = subject.i, "acl", "VBN" if clothes.tag_ == "VBD" else clothes.tag_
    heads[mark.i], mark.dep_ = clothes.i, "prep"
    heads[noun.i], noun.dep_ = mark.i, "pobj"
    for child in rest:
        heads[child.i] = token.i
    return True


def mend_whose(token: Token, heads: list[int]) -> bool:
    """ "Blamed the Front, whose leader, Ilo Venn, *dismissed* it", joined to "blamed": the leader did."""
    verb = token.head
    if token.tag_ not in {"VBD", "VBZ"} or token.i < verb.i or any(c.dep_ in {"nsubj", "cc"} for c in token.lefts):
        return False
    whose = [t for t in token.doc.tokens[verb.i + 1 : token.i] if t.tag_ == "WP$"]
    noun = whose[-1].head if whose else token
    if noun is token or noun.dep_ != "appos" or any(t.tag_[:2] == "VB" for t in token.doc.tokens[noun.i : token.i]):
        return False
    heads[token.i], token.dep_ = noun.head.i, "relcl"
    heads[noun.i], noun.dep_ = token.i, "nsubj"
    return True


def mend_outcome(token: Token, heads: list[int]) -> bool:
    """ "Police arrested a man after he drove into a crowd, *injuring* seven", hung on the arrest: the drive did."""
    verb = token.head
    if token.tag_ != "VBG" or token.i < verb.i or verb.lemma_.lower() not in words("deeds", "prosecuting"):
        return False
    if token.lemma_.lower() not in words("victims", "needing"):
        return False
    told = [t for t in verb.subtree if verb.i < t.i < token.i and t.tag_ == "VBD" and t.dep_ in {"advcl", "relcl"}]
    if not told:
        return False
    heads[token.i] = told[-1].i
    return True


def _with_age(name: Token) -> bool:
    """Whether an age between commas follows a name: "Ilo Venn, 27,"."""
    doc, i = name.doc, name.i
    return name.tag_ == "NNP" and i + 2 < len(doc) and doc[i + 1].text == "," and doc[i + 2].text.isdigit()


def mend_charge(token: Token, heads: list[int]) -> bool:
    """ "Was found guilty in 2021 *of* shooting him", "charged on Monday *with* murder", hung on the day: the charge."""
    day = token.head
    if token.dep_ != "prep" or day.ent_type_ != "DATE" or day.dep_ not in {"pobj", "npadvmod"} or day.i > token.i:
        return False
    if day.tag_ not in {"CD", "NNP", "NN"} or any(c.dep_ == "det" for c in day.lefts):
        return False  # "on the Monday of the siege"
    if any(c.dep_ == "pobj" and c.ent_type_ in {"DATE", "TIME"} for c in token.rights):
        return False  # "on 5 May of last year"
    verb = day.head.head if day.dep_ == "pobj" else day.head
    if verb.lemma_.lower() not in words("deeds", "prosecuting"):
        return False
    found = next((c for c in verb.children if c.lower_ in words("deeds", "verdicts")), verb)
    heads[token.i] = found.i
    return True


def mend_verdict(token: Token, heads: list[int]) -> bool:
    """ "found Ilo Venn, 29, and Mara Quill, 33, *guilty*", hung on the last of them: what they were found."""
    noun = token.head
    if token.dep_ != "amod" or noun.i > token.i or token.lower_ not in words("deeds", "verdicts"):
        return False
    while noun.dep_ in {"conj", "appos"}:
        noun = noun.head
    if noun.dep_ != "dobj":
        return False
    heads[token.i], token.dep_ = noun.head.i, "oprd"
    return True


def mend_by_court(token: Token, heads: list[int]) -> bool:
    """ "Was convicted of kidnapping and murder *by* a court", hung on the murder: who convicted."""
    noun = first_conjunct(token.head)
    verb = noun.head.head
    court = next((c for c in token.rights if c.dep_ == "pobj"), None)
    if court is None or court.lemma_.lower() not in words("facilities", "justice"):
        return False
    if noun.dep_ != "pobj" or not is_passive(verb) or verb.lemma_.lower() not in words("deeds", "prosecuting"):
        return False
    heads[token.i], token.dep_ = verb.i, "agent"
    return True


def mend_judged_deed(token: Token, heads: list[int]) -> bool:
    """ "Arrested two men over the blast in Lomar that *killed* nine", hung on the men: the blast killed them."""
    people = token.head
    pronoun = next((c for c in token.lefts if c.dep_ == "nsubj"), None)
    if token.tag_ != "VBD" or pronoun is None or pronoun.lower_ not in {"that", "which"} or people.i > pronoun.i:
        return False
    if people.ent_type_ != "PERSON" and people.lemma_.lower() not in words("people"):
        return False
    between = token.doc.tokens[people.i + 1 : pronoun.i]
    told = (noun_trigger(t) if t.dep_ == "pobj" and t.head.head in (people, people.head) else None for t in between)
    deed = next(
        (t for t, sense in zip(between, told, strict=True) if sense is not None and sense.family == "attack"), None
    )
    if deed is None:
        return False
    heads[token.i] = deed.i
    return True


def mend_story(token: Token, heads: list[int]) -> bool:
    """ "The trial of two men accused over the bombing *opened* on Tuesday", taken for the bombing's: the trial did."""
    top = token.head
    while top.head is not top and top.i < token.i:
        top = top.head
    under_way = token.tag_ == "VBN" and token.lemma_.lower() in words("deeds", "under_way")
    if not (token.tag_ == "VBD" or under_way) or top is token.head or top.head is not top or top.i > token.i:
        return False
    if top.pos_ not in {"NOUN", "PROPN"} or any(c.dep_ in {"dobj", "agent", "nsubj"} for c in token.children):
        return False
    if any(t.text in {",", ";", ":"} for t in token.doc.tokens[token.head.i : token.i]):
        return False
    take_place(token, top, heads)
    heads[top.i], top.dep_, token.tag_ = token.i, "nsubj", "VBD"
    for child in top.children:
        if child.i > token.i:
            heads[child.i] = token.i
    return True


def mend_next_count(token: Token, heads: list[int]) -> bool:
    """ "Guilty of bombing a bank, *of* shooting a clerk and of arson", hung on the bombing: one more thing of all."""
    before = token.doc[token.i - 1] if token.i else token
    if token.dep_ != "prep" or before.lower_ not in {",", "and", "or"} or not any(True for _ in token.rights):
        return False
    first = next((t for t in ancestors(token, 6) if t.dep_ == "prep" and t.lower_ == token.lower_), None)
    deed = next(iter(first.rights), None) if first is not None else None
    if first is None or deed is None or not (deed.dep_ == "pcomp" or noun_trigger(deed) is not None):
        return False
    heads[token.i] = heads[first.i]
    return True


def mend_found_to(token: Token, heads: list[int]) -> bool:
    """ "Was found to have bombed a bank, *shot* a clerk and burned a car", joined to "found": what he did.

    "Prosecutors say that he robbed a bank and *shot* a clerk", joined to "say", as well.
    """
    verb = token.head
    if token.tag_ not in {"VBD", "VBN"} or any(c.dep_ not in {"advmod", "punct"} for c in token.lefts):
        return False
    done = next((c for c in verb.rights if c.dep_ in {"ccomp", "xcomp"} and c.i < token.i), None)
    if done is None or token.i < verb.i:
        return False
    perfect = done.dep_ == "xcomp" and done.tag_ == "VBN" and any(c.lower_ == "have" for c in done.lefts)
    if not perfect and not (verb.tag_ in {"VBP", "VBZ"} and done.tag_ == token.tag_ == "VBD"):
        return False
    heads[token.i] = done.i
    return True
