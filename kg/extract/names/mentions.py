"""Find mentions: the noun phrases that name or describe actors, places, weapons and events.

In: a parsed ``Doc``, its names, times and quantities.  Out: :class:`Mention` records by head token.  A mention says
what class of thing its head noun names (by the lexicon) and what the phrase says of it; who it is, is decided
in :mod:`kg.extract.entities.grouping`.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache

from kg.extract.counts.quantities import QuantityMention
from kg.extract.names.extent import hit_in
from kg.extract.names.localities import is_province
from kg.extract.names.proper import Name
from kg.extract.text.parse import Doc, Span, Token
from kg.extract.text.syntax import COUNTED, aged, conjuncts, first_conjunct, is_no_site, more_of_them, noun_phrase
from kg.extract.text.triggers import event_heads, noun_trigger
from kg.extract.times.resolve import TimeMention
from kg.knowledge.countries import Country, find_country, find_demonym
from kg.lexicon import heads, index, match_end, words

# Head nouns that count or group what follows "of": the phrase is about the people, not the group.
_PLURAL_TAGS = frozenset({"NNS", "NNPS"})
_PLURALS = frozenset({"people", "police", "personnel"})
_NOMINAL = frozenset({"NOUN", "PROPN", "NUM", "PRON"})
_LIKE_PRONOUNS = frozenset({"all", "some", "many", "others", "both", "none", "several"})
_DETERMINERS = {"the": "the", "both": "the", "no": "no"} | {
    **dict.fromkeys(("this", "that", "these", "those"), "this"),
    **dict.fromkeys(("a", "an", "another", "one"), "a"),
}
_AS = {"this": frozenset({"det"}), "a": frozenset({"det", "nummod"}), "no": frozenset({"det", "neg"})}
_ADJECTIVAL = frozenset({"JJ", "VBN", "JJS"})  # of which "the wounded" is made


#: The weapon that a vehicle full of explosives is, as the table of ``kg/lexicon/weapons.toml`` is called
LADEN = "car-bomb"


@dataclass(slots=True, eq=False)
class Mention:
    """A noun phrase.

    ``cls`` is one of ``person people org country place facility vehicle weapon event pronoun other``,
    ``sub`` is the lexicon table of its head noun, ``name`` its proper name, ``definite`` one of
    ``the this a poss no bare``.  ``inner`` is the head that carries the meaning ("dozens of *people*"), ``lemma`` that
    head's lemma in lower case.
    """

    head: Token
    start_i: int
    end_i: int
    cls: str
    sub: str = ""
    name: Name | None = None
    inner: Token | None = None
    country: Country | None = None
    quantity: QuantityMention | None = None
    definite: str = "bare"
    plural: bool = False
    modifiers: tuple[Token, ...] = ()
    entity: str | None = None  # key of the entity, set once by kg.extract.entities.grouping
    names_inside: tuple[Name, ...] = ()
    doc: Doc = field(init=False)
    lemma: str = field(init=False)

    def __post_init__(self) -> None:
        self.doc = self.head.doc
        self.lemma = (self.inner or self.head).lemma_.lower()

    @property
    def span(self) -> Span:
        """The phrase, as tokens."""
        return self.doc[self.start_i : self.end_i]

    @property
    def tokens(self) -> list[Token]:
        """The tokens of the phrase."""
        return self.doc.tokens[self.start_i : self.end_i]

    @property
    def human(self) -> bool:
        """Whether it can be a *who*."""
        return self.cls in {"person", "people"}

    @property
    def of_a_kind(self) -> bool:
        """Whether it means things of a kind, without number or article: "attacks on *schools*"."""
        return self.plural and self.definite == "bare" and self.quantity is None

    @property
    def chars(self) -> tuple[int, int]:
        """Character offsets of the phrase without its leading determiner."""
        start, end, tokens = self.start_i, self.end_i, self.doc.tokens
        while start < end - 1 and (
            (first := tokens[start]).pos_ in {"DET", "PUNCT", "SPACE", "ADV"}
            or first.tag_ == "PRP$"
            or first.lower_ in words("coreference", "unlabelled")
        ):
            start += 1
        while end > start + 1 and ((last := tokens[end - 1]).is_punct or last.is_space or last.tag_ == "POS"):
            end -= 1
        return tokens[start].idx, tokens[end - 1].idx + len(tokens[end - 1].text)


def find_mentions(
    doc: Doc, names: Sequence[Name], times: Sequence[TimeMention], quantities: Sequence[QuantityMention]
) -> dict[int, Mention]:
    """Find the mentions of a document, by token index of their heads (a group's and its members' head alike)."""
    in_name: dict[int, Name] = {i: n for n in names for i in range(n.start_i, n.end_i)}
    in_time = {i for t in times for i in range(t.start_i, t.end_i)}
    number_at = {i: q for q in quantities for i in range(q.start_i, q.end_i)}
    found: dict[int, Mention] = {}
    roots = {doc[n.start_i : n.end_i].root.i for n in names}
    for token in doc.tokens:
        name = in_name.get(token.i)
        if name is None and token.pos_ not in _NOMINAL and token.tag_ not in _ADJECTIVAL and not more_of_them(token):
            continue
        if name is not None:
            if token.i not in roots:
                continue
            demonym = find_demonym(token.text) if name.end_i - name.start_i == 1 and name.known is None else None
            if demonym is not None and demonym.forms & {"plural", "singular"} and find_country(token.text) is None:
                if token.dep_ in {"amod", "compound", "nmod"} and token.head.i > token.i:
                    continue
                name = None  # "nine Afghans": people, not a name
        elif token.i in in_time and token.pos_ != "PRON" and not _event_noun(token) and not aged(token):
            continue
        elif token.pos_ == "PRON":
            if token.tag_ in {"PRP", "PRP$"} or token.lower_ in _LIKE_PRONOUNS:
                found[token.i] = Mention(
                    token, token.i, token.i + 1, "pronoun", sub=token.lower_, quantity=number_at.get(token.i)
                )
                continue
            if token.lower_ not in {"everyone", "someone", "nobody", "anyone", "one"}:
                continue
        elif token.pos_ == "NUM" and _age(token):
            bearer = in_name.get(token.i - 2)
            if bearer is not None and (named := found.get(doc[bearer.start_i : bearer.end_i].root.i)) is not None:
                found[token.i] = named
            continue
        elif not _nominal(token):
            continue
        if (
            name is None
            and token.dep_ in {"compound", "nmod"}
            and (token.head.pos_ in {"NOUN", "PROPN"} and 0 < token.head.i - token.i < 6)
            and not hit_in(token)
        ):
            continue
        mention = _mention(token, name, in_name, number_at)
        found[token.i] = mention
        if mention.inner is not None:
            found[mention.inner.i] = mention
    return found


def _nominal(token: Token) -> bool:
    if token.pos_ in {"NOUN", "PROPN"}:
        return not (token.lower_ in words("coreference", "prefixes") and token.text_with_ws == token.text)
    if token.pos_ == "NUM":  # "killing six", "seven of them": the number is the phrase
        return token.dep_ in COUNTED | {"pobj", "attr", "ROOT", "appos", "oprd"} and token.text[0].isalnum()
    if aged(token) or more_of_them(token):
        return True  # "a 19-year-old was shot", "and six more were hurt"
    if token.tag_ in _ADJECTIVAL and any(
        c.lower_ in {"the", "those", "many", "other"} for c in token.children if c.dep_ in {"det", "amod"}
    ):
        return token.dep_ in {"nsubj", "nsubjpass", "dobj", "pobj", "conj"}  # "the wounded"
    return False


def _age(token: Token) -> bool:
    """An age after a name, which the parse may take for the phrase itself: "Ilo Venn, *34*, was arrested"."""
    doc, i = token.doc, token.i
    return (
        token.text.isdigit()
        and len(token.text) < 3
        and i >= 2
        and doc[i - 1].text == ","
        and doc[i - 2].pos_ == "PROPN"
        and (i + 1 == len(doc) or doc[i + 1].text in {",", ".", ";"} or doc[i + 1].lower_ in {"and", "of"})
    )


def _event_noun(token: Token) -> bool:
    return token.pos_ == "NOUN" and token.lemma_.lower() in event_heads()


def _mention(
    token: Token, name: Name | None, in_name: dict[int, Name], number_at: dict[int, QuantityMention]
) -> Mention:
    doc = token.doc
    start, end = noun_phrase(token)
    if aged(token):
        start = token.left_edge.i
    if name is not None:
        start, end = min(start, name.start_i), max(end, name.end_i)
        if name.end_i <= token.i:
            name = None
    inner = _inner(token, in_name) if name is None else None
    quantity = _first_number(number_at, start, end)
    if inner is not None:
        inner_start, inner_end = noun_phrase(inner)
        end = max(end, inner_end)
        quantity = quantity or _first_number(number_at, inner_start, inner_end)
    head = inner or token
    cls, sub = _classify(head, name, doc, start)
    inside = doc.tokens[start:end]
    modifiers = [t for t in inside if t is not token and t is not head] if len(inside) > 1 else []
    if name is not None and modifiers:
        modifiers = [t for t in modifiers if not name.start_i <= t.i < name.end_i]
    mention = Mention(
        head=token,
        start_i=start,
        end_i=end,
        cls=cls,
        sub=sub,
        name=name,
        inner=inner,
        quantity=quantity,
        definite=_definiteness(inside, token),
        plural=head.tag_ in (_PLURAL_TAGS | _ADJECTIVAL if cls == "people" else _PLURAL_TAGS)
        or head.lower_ in _PLURALS
        or (quantity is not None and quantity.quantity is not None and quantity.quantity.value > 1),
        modifiers=tuple(modifiers),
        names_inside=tuple({n.start_i: n for t in modifiers if (n := in_name.get(t.i))}.values()) if modifiers else (),
    )
    mention.country = _country(mention)
    return mention


def _first_number(number_at: dict[int, QuantityMention], start: int, end: int) -> QuantityMention | None:
    """The first count that one of the tokens belongs to."""
    for i in range(start, end):
        if i in number_at:
            return number_at[i]
    return None


def _inner(token: Token, in_name: Container[int]) -> Token | None:
    """The noun that carries the meaning of "a group of militants", "dozens of people", "three of the men"."""
    if token.pos_ != "NUM" and token.lemma_.lower() not in _containers():
        return None
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ == "of":
            for inner in child.children:
                if inner.dep_ == "pobj" and inner.pos_ in {"NOUN", "PROPN", "PRON", "ADJ", "VERB"}:
                    called = inner.lower_.removesuffix("s") in words("people")  # "dozens of Muslims"
                    named = inner.pos_ == "PROPN" or inner.i in in_name
                    if named and token.pos_ != "NUM" and not called:
                        return None  # "a splinter faction of *the FDV*"
                    return inner
    return None


@cache
def _containers() -> frozenset[str]:
    return words("people", "groups") | words("coreference", "measures")


def _definiteness(phrase: list[Token], head: Token) -> str:
    for token in phrase:
        if token.i > head.i:
            break
        said = _DETERMINERS.get(token.lower_)
        if said == "no" and token is not head and token.doc[token.i + 1].tag_ == "JJR":
            continue  # "*no fewer than* 14 passengers"
        if said is not None and (said == "the" or token.dep_ in _AS[said]):
            return said
        if token.dep_ == "poss":
            return "poss"
    return "bare"


def _classify(head: Token, name: Name | None, doc: Doc, start: int) -> tuple[str, str]:
    """The class of a phrase by its head noun; names are ``other`` here and typed with all their mentions later."""
    if name is not None and name.start_i <= head.i < name.end_i:
        if name.known is not None:
            return "org", name.known.type
        if find_country(doc[name.start_i : name.end_i].text) is not None and not is_province(doc, name):
            return "country", "Country"
        return "name", name.label
    if head.pos_ == "NUM" or more_of_them(head):
        return "people", "number"
    if head.pos_ == "PRON":
        return ("people" if head.lower_ not in {"it", "its", "this", "that"} else "other"), "pronoun"
    if aged(head):
        return "person", "people"
    if head.pos_ in {"ADJ", "VERB"}:
        return "people", "people"
    listed = _files_with(head.lemma_.lower(), head.lower_)
    if not listed:
        return _unlisted(head)
    if (head.text in words("towns", "sides") and head.dep_ == "pobj") or is_no_site(head):
        return "other", ""  # "in front of the house", "on her side", "at this stage"
    phrase = doc.tokens[start : head.i + 1]
    lemmas, lowers = [t.lemma_.lower() for t in phrase], [t.lower_ for t in phrase]
    entries = {file: match_end(file, lemmas, lowers) or "" for file in listed}
    for file, cls in (("people", ""), ("facilities", "facility"), ("weapons", "weapon"), ("organizations", "org")):
        entry = entries.get(file, "")
        if not entry:
            continue
        sub = index(file).get(entry, "")
        if file == "people":
            if len(entries.get("facilities", "")) > len(entry):
                continue
            of_body = len(entries.get("organizations", "")) > len(entry)
            if of_body and not (sub == "attackers" and head.tag_ in _PLURAL_TAGS):
                continue  # "an urban guerrilla movement"; but "urban guerrillas" are people
            return (
                "people"
                if head.tag_ in _PLURAL_TAGS or sub == "groups" or head.lower_ in {"people", "personnel"}
                else "person"
            ), sub
        if file == "facilities" and sub == "government" and _acts(head) and entries.get("organizations"):
            continue  # "the interior ministry said": the body, not its building
        if file == "facilities":
            if wholes(head):  # "at the gate of the hotel": the hotel
                return "other", ""
            if len(entries.get("weapons", "")) > len(entry):
                continue  # "an explosives-laden car", "a limpet mine"
            if entry in words("facilities", "vehicles"):
                return ("weapon", LADEN) if _laden(head) else ("vehicle", sub)
            goes_off = head.head.dep_ == "agent" or head.head.lemma_.lower() in words("deeds", "going_off")
            if entries.get("weapons") == entry and (goes_off or _laden(head)):
                continue  # "detonated a mine", "was hit by a mine"
            return "facility", sub
        if file == "organizations" and sub == "class_nouns":
            return "org", "ArmedGroup" if entry != "group" else "group"
        return cls, sub
    if entries.get("titles") and head.pos_ == "NOUN":
        return ("people" if head.tag_ in _PLURAL_TAGS else "person"), "officials"
    return _unlisted(head)


@lru_cache(maxsize=1 << 14)
def _files_with(lemma: str, form: str) -> frozenset[str]:
    """The lexicons of things and people that have an entry with this head: most nouns of a text are in none."""
    files = ("people", "facilities", "weapons", "organizations", "titles")
    return frozenset(file for file in files if not heads(file).isdisjoint((lemma, form)))


def _unlisted(head: Token) -> tuple[str, str]:
    """The class of a noun that no lexicon of things and people has: nationals, an event, or anything."""
    demonym = find_demonym(head.text) if head.text[0].isupper() else None
    if demonym is not None and demonym.forms & {"singular", "plural"}:
        return ("people" if head.tag_ in _PLURAL_TAGS or "plural" in demonym.forms else "person"), "nationals"
    if noun_trigger(head) is not None:
        return "event", ""
    return "other", ""


def wholes(token: Token) -> list[Token]:
    """What a side or part belongs to: the bank of "windows of the bank", "the entrance to the bank"; else nothing."""
    if token.lemma_.lower() not in words("coreference", "sides"):
        return []
    return [t for prep in token.rights if prep.lower_ in {"of", "to"} for c in prep.children for t in conjuncts(c)]


def _laden(vehicle: Token) -> bool:
    """Whether a vehicle was made a bomb: "a lorry *packed with explosives*", "an *explosive-laden* motorcycle"."""
    for child in vehicle.lefts:
        if child.lower_ in words("deeds", "laden"):
            return any(t.lemma_.lower() in words("deeds", "charges") for t in child.lefts)
    loaded = (c for c in vehicle.rights if c.dep_ in {"acl", "amod"} and c.lower_ in words("deeds", "laden"))
    loads = (prep for c in loaded for prep in c.rights if prep.lower_ == "with")
    return any(t.lemma_.lower() in words("deeds", "charges") for prep in loads for t in prep.subtree)


def _acts(head: Token) -> bool:
    """Whether a phrase stands where somebody acts or is spoken for, not where something is."""
    head = first_conjunct(head)
    return head.dep_ in {"nsubj", "poss"} or (head.dep_ == "pobj" and head.head.lower_ in {"by", "to", "for", "of"})


def _country(mention: Mention) -> Country | None:
    """The country that the phrase gives: its name, a demonym ("Afghan nationals") or a possessive ("Iran's army")."""
    head = mention.inner or mention.head
    if mention.cls in {"people", "person"} and head.text[0].isupper():
        demonym = find_demonym(head.text)
        if demonym is not None:
            return demonym.country
    if mention.cls == "country":
        assert mention.name is not None
        return find_country(mention.doc[mention.name.start_i : mention.name.end_i].text)
    for token in mention.modifiers:
        if token.text[0].isupper():
            demonym = find_demonym(token.text)
            if demonym is not None and demonym.country is not None:
                return demonym.country
            country = find_country(token.text)
            if country is not None and token.dep_ in {"compound", "poss", "nmod", "amod"}:
                return country
    for name in mention.names_inside:
        country = find_country(mention.doc[name.start_i : name.end_i].text)
        if country is not None:
            return country
    return None
