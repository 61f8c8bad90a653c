"""Find proper names: where a name begins and ends, not yet what it names.

In: a parsed ``Doc``.  Out: :class:`Name` spans in text order, never overlapping.  Three voters: the actor
knowledge base, the model's entities and runs of proper nouns.  The model's labels are kept as hints only, for
they are unreliable in this domain.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract.names.edges import ends_in_title, is_title, of_a_land, tells_what_one_is, titles, trim, widen
from kg.extract.names.extent import hyphened_places, spelled_out, twin_names
from kg.extract.text.datelines import dateline_towns
from kg.extract.text.parse import Doc, Token
from kg.extract.text.syntax import in_dateline
from kg.extract.times.resolve import TimeMention
from kg.knowledge.actors import KnownActor, match_actors
from kg.knowledge.countries import Country, find_country, find_demonym
from kg.knowledge.gazetteer import find_places
from kg.lexicon import match_end, words

_NAME_LABELS = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "EVENT", "PRODUCT", "WORK_OF_ART"})
_LONGEST_PERSON = 4  # tokens of a name joined from two


@dataclass(frozen=True, slots=True)
class Name:
    """A proper name: token span, the model's label (a hint), the known actor if it is one."""

    start_i: int
    end_i: int
    label: str
    known: KnownActor | None = None


def only_tied(doc: Doc, name: Name) -> bool:
    """Whether a name only says whose friends people are: "the *KLX*-linked group" is another one than KLX."""
    last = doc[name.end_i - 1]
    return name.end_i < len(doc) and doc[name.end_i].text == "-" and last.text_with_ws == last.text  # no dash


def find_names(doc: Doc, times: list[TimeMention]) -> list[Name]:
    """Find the names of a document.  ``times`` are spans that can hold no name ("March", "Sunday")."""
    tokens = doc.tokens
    taken = [False] * len(tokens)
    for time in times:
        for i in range(time.start_i, time.end_i):
            zone = i > time.start_i and tokens[i - 1].text[:1].isdigit() and tokens[i].text.isupper()  # "11:50 *BST*"
            if zone or tokens[i].pos_ != "PROPN" or tokens[i].ent_type_ in {"DATE", "TIME", ""}:
                taken[i] = True
    found: list[Name] = []

    def take(start: int, end: int, label: str, known: KnownActor | None = None) -> None:
        if known is None:
            start, end = _without_rank(doc, start, end), _before_portfolio(doc, start, end)
        if end - start == 1 and known is None and doc[start].lower_ in words("weapons"):
            return  # "an IED", whatever the model calls it
        if end - start == 1 and known is None and _of_an_office(doc, start):
            return  # "Secretary of *State* Ilo Venn"
        if start < end and not any(taken[start:end]):
            found.append(Name(start, end, label, known))
            for i in range(start, end):
                taken[i] = True

    for start, end in dateline_towns(doc):
        if end - start > 1 or not match_actors([doc[start].text]):
            take(start, end, "DATELINE")
    for start, end in twin_names(doc):
        take(start, end, "GPE")
    spans = [trim(ent) for ent in doc.ents if ent.label_ in _NAME_LABELS]
    known = [m for m in match_actors([t.text for t in tokens]) if any(t.text[0].isupper() for t in tokens[m[0] : m[1]])]
    # A known actor inside a longer name with another head is part of that name: "the Taliban Information Ministry"
    inside = set()
    for start, end, _ in known:
        for span in spans:
            if span is not None and span.start <= start and end <= span.end and span.end - span.start > end - start:
                if not start <= span.root.i < end and span.root.pos_ == "PROPN" and span.label_ in {"ORG", "FAC"}:
                    inside.add((start, end))
    surnames = _borne(doc)
    for start, end, actor in known:
        if end - start == 1 and start > surnames.get(doc[start].text, len(doc)):
            continue  # "Ilo Wagner ... *Wagner* said"
        agency = start and doc[start - 1].text == "(" and in_dateline(doc[start])
        if (start, end) not in inside and not (agency and actor.type in {"ArmedGroup", "SecurityForce"}):
            take(start, end, "KNOWN", actor)  # not "Lomar, Nov. 28 (ANA) --", an agency of the same initials
    for start, end, label in hyphened_places(doc):
        take(start, end, label)
    for start, end in spelled_out(doc):
        take(start, end, "ORG")
    for span in spans:
        if span is not None:
            start, end = widen(span)
            take(start, end, span.label_)
    for i in _surnames_alone(doc):
        take(i, i + 1, "PERSON")
    links = words("casing", "links")
    plain = (words("coreference", "victims", "suspects"), words("victims", "looks"), words("victims", "fatal"))
    end = 0
    for i in [i for i, token in enumerate(tokens) if token.pos_ == "PROPN" and token.text[0].isupper()]:
        if taken[i] or i < end:
            continue
        end = i + 1
        while end < len(doc) and not taken[end] and _continues(doc, end):
            end += 1
        while end > i and tokens[end - 1].lower_ in links:
            end -= 1
        start = i
        while start < end - 1 and (is_title(tokens[start]) or (start < end - 2 and tells_what_one_is(tokens[start]))):
            start += 1
        if end - start == 1 and any(tokens[start].lower_ in table for table in plain):
            start = end  # "Man shot in Varnell": a headline's capital
        elif end - start == 1 and end < len(doc) and taken[end] and tells_what_one_is(tokens[start]):
            start = end  # "Guard Ilo Venn", with the name found before
        elif ends_in_title(doc[start:end]):
            start = end  # "Coastal Trade Secretary" stands before a name, it is none
        if end > start and any(c.isalpha() for c in doc[start:end].text):
            take(start, end, "")
    return _joined(doc, sorted(found, key=lambda n: n.start_i))


