"""Find proper names: where a name begins and ends, not yet what it names.

In: a parsed ``Doc``.  Out: :class:`Name` spans in text order, never overlapping.  Three voters: the actor
knowledge base, the model's entities and runs of proper nouns.  The model's labels are kept as hints only, for
they are unreliable in this domain.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kg.extract.names.extent import along_hyphens, past_particles, spelled_out, twin_names
from kg.extract.text.datelines import dateline_towns
from kg.extract.text.parse import Doc, Span, Token
from kg.extract.text.syntax import in_dateline
from kg.extract.times.resolve import TimeMention
from kg.knowledge.actors import KnownActor, match_actors
from kg.knowledge.countries import Country, find_country, find_demonym
from kg.knowledge.gazetteer import find_places
from kg.lexicon import forms, match_end, words

_NAME_LABELS = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "EVENT", "PRODUCT", "WORK_OF_ART"})
_LONGEST_PERSON = 4  # tokens of a name joined from two
_DASHES = frozenset("-–—")
_BARS = frozenset({"|", "«", "»", "::"})


@dataclass(frozen=True, slots=True)
class Name:
    """A proper name: token span, the model's label (a hint), the known actor if it is one."""

    start_i: int
    end_i: int
    label: str
    known: KnownActor | None = None


def is_title(token: Token) -> bool:
    """Whether the token is a title or office that stands before a name ("President", "Gen.")."""
    return is_title_word(token.lower_)


def is_title_word(low: str) -> bool:
    """The same of a word in lower case."""
    return low in _titles_and_abbreviations()


@cache
def _titles_and_abbreviations() -> frozenset[str]:
    return _titles().union(forms("titles", "abbreviations"))


def _titles() -> frozenset[str]:
    return words("titles", "ranks", "offices", "religious", "honorifics")


@cache
def _short_ranks() -> frozenset[str]:
    """Ranks in short, which nothing but a person's name follows: "Lt. Gen.", "Rear Adm"."""
    return frozenset(k for k, v in forms("titles", "abbreviations").items() if v in words("titles", "ranks"))


def _tells_what_one_is(token: Token) -> bool:
    """Whether a word in capitals before a name tells of its bearer: "*Policeman* Ilo Venn", "*Spaniard* Dov Marr"."""
    if token.lower_ in words("names") or token.lower_ in words("coreference", "christened"):
        return False
    demonym = find_demonym(token.text)
    return token.lower_ in words("people") or (demonym is not None and demonym.forms == {"singular"})


def find_names(doc: Doc, times: list[TimeMention]) -> list[Name]:
    """Find the names of a document.  ``times`` are spans that can hold no name ("March", "Sunday")."""
    tokens = doc.tokens
    taken = [False] * len(tokens)
    for time in times:
        for i in range(time.start_i, time.end_i):
            if tokens[i].pos_ != "PROPN" or tokens[i].ent_type_ in {"DATE", "TIME", ""}:
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
    spans = [_trim(ent) for ent in doc.ents if ent.label_ in _NAME_LABELS]
    known = [m for m in match_actors([t.text for t in tokens]) if any(t.text[0].isupper() for t in tokens[m[0] : m[1]])]
    # A known actor inside a longer name with another head is part of that name: "the Taliban Information Ministry"
    inside = set()
    for start, end, _ in known:
        for span in spans:
            if span is not None and span.start <= start and end <= span.end and span.end - span.start > end - start:
                if not start <= span.root.i < end and span.root.pos_ == "PROPN" and span.label_ in {"ORG", "FAC"}:
                    inside.add((start, end))
    for start, end, actor in known:
        agency = start and doc[start - 1].text == "(" and in_dateline(doc[start])
        if (start, end) not in inside and not (agency and actor.type in {"ArmedGroup", "SecurityForce"}):
            take(start, end, "KNOWN", actor)  # not "Lomar, Nov. 28 (ANA) --", an agency of the same initials
    for start, end in spelled_out(doc):
        take(start, end, "ORG")
    for span in spans:
        if span is not None:
            start, end = _widen(span)
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
        while start < end - 1 and (is_title(tokens[start]) or (start < end - 2 and _tells_what_one_is(tokens[start]))):
            start += 1
        if end - start == 1 and any(tokens[start].lower_ in table for table in plain):
            start = end  # "Man shot in Varnell": a headline's capital
        elif end - start == 1 and end < len(doc) and taken[end] and _tells_what_one_is(tokens[start]):
            start = end  # "Guard Ilo Venn", with the name found before
        elif _ends_in_title(doc[start:end]):
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


