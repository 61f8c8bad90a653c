"""Find casualty figures: how many were killed, injured, kidnapped or are missing, each kept as it is given.

In: frames (their patients) and the tokens around outcome words.  Out: ``Frame.figures``, and frames of their own for
outcomes without a verb ("nine dead", "the death toll").  Two voters: the parse, and a pattern over the tokens that does
not care how a participle was attached (", killing six").
"""

from __future__ import annotations

from kg.extract.counts.quantities import QuantityMention
from kg.extract.drafts import FigureDraft, Reading
from kg.extract.entities.headlines import headline_and_lead
from kg.extract.entities.persons import fatal
from kg.extract.frames.breakdowns import find_breakdowns, mentions_in_order
from kg.extract.frames.equals import called_hit
from kg.extract.frames.roles import Frame
from kg.extract.frames.tolls import count_lives, toll_of
from kg.extract.names.mentions import Mention
from kg.extract.text.parse import Token
from kg.extract.text.syntax import first_conjunct, prepositions
from kg.extract.text.triggers import Sense, outcome_adjectives, verb_trigger
from kg.lexicon import forms, words
from kg.records import Bound, Outcome, Precision, Quantity

TAKING = frozenset({"HostageTaking", "Kidnapping"})  # attacks that take people
_BEFORE_NAMES = frozenset({"amod", "compound", "nmod"})
AMONG = "syntax:among"  # the rule of who is told to be one of those hit, which is no count of all


def find_figures(reading: Reading, frames: list[Frame]) -> list[Frame]:
    """Attach figures to the frames, add the frames that only figures give, and return all in text order."""
    by_token = {f.trigger.i: f for f in frames}
    for frame in frames:
        if (outcome := _outcome(frame)) is not None:
            _from_patients(reading, frame, outcome)
            count_lives(reading, frame, outcome)
    tolls, counted, harming = (words("factuality", f"figures.{name}") for name in ("tolls", "counted", "harming"))
    for token in reading.doc.among(tolls, counted | harming | frozenset(outcome_adjectives())):
        outcome_name = outcome_adjectives().get(token.lower_)
        if outcome_name is None and token.lemma_.lower() in tolls:
            found = toll_of(reading, token)
        elif outcome_name is None and token.lower_ in counted:
            found = _counted_noun(reading, token)
        elif outcome_name is not None:
            found = _surface(reading, token, Outcome(outcome_name), by_token)
        else:
            outcome = Outcome.KILLED if token.lower_.startswith("kill") else Outcome.INJURED
            found = _after(reading, token, outcome, by_token)
        if found is not None and (found.trigger.i not in by_token or not by_token[found.trigger.i].figures):
            by_token[found.trigger.i] = found
    found_frames = sorted(by_token.values(), key=lambda f: f.trigger.i)
    find_breakdowns(reading, found_frames)
    return found_frames


def _outcome(frame: Frame) -> Outcome | None:
    sense = frame.sense
    if frame.status == "attempted":
        return None  # "the attempted murders of two students", "tried to kill the mayor"
    told_fatal = any(c.lower_ in words("victims", "fatal") for c in frame.trigger.lefts)
    if sense.family == "harm":
        return Outcome.KILLED if told_fatal else Outcome(sense.type)  # "was fatally wounded"
    if sense.type in TAKING:
        return Outcome.KIDNAPPED
    if sense.family != "attack":
        return None
    if frame.nominal and told_fatal:
        return Outcome.KILLED  # "the fatal stabbing of two nurses"
    if frame.nominal and sense.entry not in words("factuality", "figures.killing", "figures.killing_nouns"):
        return None
    if sense.entry in words("factuality", "figures.killing") or frame.nominal or fatal(frame.trigger):
        return Outcome.KILLED  # "a trader was fatally stabbed"
    return None


def _from_patients(reading: Reading, frame: Frame, outcome: Outcome) -> None:
    for arg in list(frame.args):
        if arg.role == "patient":
            mention = reading.mentions.get(arg.head.i)
            if mention is not None:
                _count(reading, frame, outcome, mention, arg.rule)


