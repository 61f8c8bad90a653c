"""Questions asked of a dependency parse; no knowledge of the domain.

In: spaCy tokens.  Out: tokens.  The labels are those of spaCy's English models (ClearNLP style).
Nothing here looks at word lists or writes to the ``Doc``.
"""

from __future__ import annotations

from collections.abc import Container, Iterator

from kg.datelines import find_datelines
from kg.extract.text.numerals import parse_number
from kg.extract.text.parse import Doc, Span, Token
from kg.lexicon import words

SUBJECTS = frozenset({"nsubj", "csubj"})
PASSIVE_SUBJECTS = frozenset({"nsubjpass", "csubjpass"})
_ANY_SUBJECT = SUBJECTS | PASSIVE_SUBJECTS
_OWN = _ANY_SUBJECT | {"aux", "dobj"}  # what a participle has that shares nothing
RELATIVE_PRONOUNS = frozenset({"who", "which", "that", "whom", "whose"})
COUNTED = frozenset({"nsubj", "nsubjpass", "dobj", "conj"})
_QUOTES = frozenset({"“", "``", "”", "''", '"'})
_GOVERNING = frozenset({"advmod", "agent", "conj", "dative", "prt"})  # what a preposition may be parsed as, beside prep
_SHARING = 3  # tokens between two participles that share what follows
_NP_LEFT = frozenset(
    {"det", "amod", "nummod", "compound", "poss", "nmod", "quantmod", "advmod", "predet", "neg", "npadvmod"}
)


def is_verbal(token: Token) -> bool:
    """Whether the token heads a clause: a verb, or a participle that the tagger calls an adjective or noun."""
    return token.pos_ in {"VERB", "AUX"}


def is_passive(verb: Token) -> bool:
    """Whether a verb is passive: by its auxiliary, as a reduced relative, or as conjunct of a passive verb."""
    below = {c.dep_ for c in verb.children}
    if "auxpass" in below:
        return True
    if not PASSIVE_SUBJECTS.isdisjoint(below):
        return verb.tag_ != "VBD"  # a finite verb without an auxiliary is no passive, whatever its subject is called
    if verb.tag_ not in {"VBN", "VBD"} or "nsubj" in below or "aux" in below:
        return False
    if "agent" in below:
        return True
    if verb.tag_ == "VBN" and verb.dep_ == "acl":
        return True  # "the people killed in the blast"
    if verb.tag_ == "VBN" and verb.dep_ == "xcomp" and verb.head.lemma_ == "find" and is_passive(verb.head):
        return True  # "two brothers were found *shot* dead"
    if verb.dep_ == "conj" and verb.tag_ == "VBN" and verb.head.pos_ in {"VERB", "AUX"}:
        # "were killed and wounded": the second shares the auxiliary unless it has an object of its own
        return is_passive(verb.head) and not any(
            c.dep_ == "dobj" and c.ent_type_ not in {"DATE", "TIME"} for c in verb.children
        )
    return False


def conjuncts(token: Token) -> list[Token]:
    """The token and everything coordinated with it to its right, in text order."""
    found = [token]
    for child in token.children:
        if child.i > token.i and (child.dep_ == "conj" or _second_person(token, child)):
            found.extend(conjuncts(child))
        elif child.i > token.i and child.dep_ == "appos" and token.tag_ == "NN" and child.ent_type_ == "PERSON":
            found.extend(conjuncts(child)[1:])  # "killed the mayor, Ilo Venn, and two guards"
    return found


def _second_person(token: Token, child: Token) -> bool:
    """Whether an apposition is another person's name: "killing Ilo Venn, 42; Mara Quill, 19; and a driver"."""
    if not (child.dep_ == "appos" and child.ent_type_ == token.ent_type_ == "PERSON" and child.tag_ == "NNP"):
        return False
    return child.left_edge.tag_ != "VBG"  # "Ilo Venn, *hosting* the Velian leader Dov Marr, offered": a participle


def number_of(noun: Token) -> int | None:
    """The count before a noun: "*two* nurses", "*a* nurse", "*her* nurse"."""
    for child in noun.lefts:
        if child.dep_ == "nummod" and (count := parse_number([child.text])) is not None:
            return count
        if child.lower_ in {"a", "an"} or (child.dep_ == "poss" and noun.tag_ == "NN"):
            return 1
    return None