def _surnames_alone(doc: Doc) -> Iterator[int]:
    """Where a surname that is a title or a calling too stands for its bearer: "Laura King ... *King* said".

    A surname that the tagger takes for a plural does so as well: "Ilo Mantro ... *Mantro* fled".
    """
    bearers = [e for e in doc.ents if e.label_ == "PERSON" and len(e) > 1 and not is_title(e[-2])]
    for form in dict.fromkeys(e[-1].text for e in bearers):
        if form.lower() not in _titles() and form.lower() not in words("people"):
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
        lowers = [t.lower_ for t in doc[first : end + 1]]
        entry = match_end("titles", lowers, lowers)
        if entry is not None and len(entry.split()) == end + 1 - first:
            return first if find_places(doc[start:first].text) else start
    portfolio = doc[end].lower_ in words("titles", "portfolios")
    return start if portfolio and not any(_of_a_land(t) for t in doc[start:end]) else end  # "Rural Affairs Secretary"


def _begins_an_office(doc: Doc, start: int, end: int) -> bool:
    """Whether the model took the first word of an office for a name: "*Coastal* Trade Secretary"."""
    office = end
    while office < len(doc) and doc[office].pos_ == "PROPN" and not doc[office].ent_type_ and not is_title(doc[office]):
        office += 1
    if not end < office < len(doc) or doc[office].lower_ not in words("titles", "portfolios"):
        return False
    beside = doc[end - 1].dep_ == "compound" and doc[end - 1].head.i == office
    return beside and not any(_of_a_land(t) for t in doc[start:end]) and not find_places(doc[start:end].text)


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
            and not any(_of_a_land(t) for t in doc[last.start_i : name.end_i])
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


def _of_a_land(token: Token) -> bool:
    return find_country(token.text) is not None or find_demonym(token.text) is not None


def _ends_in_title(span: Span) -> bool:
    """Whether a run of capitals is an office, which stands before a name: "Interior Minister"."""
    lowers = [t.lower_ for t in span]
    while len(lowers) > 1 and lowers[-1] in words("coreference", "suffixes"):
        span, lowers = span.doc[span.start : span.end - 1], lowers[:-1]  # "President Ilo Venn *Jr.*"
    if not lowers:
        return False
    if len(lowers) == 1 and not is_title(span[0]):
        return False
    if len(lowers) > 1 and lowers[0] in words("names") and not is_title(span[0]):
        return False  # "Ana Marie King" is a name
    return (
        is_title(span[-1])
        or match_end("titles", lowers, lowers) is not None
        or lowers[-1] in words("people", "leaders", "officials")
    )


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


