"""Mend what the tagger and the parser of the model get wrong again and again.

In: a parse.  Out: the same parse, in which nouns for people that the tagger took for names, for they open a sentence or
a headline or got a capital after an article, are nouns with their lemma and no entities ("Guerrillas of the FDV");
"shot" before "and killed" is a verb; "ex-wife" is one noun; "killing him and two guards" joins the guards to him, not
to the killing; and a day before a subject without an article is no part of it ("On Sunday gunmen stormed a mill").
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import TypeAlias

from kg.extract.text.parse import Doc, Token
from kg.lexicon import forms, load, words

_Mend: TypeAlias = Callable[[Token, list[int]], bool]
_HIGHEST = 5  # heads from the last word of a phrase to its noun


def retag(doc: Doc) -> None:
    """Correct tag, part of speech and lemma of capitalised nouns for people that are part of no longer name."""
    common: set[int] = set()
    for token in doc.tokens:
        if token.pos_ not in {"PROPN", "NOUN"} or not token.text.istitle():
            continue
        if token.lower_.endswith(("s", "men")):
            lemma = _singular(token.lower_)
            if lemma in words("people", "attackers", "security") and not _in_name(token):
                token.pos_, token.tag_, token.lemma_, token.ent_type_ = "NOUN", "NNS", lemma, ""
                common.add(token.i)
        elif (
            token.lower_ in words("people") and token.pos_ == "PROPN" and _after_article(token) and not _in_name(token)
        ):
            # "a gunman shot the Newsman": who is called by a name has no article
            token.pos_, token.tag_, token.lemma_, token.ent_type_ = "NOUN", "NN", token.lower_, ""
            common.add(token.i)
    doc.ents = tuple(ent for ent in doc.ents if len(ent) > 1 or ent.start not in common)
    heads = [t.head.i for t in doc.tokens]
    beside = words("victims", "beside_the_dead")
    for token in doc.tokens:
        if token.lower_ in beside:
            _mend_casualties(token)
    by_form, mended = _mends_by_form(), False
    for token in doc.tokens:
        if token.dep_ not in _MENDS_BY_RELATION and token.lower_ not in by_form:
            continue
        for mend in (by_form.get(token.lower_), _MENDS_BY_RELATION.get(token.dep_)):
            if mend is not None and mend(token, heads):
                mended = True
                break
    if mended:
        doc.tie(heads)


def _mend_casualties(token: Token) -> None:
    """ "The number of dead and *wounded*", taken for a verb: a noun beside the dead."""
    doc, i = token.doc, token.i
    if token.tag_ not in {"VBN", "VBD"} or i < 3:
        return
    if doc[i - 1].lower_ in {"and", "or"} and doc[i - 2].lower_ == "dead" and doc[i - 3].lower_ in {"of", "the"}:
        token.pos_, token.tag_ = "NOUN", "NNS"


def _mend_verb(token: Token, heads: list[int]) -> bool:
    """ "A farmer *shot* and killed two men", taken for a noun: a verb whose subject is the noun before it."""
    doc, i = token.doc, token.i
    if token.tag_ != "NN" or not 0 < i < len(doc) - 2:
        return False
    subject, other = doc[i - 1], doc[i + 2]
    if doc[i + 1].lower_ not in {"and", "or"} or other.tag_ != "VBD" or subject.head is not token:
        return False
    if subject.tag_ not in {"NN", "NNS", "NNP", "NNPS"} or subject.dep_ != "compound":
        return False
    token.pos_, token.tag_ = "VERB", "VBD"
    token.lemma_ = forms("deeds", "taken_for_nouns")[token.lower_]
    subject.dep_ = "nsubj"
    for child in token.lefts:
        if child is not subject:
            heads[child.i] = subject.i
    return True


def _mend_former(token: Token, heads: list[int]) -> bool:
    """ "his *ex-wife*", taken for three nouns: the last one bears what hangs on the first."""
    doc, i = token.doc, token.i
    if i + 2 >= len(doc) or doc[i + 1].text != "-" or doc[i + 2].pos_ not in {"NOUN", "PROPN"}:
        return False
    parts = (token, doc[i + 1], doc[i + 2])
    noun = parts[-1]
    top = min(parts, key=_depth)
    noun.dep_ = "poss" if i + 3 < len(doc) and doc[i + 3].tag_ == "POS" else top.dep_
    for part in parts[:2]:
        for child in part.children:
            heads[child.i] = noun.i
        heads[part.i], part.dep_ = noun.i, "compound"
    heads[noun.i] = noun.i if top.head is top else top.head.i
    return True


def _mend_list(token: Token, heads: list[int]) -> bool:
    """ "killing him and *two* of his guards", joined to the verb: they join the object before "and"."""
    verb = token.head
    if token.pos_ not in {"NOUN", "PROPN", "NUM", "PRON"} or verb.pos_ != "VERB":
        return False
    link = token.doc[token.left_edge.i - 1]
    if link.dep_ != "cc" or link.head is not verb:
        return False
    verbs = (verb, *(c for c in verb.rights if c.dep_ == "conj" and c.pos_ == "VERB" and c.i < link.i))
    objects = [c for v in verbs for c in v.rights if c.dep_ == "dobj" and c.i < link.i]
    if not objects or _right_edge(objects[-1]) != link.i - 1:
        return False
    heads[token.i] = heads[link.i] = objects[-1].i
    return True


def _right_edge(token: Token) -> int:
    """Index of the last word below a token."""
    while token.rights:
        token = token.rights[-1]
    return token.i


def _depth(token: Token) -> int:
    """How many words stand above a token."""
    steps = 0
    while token.head is not token:
        steps, token = steps + 1, token.head
    return steps


def _after_article(token: Token) -> bool:
    return token.i > token.sent.start and token.doc[token.i - 1].lower_ in {"a", "an", "the"}


def _singular(form: str) -> str:
    return f"{form[:-3]}man" if form.endswith("men") else form.removesuffix("s")


def _in_name(token: Token) -> bool:
    """Whether a capitalised neighbour makes the noun part of a name: "Lomar Rebels", "Guardsmen Association"."""
    doc, i = token.doc, token.i
    before = doc[i - 1] if i > token.sent.start else None
    after = doc[i + 1] if i + 1 < token.sent.end else None
    return any(t is not None and t.pos_ == "PROPN" and t.text[:1].isupper() for t in (before, after))


def _mend_aside(token: Token, heads: list[int]) -> bool:
    """ "They took two women, *killing* a driver, police said", hung on "said": it belongs to what is said."""
    verb = token.head
    if token.tag_ != "VBG" or verb.i < token.i:
        return False
    said = [c for c in verb.lefts if c.dep_ == "ccomp" and c.i < token.i]
    if not said or not any(c.dep_ == "nsubj" and c.i > token.i for c in verb.lefts):
        return False
    heads[token.i] = said[-1].i
    return True


def _mend_series(token: Token, heads: list[int]) -> bool:
    """ "They stormed the camp, *set* ablaze two huts and fled", taken for a clause beside it: one deed of several."""
    del heads
    verb = token.head
    if token.tag_ == verb.tag_ == "VBD" and verb.i < token.i and token.doc[token.i - 1].text == "," and not token.lefts:
        token.dep_ = "conj"
    return False


def _mend_after(token: Token, heads: list[int]) -> bool:
    """ "a year after a bomb at the market *killed* 12", cut into a phrase and a clause: the bomb killed them."""
    doc = token.doc
    alone = all(c.dep_ in {"npadvmod", "punct"} for c in token.lefts)
    if token.tag_ not in {"VBD", "VBN"} or not alone or not any(c.dep_ == "dobj" for c in token.rights):
        return False
    noun = doc[token.i - 1]
    for _ in range(_HIGHEST):
        if noun.dep_ == "pobj" and noun.head.lower_ in {"after", "before"}:
            link = noun.head
            if any(t.text == "," for t in doc[link.i : token.i]):
                return False
            heads[noun.i], noun.dep_ = token.i, "nsubj"
            heads[link.i], link.dep_ = token.i, "mark"
            return True
        noun = noun.head
    return False


def _mend_dead(token: Token, heads: list[int]) -> bool:
    """ "Police shoot *dead* man who stabbed two": what the shot did to him, no dead man."""
    if token.lower_ not in words("deeds", "dead"):
        return False
    verb, noun = token.doc[token.i - 1] if token.i else token, token.head
    if noun.dep_ != "dobj" or noun.head is not verb:
        return False
    heads[token.i], token.dep_ = verb.i, "acomp"
    return True


def _mend_content(token: Token, heads: list[int]) -> bool:
    """ "said in a statement on its site that it had *done* it", hung on the statement: what was said."""
    medium = token.head
    if medium.lemma_.lower() not in words("responsibility", "media") or medium.dep_ != "pobj":
        return False
    verb = medium.head.head
    if not any(c.dep_ == "mark" for c in token.lefts) or not any(c.dep_ == "nsubj" for c in token.lefts):
        return False
    if verb.pos_ != "VERB" or any(c.dep_ == "ccomp" for c in verb.children):
        return False
    heads[token.i], token.dep_ = verb.i, "ccomp"
    return True


def _mend_clause(token: Token, heads: list[int]) -> bool:
    """What may be wrong with a clause that hangs on a noun."""
    return _mend_load(token, heads) or _mend_content(token, heads)


def _mend_load(token: Token, heads: list[int]) -> bool:
    """ "Rammed a car packed with explosives *into* a convoy *on* Sunday", hung on "packed": what the verb tells."""
    if token.lower_ not in words("deeds", "laden") or token.head.dep_ != "dobj":
        return False
    after = [c for c in token.rights if c.dep_ in {"prep", "npadvmod", "advmod"}]
    loads = [c for c in after if c.lower_ == "with"]
    if not loads:
        return False
    later = [c for c in after if c.i > loads[0].i]
    for child in later:
        heads[child.i] = token.head.head.i
    return bool(later)


def _mend_fire(token: Token, heads: list[int]) -> bool:
    """ "Gunmen riding a motorcycle *opened* fire at a bus", taken for an opened fire that they ride: they opened it."""
    fire, clause = token.head, token.head.head
    rider = clause.head
    if fire.i != token.i + 1 or fire.lower_ != "fire" or clause.dep_ != "acl" or not rider.i < clause.i < token.i:
        return False
    if rider.pos_ not in {"NOUN", "PROPN"}:
        return False
    token.pos_, token.tag_, token.dep_ = "VERB", "VBD", rider.dep_
    heads[token.i] = token.i if rider.head is rider else rider.head.i
    heads[rider.i], rider.dep_ = token.i, "nsubj"
    heads[fire.i] = token.i
    for child in fire.lefts:
        if child is not token:
            heads[child.i] = clause.i if child.dep_ == "npadvmod" else rider.i
            child.dep_ = "dobj" if child.dep_ == "npadvmod" else child.dep_
    for child in (*fire.rights, *(c for c in clause.rights if c.i > fire.i)):
        heads[child.i] = token.i
    for child in rider.lefts:
        if child.lower_ in {"when", "after", "as", "before"}:
            heads[child.i], child.dep_ = token.i, "advmod"
    return True


def _mend_verdict(token: Token, heads: list[int]) -> bool:
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


def _mend_label(token: Token, heads: list[int]) -> bool:
    """ "*Velia*: Gunmen abduct two", taken for a subject: what the headline is about."""
    del heads
    doc, i = token.doc, token.i
    if i + 1 >= len(doc) or doc[i + 1].text != ":":
        return False
    if any(c.dep_ == "nsubj" and c.i > i for c in token.head.lefts):
        token.dep_ = "dep"
    return False


def _mend_day(token: Token, heads: list[int]) -> bool:
    """ "On *Sunday* gunmen stormed", "Last *Friday* rebels burned", taken for a kind of gunmen: when it was."""
    noun = token.head
    if token.dep_ != "compound" or noun.i != token.i + 1 or not _armed(noun):
        return False
    if noun.dep_ in {"nsubj", "nsubjpass"}:
        heads[token.i], token.dep_ = noun.head.i, "npadvmod"
    elif noun.dep_ == "pobj" and noun.head.head.i > noun.i and noun.head.head.pos_ == "VERB":
        verb = noun.head.head
        if any(c.dep_ in {"nsubj", "nsubjpass", "csubj"} for c in verb.lefts):
            return False
        heads[token.i], token.dep_ = noun.head.i, "pobj"
        heads[noun.i] = verb.i
        noun.dep_ = "nsubjpass" if any(c.dep_ == "auxpass" for c in verb.lefts) else "nsubj"
    else:
        return False
    for child in noun.lefts:
        if child.i < token.i and child.dep_ in {"amod", "det"}:
            heads[child.i] = token.i
    return True


def _mend_gap(token: Token, heads: list[int]) -> bool:
    """ "Three days *earlier* gunmen had attacked", taken for what the gunmen are: when it was."""
    noun = token.head
    if token.dep_ != "amod" or noun.dep_ not in {"nsubj", "nsubjpass"} or noun.lefts[0] is not token:
        return False
    if not any(c.dep_ == "npadvmod" for c in token.lefts):
        return False
    heads[token.i], token.dep_ = noun.head.i, "advmod"
    return True


def _armed(noun: Token) -> bool:
    armed = words("people", "attackers", "security") | words("organizations", "SecurityForce")
    return noun.tag_ == "NNS" and noun.lemma_.lower() in armed


def _mend_captives(token: Token, heads: list[int]) -> bool:
    """ "took six workers *hostage* at a mill", taken for one noun: whom they took, and what for."""
    people, verb = token.doc[token.i - 1] if token.i else token, token.head
    if people.head is not token or people.dep_ != "compound" or people.tag_ not in {"NN", "NNS"}:
        return False
    if token.dep_ == "conj" and token.head.dep_ == "dobj":
        verb = token.head.head  # "took six workers and a driver hostage"
    elif token.dep_ != "dobj" or people.tag_ != "NNS":
        return False
    for child in token.children:
        heads[child.i] = people.i if child.i < people.i else verb.i
    heads[people.i], people.dep_ = token.head.i, token.dep_
    heads[token.i], token.dep_ = verb.i, "dobj"
    return True


#: What may be wrong with a token, by its relation and by its form.
_MENDS_BY_RELATION: Mapping[str, _Mend] = {
    "nsubj": _mend_label,
    "conj": _mend_list,
    "advcl": lambda token, heads: _mend_aside(token, heads) or _mend_series(token, heads) or _mend_after(token, heads),
    "amod": _mend_dead,
    "acl": _mend_clause,
}


@cache
def _mends_by_form() -> Mapping[str, _Mend]:
    verdicts = dict.fromkeys(words("deeds", "verdicts"), _mend_verdict)
    values = load("times")["values"]
    return {
        "ex": _mend_former,
        "opened": _mend_fire,
        **dict.fromkeys(forms("deeds", "taken_for_nouns"), _mend_verb),
        **dict.fromkeys(words("deeds", "captives"), _mend_captives),
        **dict.fromkeys((*values["weekday"], *values["deictic"]), _mend_day),
        **dict.fromkeys(values["dir"], _mend_gap),
        **verdicts,
    }
