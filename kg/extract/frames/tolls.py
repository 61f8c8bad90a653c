"""Read tolls: "the death toll has risen to 94", "put the toll at 12", "the number of injured topped 2,200".

In: a word for a toll and the quantities of the text.  Out: a frame of its own with the figure.
"""

from __future__ import annotations

from kg.extract.counts.quantities import QuantityMention
from kg.extract.drafts import FigureDraft, Reading
from kg.extract.frames.roles import Frame
from kg.extract.text.parse import Token
from kg.extract.text.triggers import Sense, outcome_adjectives
from kg.lexicon import words
from kg.records import Outcome

_REACH = 14  # tokens from a toll, or from its verb, to the number


def toll_of(reading: Reading, token: Token) -> Frame | None:
    """ "The death toll has risen to 94", "put the toll at 12", "a death toll of at least 30"."""
    doc = reading.doc
    phrase = doc[max(0, token.i - 2) : token.i + 1].text.lower()
    outcome = Outcome.INJURED if "injur" in phrase else Outcome.KILLED
    if token.lemma_.lower() == "number":
        told = {name for t in doc.tokens[token.i + 1 : token.i + 5] if (name := outcome_adjectives().get(t.lower_))}
        if len(told) != 1:
            return None  # "the number of dead and wounded"
        outcome = Outcome(told.pop())  # "the number of injured topped 2,200"
    elif not any(w in phrase for w in words("factuality", "figures.toll_phrases")):
        return None
    last: QuantityMention | None = None
    stop = min(token.sent.end, _of_subject(token).i + _REACH)
    for q in reading.quantities:
        if token.i < q.start_i < stop and q.quantity is not None:
            before = doc[q.start_i - 1].lower_
            if before in words("factuality", "figures.before_toll"):
                last = q
                if before in words("factuality", "figures.final"):
                    break
    if last is None or last.quantity is None:
        return None
    frame = Frame(token, Sense("death toll", "harm", outcome.value, "toll"), nominal=True)
    frame.figures.append(
        FigureDraft(outcome=outcome, quantity=last.quantity, at=doc[last.start_i], rule="surface:toll", toll=True)
    )
    return frame


def count_lives(reading: Reading, frame: Frame, outcome: Outcome) -> None:
    """Count the dead of whom no more is told: "the blast *claimed 14 lives*", "*nine lives* were lost"."""
    lives = (c for c in frame.trigger.children if c.lemma_.lower() in words("deeds", "lives"))
    for noun in lives if not frame.figures else ():
        told = (q for q in reading.quantities if noun.left_edge.i <= q.start_i < noun.i and q.quantity is not None)
        counted = next(told, None) if noun.dep_ in {"dobj", "nsubjpass"} else None
        if counted is not None and counted.quantity is not None:
            frame.figures.append(FigureDraft(outcome=outcome, quantity=counted.quantity, at=noun, rule="surface:lives"))


def _of_subject(token: Token) -> Token:
    """The verb that a toll is the subject of, however long it is: "the toll of the attack on X *climbed* to 41"."""
    verb = token.head
    return verb if token.dep_ in {"nsubj", "nsubjpass"} and verb.i > token.i else token