def _trim(span: Span) -> Span | None:
    """Cut determiners, titles, possessive endings and quotes off the model's entity."""
    start, end, label = span.start, span.end, span.label_
    doc, tokens = span.doc, span.doc.tokens
    while start < end and _before_name(doc, start, end, label):
        start += 1
    for rank in (2, 1):
        if end - start > rank + 1 and " ".join([t.lower_ for t in tokens[start : start + rank]]) in _short_ranks():
            start, label = start + rank, "PERSON"  # "Rear Adm. Ilo Venn", whatever the model calls it
            break
    office = next((i for i in range(start + 1, end - 2) if is_title(tokens[i]) and label == "ORG"), None)
    if office is not None and _bearer_follows(doc[office + 1 : end]):
        start, label = office + 1, "PERSON"  # "Varnell Mayor *Ilo Venn*", taken for a company
    if start < end and _ends_in_title(doc[start:end]):
        return None  # "Prime Minister" before a name of its own
    if end - start > 1 and tokens[end - 1].lower_ in words("towns", "parts"):
        end -= 1  # "Varnell's Arno section"
        owners = [i for i in range(start, end) if tokens[i].tag_ == "POS"]
        start = owners[-1] + 1 if owners else start
    while end > start and (
        tokens[end - 1].pos_ in {"PART", "PUNCT", "SPACE"} or tokens[end - 1].lower_ in {"'s", "’s", "'", "’"}
    ):
        end -= 1
    if start >= end or not any(t.text[0].isupper() for t in tokens[start:end]):
        return None
    for i in range(end - 2, start, -1):
        if tokens[i].text.islower() and is_title(tokens[i]) and label not in {"GPE", "LOC", "FAC"}:
            start, label = i + 1, "PERSON"  # "Varnell *mayor* Ilo Venn", all taken for a name
            break
    for i in range(start, end):
        text = tokens[i].text
        if text in _BARS or text.isspace() or (text in _DASHES and tokens[i - 1].text_with_ws[-1] == " "):
            end = i  # "St. Ilo | News, Weather": a page's title ends here
            break
        if tokens[i].lower_ == "in" and i > start and label != "ORG":
            end = i  # "at *Ostra in Varnell East*": two places
            break
        if tokens[i].lower_ == "and" and i > start and start and tokens[start - 1].lower_ == "between":
            end = i  # "between *Ostra and Varnell*": two things, whatever they are
            break
    if start >= end:
        return None
    if (
        end - start == 1
        and tokens[start].pos_ in {"VERB", "ADV", "ADP", "PRON", "INTJ", "AUX"}
        and find_country(tokens[start].text) is None
    ):
        return None
    return Span(doc, start, end, label)


def _before_name(doc: Doc, start: int, end: int, label: str) -> bool:
    """Whether the first token of an entity is no part of the name."""
    token = doc.tokens[start]
    low = token.lower_
    if token.pos_ in {"DET", "PUNCT", "SPACE", "NUM", "ADP", "CCONJ", "SYM"}:
        return True
    if low in {"the", "a", "an", "our", "his", "their"} or low in words("victims", "fatal"):  # "Fatal Varnell shooting"
        return True
    if label == "PERSON":
        return is_title_word(low) or (end - start > 2 and _tells_what_one_is(token))
    return label == "ORG" and is_title_word(low) and _bearer_follows(doc[start + 1 : end])


def _bearer_follows(rest: Span) -> bool:
    """Whether a person's name follows a title: "Bishop *Ilo Venn*", not "King Ilo Bank"."""
    last = rest[-1].lower_ if len(rest) > 1 else ""
    plain = all(t.is_alpha and t.text.istitle() for t in rest)
    return bool(last) and plain and last not in words("organizations") and last not in words("facilities")


def _widen(span: Span) -> tuple[int, int]:
    """Add what the model cut off: a proper noun right before or after that belongs to the same phrase."""
    doc, start, end = span.doc, span.start, span.end
    tokens = doc.tokens
    while (
        start > 0
        and (before := tokens[start - 1]).dep_ in {"compound", "nmod"}
        and start <= before.head.i < end
        and (before.pos_ == "PROPN" or before.lower_ in words("names"))
        and not is_title(before)
        and not (span.label_ == "PERSON" and _tells_what_one_is(before))
        and not before.ent_type_
        and before.text[0].isupper()
        and not _of_a_land(before)
    ):
        start -= 1
    while (
        end < len(tokens)
        and (after := tokens[end]).pos_ == "PROPN"
        and not after.ent_type_
        and not is_title(after)
        and after.text[0].isupper()
        and start < end
        and tokens[end - 1].dep_ in {"compound", "nmod"}
        and tokens[end - 1].head is after
    ):
        end += 1
    if span.label_ == "PERSON" and end - start > 1:
        end = past_particles(doc, end)
    if end + 1 < len(tokens) and tokens[end].text in words("casing", "ezafe") and tokens[end + 1].text[0].isupper():
        if find_places(doc[start : end + 2].text):
            end += 2  # "Mazar i Sharif"
    return along_hyphens(doc, start, end)