def antecedent(pronoun: Token) -> Token | None:
    """The noun that a relative pronoun stands for, as the parse attaches its clause."""
    clause = pronoun
    while clause.dep_ not in {"relcl", "ROOT"} and clause.head != clause:
        clause = clause.head
    return clause.head if clause.dep_ == "relcl" else None


def relative_clause(verb: Token) -> Token | None:
    """The noun whose full relative clause the verb belongs to (directly or as a conjunct), else ``None``."""
    while verb.dep_ == "conj" and verb.head.pos_ in {"VERB", "AUX"}:
        verb = verb.head
    return verb.head if verb.dep_ == "relcl" else None


def subjects(verb: Token, depth: int = 0) -> list[Token]:
    """Heads of the (active or passive) subjects, shared and controlled ones included; relative pronouns stay."""
    own = [c for c in verb.children if c.dep_ in _ANY_SUBJECT]
    if own:
        return [t for s in own for t in conjuncts(s)]
    if depth > 4:
        return []
    head = verb.head
    if verb.dep_ == "conj" and verb.tag_ == "VBG" and head.tag_ in {"VBD", "VBN"}:
        above = next((t for t in ancestors(head) if t.tag_ == "VBG"), None)
        if above is not None:  # "killing 15, among them a guard killed and *wounding* 20": goes on with "killing"
            return subjects(above, depth + 1)
    if verb.dep_ == "conj" and is_verbal(head):
        while verb.tag_ in {"VBD", "VBZ"} and head.tag_ in {"VB", "VBP"} and head.head.tag_ == "VBD":
            head = head.head  # "made them get off and then *kidnapped* two": past beside a bare verb
        return subjects(head, depth + 1)  # "stormed the hotel and killed the guard"
    if verb.dep_ in {"relcl", "acl"} and head.pos_ in {"NOUN", "PROPN", "PRON", "NUM"}:
        return [head]  # "the men arrested", "gunmen firing from a car"
    if verb.dep_ == "pcomp" and head.lower_ in {"of", "for", "from", "with"}:
        # "accused the men of firing", "charged them with firing": the object fires
        receivers = [head.head] if head.head.dep_ == "dobj" else [c for c in head.head.children if c.dep_ == "dobj"]
        if receivers and not _mass(receivers[0]):
            return [t for o in receivers for t in conjuncts(o)]
    if verb.dep_ in {"xcomp", "advcl", "pcomp", "ccomp"}:
        # "the Front was *quick* to claim it": the Front claimed it
        above = head.head if head.dep_ == "acomp" and verb.dep_ == "xcomp" else head
        while (
            above.dep_ in {"prep", "agent", "mark", "pcomp"}
            or (above.dep_ == "conj" and above.tag_ == "IN")  # "guilty of bombing a bank and *of* shooting a clerk"
            or (above.dep_ == "dobj" and _mass(above))
        ) and above.head != above:
            above = above.head
        if above == head or is_verbal(above):
            if verb.dep_ == "xcomp":
                received = [c for c in above.children if c.dep_ == "dobj"]
                if received and above.lemma_ in words("deeds", "told_to"):
                    return [t for o in received for t in conjuncts(o)]
            if verb.tag_ in {"VBG", "VB", "VBN"} or verb.dep_ == "xcomp":
                return subjects(above, depth + 1)
        if above.pos_ in {"NOUN", "PROPN"} and above != head:
            return []
    return []


def _mass(noun: Token) -> bool:
    """Whether a noun stands without determiner or number: "claimed responsibility for killing", nobody who can kill."""
    return noun.tag_ == "NN" and not any(c.dep_ in {"det", "poss", "nummod", "compound"} for c in noun.children)


def more_of_them(token: Token) -> bool:
    """Whether a number more stands for people: "killed two guards and wounded *six more*"."""
    if token.tag_ != "JJR" or token.lower_ != "more" or token.dep_ not in COUNTED:
        return False
    return any(c.dep_ == "nummod" for c in token.lefts)


def aged(token: Token) -> bool:
    """Whether an age stands for the person: "shot a *19-year-old*", not "a 19-year-old man"."""
    return (
        token.lower_ == "old"
        and token.dep_ in {"nsubj", "nsubjpass", "dobj", "pobj", "conj", "attr"}
        and token.i > token.sent.start + 2
        and token.doc[token.i - 2].lower_ in {"year", "month"}
    )


def objects(verb: Token) -> list[Token]:
    """Heads of the direct (and dative) objects, coordinated ones included."""
    heads = [c for c in verb.children if c.dep_ in {"dobj", "oprd"} and (c.pos_ != "ADJ" or aged(c) or more_of_them(c))]
    return [t for c in heads for t in conjuncts(c)]