def _count(reading: Reading, frame: Frame, outcome: Outcome, mention: Mention, rule: str) -> None:
    if any(f.group is mention and f.outcome is outcome for f in frame.figures):
        return
    quantity, additive, partitive, total = _quantity(mention)
    meant = _of_the_same(reading, mention)
    quantity = quantity or meant
    if quantity is None:
        return
    implied = (mention.quantity or meant) is None and (
        mention.name is not None
        or mention.definite in {"the", "this", "poss"}
        or mention.cls == "pronoun"
        or (mention.definite == "bare" and _in_headline(reading, mention.head))
        # "the widow of *a teacher murdered* in a massacre": who is meant, no toll
        or (frame.trigger.dep_ in {"acl", "relcl"} and frame.trigger.head is mention.head)
    )
    among = _one_of_the_hit(mention) or _in_including(mention)
    others = (
        any(t.lower_ in {"other", "others", "more", "another"} for t in mention.tokens)
        or mention.head.lower_ == "others"
    )
    frame.figures.append(
        FigureDraft(
            outcome=outcome,
            quantity=quantity,
            at=mention.head,
            rule=AMONG if among else rule,
            group=mention,
            additive=additive or others,
            total=total,
            subset=partitive or rule == "syntax:one-of" or among,
            implied=implied,
            nationality=mention.country,
        )
    )


def _quantity(mention: Mention) -> tuple[Quantity | None, bool, bool, bool]:
    """The count that a phrase gives: its number, one for a singular, nothing for a bare or vague plural."""
    q: QuantityMention | None = mention.quantity
    if q is not None:
        if q.quantity is None:
            return None, False, False, False
        return q.quantity, q.additive, q.partitive, q.total
    alone = mention.cls == "person" or mention.head.lower_ in words("factuality", "figures.singles")
    if alone and not mention.plural and mention.lemma not in words("factuality", "figures.bodies"):
        if mention.definite == "no":
            return Quantity(value=0), False, False, False
        return (
            Quantity(value=int(forms("factuality", "figures.sizes").get(mention.lemma, "1")), bound=Bound.EXACT),
            False,
            False,
            False,
        )
    return None, False, False, False


def _of_the_same(reading: Reading, mention: Mention) -> Quantity | None:
    """How many a pronoun means: "pulled *seven* passengers off a bus and shot *them*"."""
    entity = reading.of_mention.get(mention)
    if mention.sub != "them" or entity is None or mention.quantity is not None:
        return None
    start = mention.head.sent.start
    told = [m.quantity for m in entity.mentions if start <= m.start_i < mention.start_i and m.quantity is not None]
    return told[0].quantity if len(told) == 1 else None


def _in_headline(reading: Reading, token: Token) -> bool:
    """Whether the word stands in the headline, which has no articles that could tell who is counted."""
    lines = headline_and_lead(reading)
    return lines is not None and token.i < lines[0][1]


def _one_of_the_hit(mention: Mention) -> bool:
    """Whether somebody is counted with others told of as hit: "two judges were *among the dead*"."""
    subject = first_conjunct(mention.head)
    verb = subject.head
    among = [t for prep, t in prepositions(verb) if prep == "among"] if verb.lemma_ == "be" else []
    return subject.dep_ == "nsubj" and any(t.lemma_.lower() in words("victims", "hit") or called_hit(t) for t in among)


def _in_including(mention: Mention) -> bool:
    """Whether the phrase breaks a figure down: "including 14 children", "among them two officers"."""
    head: Token = mention.head
    if head.head.lower_ == "among" and head.head.head.lemma_ == "be":
        return False  # "two children were among *five people killed*": these are the whole
    after = mention.doc[mention.end_i].lower_ if mention.end_i < len(mention.doc) else ""
    if head.dep_ == "conj" and after in outcome_adjectives() and mention.doc[mention.start_i - 2].text == ",":
        return False  # "eight were killed, including three guards, and *15 wounded*"
    for token in (head.head, head.head.head):
        if token.lower_ in words("factuality", "figures.breakdown"):
            return True
    start = mention.start_i
    while start and mention.doc[start - 1].dep_ in _BEFORE_NAMES and mention.doc[start - 1].head.i >= start:
        start -= 1  # "killing dozens, among them *police chief* Ilo Venn"
    before = mention.doc[max(0, start - 3) : start].text.lower()
    return "including" in before or "among them" in before


def _surface(reading: Reading, token: Token, outcome: Outcome, by_token: dict[int, Frame]) -> Frame | None:
    """An outcome word with the count before it: "nine people were reported dead", "and 30 others wounded"."""
    frame = by_token.get(token.i)
    if frame is not None and frame.figures:
        return None
    if frame is not None and not frame.nominal and frame.heads("patient"):
        return None
    other = token.tag_ == "VBD" and any(c.dep_ == "dobj" for c in token.children)
    mention = None if other else _count_before(reading, token)  # "killed 22 people and wounded scores more"
    if mention is None:
        if frame is None and token.tag_ in {"VBD", "VBN", "VBG"}:
            return _after(reading, token, outcome, by_token)
        if frame is not None and not frame.heads("patient"):
            return _after(reading, token, outcome, by_token)
        return None
    frame = frame or Frame(token, Sense(token.lower_, "harm", outcome.value, "die"))
    frame.add("patient", mention.head, "surface:count-before")
    _count(reading, frame, outcome, mention, "surface:count-before")
    _linked_verb(frame)
    return frame if frame.figures else None