def nationals(doc: Doc) -> list[tuple[Token, Country]]:
    """The words that say of people or things where they come from, with their countries: "a *Velian* officer"."""
    found: list[tuple[Token, Country]] | None = doc.cache.get("nationals")
    if found is None:
        said = [(t, find_demonym(t.text)) for t in doc.tokens if t.text[:1].isupper()]
        found = doc.cache["nationals"] = [(t, d.country) for t, d in said if d is not None and d.country is not None]
    return found


def _borne(doc: Doc) -> dict[str, int]:
    """The last names of people told of by a common first name as well, with where they are first told."""
    named = [e for e in doc.ents if e.label_ == "PERSON" and len(e) > 1 and e[0].lower_ in words("names")]
    return {e[-1].text: e.start for e in reversed(named)}


def _surnames_alone(doc: Doc) -> Iterator[int]:
    """Where a surname that is a title or a calling too stands for its bearer: "Laura King ... *King* said".

    A surname that the tagger takes for a plural does so as well: "Ilo Mantro ... *Mantro* fled".
    """
    bearers = [e for e in doc.ents if e.label_ == "PERSON" and len(e) > 1 and not is_title(e[-2])]
    for form in dict.fromkeys(e[-1].text for e in bearers):
        if form.lower() not in titles() and form.lower() not in words("people"):
            yield from (t.i for t in doc.among(frozenset(), frozenset({form.lower()})) if _taken_for_a_noun(t, form))
            continue
        for token in doc.among(frozenset(), frozenset({form.lower()})):
            after = doc[token.i + 1] if token.i + 1 < len(doc) else token
            alone = token.text == form and token.i > 0 and doc[token.i - 1].pos_ not in {"DET", "PROPN", "ADJ"}
            if alone and after.pos_ != "PROPN" and token.pos_ == "PROPN":
                yield token.i


def _taken_for_a_noun(token: Token, form: str) -> bool:
    before = token.doc[token.i - 1].pos_ if token.i else "SPACE"
    return token.text == form and form.istitle() and token.pos_ == "NOUN" and before not in {"DET", "PROPN", "ADJ"}


def _before_portfolio(doc: Doc, start: int, end: int) -> int:
    """Where a name ends when its last words belong to the office after it: "Velin *Interior* Minister"."""
    if _begins_an_office(doc, start, end):
        return start
    if end >= len(doc) or not is_title(doc[end]) or not doc[end].text[0].isupper():
        return end
    for first in range(start, end):
        lowers = [t.lower_ for t in doc.tokens[first : end + 1]]
        entry = match_end("titles", lowers, lowers)
        if entry is not None and len(entry.split()) == end + 1 - first:
            return first if find_places(doc[start:first].text) else start
    portfolio = doc[end].lower_ in words("titles", "portfolios")
    return (
        start if portfolio and not any(of_a_land(t) for t in doc.tokens[start:end]) else end
    )  # "Rural Affairs Secretary"