def agents(verb: Token) -> list[Token]:
    """Heads of the *by* phrases of a passive."""
    found: list[Token] = []
    for child in verb.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by" and is_passive(verb)):
            found.extend(t for c in child.children if c.dep_ == "pobj" for t in conjuncts(c))
    if not found:
        for child in verb.rights:
            alone = not any(c.dep_ in _OWN for c in child.children)
            if child.dep_ == "conj" and child.tag_ == "VBN" and alone and child.i - verb.i <= _SHARING:
                return agents(child)  # "was shot and wounded *by police*"
    return found


def owns(token: Token) -> bool:
    """Whether an apostrophe after the noun, however tagged, makes it an owner: "shooting on Varnell*'s* side"."""
    after = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    return (
        after is not None and after.text in {"'s", "’s"} and token.dep_ != "poss" and after.dep_ not in {"aux", "ROOT"}
    )


def prepositions(token: Token) -> Iterator[tuple[str, Token]]:
    """Pairs of a preposition (lower case; "in front of" as ``of``) and the head of what it governs."""
    for child in token.children:
        if child.dep_ == "prep":
            for prep in conjuncts(child):  # "on the bank *and against* the town hall"
                yield from _governed(prep)
        elif child.dep_ in _GOVERNING:
            yield from _governed(child)


def _governed(prep: Token) -> Iterator[tuple[str, Token]]:
    if prep.dep_ in {"prep", "agent", "dative"} or (prep.dep_ in {"prt", "conj"} and prep.pos_ == "ADP"):
        for inner in prep.children:
            if inner.dep_ == "pobj":
                for t in conjuncts(inner):
                    yield prep.lower_, t
            elif inner.dep_ == "prep":
                outer = inner if prep.lower_ in {"because", "out", "next", "according"} else prep
                yield from _objects_of(inner, outer.lower_)
    elif prep.dep_ == "advmod" and prep.pos_ in {"ADV", "ADP"}:
        for inner in prep.children:
            if inner.dep_ == "prep":
                yield from _objects_of(inner, prep.lower_)


def _objects_of(prep: Token, called: str) -> Iterator[tuple[str, Token]]:
    for child in prep.children:
        if child.dep_ == "pobj":
            for t in conjuncts(child):
                yield called, t


def gerunds(word: Token, preps: Container[str] | None = None) -> list[Token]:
    """The gerunds that the prepositions of a word govern, all of them or some: "arrested for *plotting*"."""
    found = [p for p in word.children if p.dep_ == "prep" and (preps is None or p.lower_ in preps)]
    return [c for first in found for p in conjuncts(first) for c in p.children if c.dep_ == "pcomp"]


def noun_phrase(head: Token) -> tuple[int, int]:
    """Token span of the base noun phrase of ``head``: its determiners, modifiers and compounds to the left."""
    left = head.i
    for child in reversed(head.lefts):
        if child.dep_ == "npadvmod" and child.pos_ != "PROPN":
            break  # "yesterday armed men": the day is no part of the phrase
        if child.dep_ in _NP_LEFT or (child.dep_ == "punct" and child.text in "-–\"'“”"):
            if child.children and any(t.dep_ in {"relcl", "acl"} and is_verbal(t) for t in child.children):
                break
            left = min(left, _left_edge(child) if child.lefts else child.i)
        elif child.dep_ in {"cc", "conj", "punct", "prep"}:
            break
    return left, head.i + 1


def _left_edge(modifier: Token) -> int:
    """Where a modifier begins, without a date at the head of the line: "*Nov. 3 -* suspected rebels raided"."""
    first = modifier.left_edge
    dated = first.dep_ == "npadvmod" and first.ent_type_ == "DATE" and first.pos_ == "PROPN"
    return modifier.i if dated else first.i


def clause_root(token: Token) -> Token:
    """The verb (or sentence root) of the clause that the token stands in."""
    while token.head != token and not (
        is_verbal(token)
        and token.dep_ in {"ROOT", "ccomp", "advcl", "relcl", "acl", "conj", "parataxis", "pcomp", "xcomp"}
    ):
        token = token.head
    return token


def is_negated(verb: Token) -> bool:
    """Whether the verb, or the one that it shares auxiliaries with, carries *not*, *never* or *n't*."""
    for child in verb.children:
        if child.dep_ == "neg" or child.lower_ in {"never", "nor", "neither"}:
            return True
    return verb.dep_ in {"xcomp"} and is_verbal(verb.head) and any(c.dep_ == "neg" for c in verb.head.children)