def _count_before(reading: Reading, token: Token) -> Mention | None:
    doc, i, steps = reading.doc, token.i - 1, 0
    while i >= token.sent.start and steps < 7:
        word = doc[i]
        if (
            word.lemma_.lower() in words("factuality", "figures.linking")
            or word.pos_ in {"AUX", "ADV"}
            or word.lower_ in words("factuality", "figures.between")
        ):
            i -= 1
            steps += 1
            continue
        break
    if i < token.sent.start:
        return None
    mention = next((m for m in reversed(mentions_in_order(reading)) if m.start_i <= i < m.end_i), None)
    if mention is None:
        told = (q for q in reading.quantities if q.quantity is not None and q.start_i <= i < q.end_i <= token.i)
        bare = next(told, None)  # "and six *more* wounded": "more" may have been passed over
        if bare is not None:
            mention = Mention(
                head=doc[i],
                start_i=bare.start_i,
                end_i=bare.end_i,
                cls="people",
                sub="number",
                quantity=bare,
                plural=True,
            )
    if mention is None or mention.quantity is None or mention.quantity.quantity is None:
        return None
    if mention.cls not in {"people", "person", "pronoun"} and not (
        mention.cls == "other" and mention.end_i == i + 1 and mention.head.pos_ == "NUM"
    ):
        return None
    return mention


def _after(reading: Reading, token: Token, outcome: Outcome, by_token: dict[int, Frame]) -> Frame | None:
    """A transitive outcome word with the count after it: "killing at least six", whatever the parse made of it."""
    frame = by_token.get(token.i)
    if frame is not None and (frame.figures or frame.heads("patient")):
        return None
    doc = reading.doc
    i = token.i + 1
    while i < len(doc) and doc[i].pos_ in {"ADV"} and i - token.i < 3:
        i += 1
    mention = next((m for m in mentions_in_order(reading) if m.start_i <= i < m.end_i or m.start_i == i), None)
    if mention is None or not (mention.human or mention.sub == "number") or mention.start_i > i:
        return None
    frame = frame or Frame(token, Sense(token.lemma_.lower(), "harm", outcome.value, "verbs"))
    frame.add("patient", mention.head, "surface:count-after")
    _count(reading, frame, outcome, mention, "surface:count-after")
    return frame if frame.figures else None


def _counted_noun(reading: Reading, token: Token) -> Frame | None:
    """ "17 deaths", "at least 30 injuries"; "280 people have sustained injuries" counts the people."""
    sustained = next(
        (
            reading.doc[k]
            for k in range(token.i - 1, max(token.sent.start, token.i - 5) - 1, -1)
            if reading.doc[k].lemma_.lower() in words("factuality", "figures.sustaining")
            or reading.doc[k].lower_ in words("factuality", "figures.sustaining")
        ),
        None,
    )
    if sustained is not None:
        people = _count_before(reading, sustained)
        if people is None:
            return None
        frame = Frame(token, Sense("injuries", "harm", Outcome.INJURED.value, "die"))
        frame.add("patient", people.head, "surface:sustained")
        _count(reading, frame, Outcome.INJURED, people, "surface:sustained")
        return frame if frame.figures else None
    mention = reading.mentions.get(token.i)
    quantity = mention.quantity.quantity if mention is not None and mention.quantity is not None else None
    if mention is None or quantity is None or token.lower_ == "casualties" or _of_a_year(reading, token):
        return None
    outcome = Outcome.INJURED if token.lower_ == "injuries" else Outcome.KILLED
    frame = Frame(token, Sense(token.lower_, "harm", outcome.value, "toll"), nominal=True)
    frame.figures.append(
        FigureDraft(outcome=outcome, quantity=quantity, at=token, rule="surface:counted-noun", group=None)
    )
    return frame


def _of_a_year(reading: Reading, noun: Token) -> bool:
    """Whether a count is that of a year: "the centre reported more than 1,500 *deaths last year* from attacks"."""
    if any(c.lower_ in {"the", "these"} for c in noun.lefts):
        return False
    years = (t for t in reading.times_in(noun.sent) if t.when is not None and t.when.precision is Precision.YEAR)
    return any(t.kind == "relative" for t in years)


def _linked_verb(frame: Frame) -> None:
    """ "left 25 people dead": the verb above says which event it was."""
    head = frame.trigger.head
    for _ in range(3):
        if head.lemma_.lower() == "leave":
            trigger = verb_trigger(head)
            subject = next((c for c in head.children if c.dep_ == "nsubj"), None)
            if subject is not None and trigger is None:
                frame.link = subject
            return
        if head.head == head:
            return
        head = head.head
