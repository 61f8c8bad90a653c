"""Read what a figure is made up of: "94 people, including 14 nurses", "two of the dead were children", "five: a cook".

In: frames with their figures.  Out: the same frames, with the parts as figures of a part, and with those they name.
"""

from __future__ import annotations

from kg.extract.drafts import FigureDraft, Reading
from kg.extract.frames.roles import Frame
from kg.extract.names.mentions import Mention
from kg.extract.text.numerals import parse_number
from kg.extract.text.parse import Token
from kg.extract.text.syntax import conjuncts, number_of
from kg.lexicon import forms, words
from kg.records import Quantity

_PARTS = frozenset({"including", "among"})


def find_breakdowns(reading: Reading, frames: list[Frame]) -> None:
    """Add the parts of all figures, and the people that a list makes them up of."""
    _breakdowns(reading, frames)
    _parts(reading, frames)
    for frame in frames:
        for arg in [a for a in frame.args if a.role == "patient"]:
            for token in _listed(reading, arg.head):
                frame.add("patient", token, "surface:list")


def _listed(reading: Reading, whole: Token) -> list[Token]:
    """ "Five people died: *a teacher*, *three pupils* and *a guard*": who they were, where the counts make five."""
    group = reading.mentions.get(whole.i)
    if group is None or not (group.sub == "number" or group.lemma in words("coreference", "unspecific")):
        return []
    first = next((c for c in whole.rights if c.dep_ == "appos"), None)
    count = number_of(whole) or parse_number([whole.text])
    if first is None or count is None or not any(c.dep_ == "conj" for c in first.rights):
        return []
    items = conjuncts(first)
    mentions = [reading.mentions.get(t.i) for t in items]
    if any(m is None or not m.human or m.name is not None for m in mentions):
        return []
    return items if sum(number_of(t) or 0 for t in items) == count else []


def _single_members(reading: Reading, opener: Token) -> list[Token]:
    """Single people that a list opened by "including" or "among them" describes."""
    found: list[Token] = []
    first = next((c for c in opener.rights if c.dep_ == "pobj"), None)
    for token in conjuncts(first) if first is not None else []:
        one = reading.mentions.get(token.i)
        if one is None or not one.human or (found and one.name is not None):
            break
        if one.quantity is None and not one.plural:
            found.append(token)
    return found


def _breakdowns(reading: Reading, frames: list[Frame]) -> None:
    """ "94 people, including 14 Afghan nationals": a part of the figure before it."""
    for token in reading.doc.among(frozenset(), _PARTS):
        before = [(f, g) for f in frames for g in f.figures if token.sent.start <= g.at.i < token.i and not g.subset]
        if not before:
            before = [
                (f, g)
                for f in frames
                for g in f.figures
                if token.i < g.at.i < token.sent.end and token.i - token.sent.start < 2
            ]
        if not before:
            continue
        frame, whole = max(before, key=lambda p: p[1].at.i)
        told = [m for i in range(whole.at.i + 1, token.i) if (m := reading.mentions.get(i)) is not None and m.human]
        for one in [] if told else _single_members(reading, token):
            frame.add("patient", one, "surface:including")  # "killing nine people, including *a judge* and *a cook*"
        for mention in mentions_in_order(reading):
            if (
                token.i < mention.start_i < min(token.i + 11, token.sent.end)
                and mention.quantity is not None
                and mention.human
            ):
                if any(g.group is mention for f in frames for g in f.figures) or any(
                    t.pos_ == "VERB" and t.tag_ in {"VBD", "VBZ"} for t in reading.doc.tokens[token.i : mention.start_i]
                ):
                    continue
                quantity = mention.quantity.quantity
                if quantity is None or quantity.value >= whole.quantity.value:
                    continue
                _add_part(frame, whole, quantity, mention.head, mention, "surface:including")
                frame.add("patient", mention.head, "surface:including")


def _parts(reading: Reading, frames: list[Frame]) -> None:
    """ "Two of the dead were children": a part of the figure told last of that outcome."""
    for quantity in reading.quantities:
        end = quantity.end_i
        while end < len(reading.doc) and reading.doc[end].lower_ in words("factuality", "figures.of_those"):
            end += 1
        if end == quantity.end_i or end + 1 >= len(reading.doc) or quantity.quantity is None:
            continue
        noun, verb = reading.doc[end], reading.doc[end + 1]
        outcome = forms("factuality", "figures.parts").get(noun.lower_)
        told = next((reading.mentions.get(c.i) for c in verb.children if c.dep_ == "attr"), None)
        if outcome is None or verb.lemma_ != "be" or told is None or not told.human:
            continue
        before = [
            (f, g) for f in frames for g in f.figures if g.at.i < noun.i and g.outcome.value == outcome and not g.subset
        ]
        if before and before[-1][1].quantity.value > quantity.quantity.value:
            frame, whole = max(before, key=lambda p: p[1].at.i)
            at = reading.doc[quantity.start_i]
            _add_part(frame, whole, quantity.quantity, at, told, "surface:of-those")
            frame.add("patient", told.head, "syntax:one-of")


def mentions_in_order(reading: Reading) -> list[Mention]:
    """All phrases of the text, each once, by where they begin; ``Reading.phrases`` has them by their heads."""
    cached: list[Mention] | None = reading.doc.cache.get("kg_mentions")
    if cached is None:
        cached = sorted(dict.fromkeys(reading.mentions.values()), key=lambda m: (m.start_i, m.end_i))
        reading.doc.cache["kg_mentions"] = cached
    return cached


def _add_part(frame: Frame, whole: FigureDraft, count: Quantity, at: Token, group: Mention, rule: str) -> None:
    """Add a figure of part of those whom another counts."""
    frame.figures.append(
        FigureDraft(
            outcome=whole.outcome,
            quantity=count,
            at=at,
            rule=rule,
            group=group,
            subset=True,
            part_of=whole,
            nationality=group.country,
        )
    )