def _begins_an_office(doc: Doc, start: int, end: int) -> bool:
    """Whether the model took the first word of an office for a name: "*Coastal* Trade Secretary"."""
    office = end
    while office < len(doc) and doc[office].pos_ == "PROPN" and not doc[office].ent_type_ and not is_title(doc[office]):
        office += 1
    if not end < office < len(doc) or doc[office].lower_ not in words("titles", "portfolios"):
        return False
    beside = doc[end - 1].dep_ == "compound" and doc[end - 1].head.i == office
    return beside and not any(of_a_land(t) for t in doc.tokens[start:end]) and not find_places(doc[start:end].text)


def _without_rank(doc: Doc, start: int, end: int) -> int:
    """Where a name begins after a rank written in parts: "Major-General *Ilo Venn*", "Head of Police *Ilo Venn*"."""
    if end - start > 1 and doc[start].lower_ in words("coreference", "alone") and _field_begins(doc, start):
        return start + 1
    if end - start > 3 and doc[start + 1].text == "-" and is_title(doc[start]) and is_title(doc[start + 2]):
        return start + 3
    return start


def _joined(doc: Doc, names: list[Name]) -> list[Name]:
    """Join what the model took for two names, one beside the other: "*Dora Ines* *Venn*", first name and surname."""
    out: list[Name] = []
    bearers: defaultdict[str, set[str]] = defaultdict(set)
    for name in names:
        if name.end_i - name.start_i > 1:
            bearers[doc[name.end_i - 1].lower_].add(doc[name.start_i : name.end_i].text)
    for name in names:
        last = out[-1] if out else None
        if (
            last is not None
            and last.end_i == name.start_i
            and last.known is None
            and name.known is None
            and "PERSON" in {last.label, name.label}
            and name.end_i - last.start_i <= _LONGEST_PERSON
            # "according to Sheriff Oran Tesk Venn fled", told of Ilo Venn
            and not bearers[doc[name.end_i - 1].lower_] - {doc[name.start_i : name.end_i].text}
            and doc[last.end_i - 1].dep_ in {"compound", "nmod"}
            and doc[last.end_i - 1].head.i < name.end_i
            and doc[last.end_i - 1].head.i >= name.start_i
            and not any(of_a_land(t) for t in doc.tokens[last.start_i : name.end_i])
            and not _field_of_office(doc, last)
            and find_country(doc[last.start_i : last.end_i].text) is None
            and doc[name.end_i - 1].lower_ not in words("organizations")  # "Oran Township" "Police"
        ):
            out[-1] = Name(last.start_i, name.end_i, "PERSON")
        elif last is not None and _hyphened(doc, last, name):
            out[-1] = Name(last.start_i, name.end_i, "GPE")
        else:
            out.append(name)
    return out


def _hyphened(doc: Doc, one: Name, other: Name) -> bool:
    """Whether a hyphen joins two names to that of a place: "North Rhine-Westphalia", but not "the Velin-Osk road"."""
    if one.known or other.known or one.end_i + 1 != other.start_i or doc[one.end_i].text != "-":
        return False
    text = doc[one.start_i : other.end_i].text
    return " - " not in text and bool(find_places(text))


def _field_of_office(doc: Doc, name: Name) -> bool:
    """Whether a name is what somebody heads: "Head of *Lomar* Ilo Venn"."""
    return _field_begins(doc, name.start_i)


def _field_begins(doc: Doc, i: int) -> bool:
    """Whether what somebody heads is named at the token: "Superintendent of *Police*"."""
    return i > 1 and doc[i - 1].lower_ == "of" and is_title(doc[i - 2])


def _of_an_office(doc: Doc, i: int) -> bool:
    """Whether the word belongs to the name of an office: "Secretary of *State*"."""
    lowers = [t.lower_ for t in doc.tokens[max(0, i - 2) : i + 1]]
    return len(lowers) == 3 and lowers[1] == "of" and match_end("titles", lowers, lowers, table="offices") is not None


def _continues(doc: Doc, i: int) -> bool:
    token = doc[i]
    if token.pos_ == "PROPN" and token.text[0].isupper():
        return True
    if token.lower_ in words("casing", "links") and i + 1 < len(doc):
        # "Front for the Liberation", "al-Qaeda", "Jesus de la Cruz"; not "Iran and Iraq"
        if token.lower_ in {"and", "the", "for", "of"}:
            return False
        return doc[i + 1].pos_ == "PROPN" and doc[i + 1].text[0].isupper()
    return False