def auxiliaries(verb: Token) -> list[Token]:
    """Auxiliaries of the verb, or, for a bare conjunct, of the verb that it is coordinated with."""
    found = [c for c in verb.children if c.dep_ in {"aux", "auxpass"}]
    if (
        not found
        and verb.dep_ == "conj"
        and is_verbal(verb.head)
        and not any(c.dep_ in SUBJECTS for c in verb.children)
    ):
        return auxiliaries(verb.head)
    return found


def ancestors(token: Token, limit: int = 8) -> Iterator[Token]:
    """Heads above the token, nearest first."""
    for _ in range(limit):
        if token.head == token:
            return
        token = token.head
        yield token


def is_calendar(token: Token) -> bool:
    """Whether the model takes the token for part of a date or a time."""
    return token.ent_type_ in {"DATE", "TIME"}


def verb_above(token: Token, limit: int = 8) -> Token | None:
    """The nearest verb above a token: the verb of the clause that a phrase stands in."""
    return next((t for t in ancestors(token, limit) if is_verbal(t)), None)


def first_conjunct(token: Token) -> Token:
    """The first of those coordinated with the token to its left, which the parse hangs them all on."""
    while token.dep_ == "conj":
        token = token.head
    return token


def as_well(verb: Token) -> bool:
    """Whether somebody is told to have been hit on top of those told before: "*also* killed was his deputy"."""
    return any(c.lower_ in words("coreference", "as_well") for c in verb.children)


def on_top(noun: Token) -> bool:
    """Whether the verb tells of a phrase on top of what was told: "Ilo Venn *also* shot and killed *two guards*"."""
    verb = first_conjunct(noun).head
    verbs = (verb, verb.head) if verb.dep_ == "conj" else (verb,)
    return any(is_verbal(v) and as_well(v) for v in verbs)


def prose(doc: Doc) -> list[Span]:
    """The sentences of a text without those that hold a dateline or signs alone."""
    return [s for s in doc.sents if not all(t.is_space or t.is_punct or in_dateline(t) for t in s)]


def in_dateline(token: Token) -> bool:
    """Whether the token stands in a dateline: "*LOMAR*, Kenya (KLX) -- Gunmen stormed a hotel"."""
    spans = dateline_spans(token.doc)
    return bool(spans) and token.idx < spans[-1][1] and any(start <= token.idx < end for start, end in spans)


def dateline_spans(doc: Doc) -> list[tuple[int, int]]:
    """Character spans of the datelines of a document."""
    spans: list[tuple[int, int]] | None = doc.cache.get("kg_datelines")
    if spans is None:
        spans = doc.cache["kg_datelines"] = find_datelines(doc.text)
    return spans


def quoted(doc: Doc) -> list[bool]:
    """For each token, whether it stands inside a quotation (straight or curly double quotes)."""
    inside, state = [], False
    for token in doc.tokens:
        text = token.text
        if text in _QUOTES:
            state = text in {"“", "``"} or (text == '"' and not state)
            inside.append(False)
            continue
        if state and text.startswith("\n\n") and "“" not in text:
            state = False  # an unclosed quotation ends with its paragraph
        inside.append(state)
    return inside


def is_posting(noun: Token) -> bool:
    """Whether a noun means words put online, not what its like is elsewhere: "in *a post* on its Telegram channel"."""
    if noun.lemma_ not in words("reporting", "postings"):
        return False
    online = words("coreference", "platforms") | words("reporting", "online")
    where = [t for prep, t in prepositions(noun) if prep in {"on", "to"}]
    beside = [c for c in noun.lefts if c.dep_ in {"compound", "nmod", "amod"}]
    return any(t.lower_ in online or t.lemma_ in online for t in (*where, *beside))


def is_no_site(noun: Token) -> bool:
    """Whether a noun for a place is none here: words put online, a stage of time."""
    return is_posting(noun) or _is_phase(noun)


def _is_phase(noun: Token) -> bool:
    """Whether a stage is one of time: "at *this* stage", "in its *final* stages", but not "threw it at the stage"."""
    if noun.lemma_ not in words("facilities", "phases"):
        return False
    plain = all(c.lower_ in {"a", "the"} or c.dep_ == "compound" for c in noun.lefts)
    return not plain or noun.tag_ in {"NNS", "NNPS"}
