"""What an arrest or a legal step is for: the attack or the plot, and the charge.

In: arrest and legal frames, clusters of attacks with their triggers, plots.  Out: answers; nothing is written here.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.arrests.custody import Taken
from kg.extract.attacks.clusters import Cluster
from kg.extract.attacks.plots import plot_of
from kg.extract.claims.crimes import charged_with, counts_of, crimes_of, is_violent
from kg.extract.claims.responsibility import by_forces, cluster_of, deed_near
from kg.extract.drafts import EventDraft, Reading
from kg.extract.frames.roles import Frame
from kg.extract.text.parse import Token
from kg.extract.text.syntax import ancestors, clause_root, gerunds, prepositions
from kg.lexicon import words
from kg.records import Stance

_FOR = frozenset({"in", "for", "over", "after", "following", "on", "with", "of"})
_CHARGED = frozenset({"for", "of", "on", "with"})
_ACCUSED_OF = frozenset({"for", "in", "of", "over", "with"})
_HELD_OVER = frozenset({"for", "in", "over"})
_SOON = 3  # sentences after which people are still held for the first attack told


def plot_behind(frame: Frame, suspects: Sequence[Taken], plots: dict[int, EventDraft]) -> EventDraft | None:
    """The plot that somebody is held for: "arrested over a plot to", or one that they were said to be behind."""
    named = plot_of([t for _, t in prepositions(frame.trigger)] + gerunds(frame.trigger), plots)
    if named is not None:
        return named
    who = [e for _, e in suspects]
    return next(
        (p for p in plots.values() if any(v in who for name in ("suspect", "perpetrator") for v in p.values(name))),
        None,
    )


def attack_behind(
    reading: Reading,
    frame: Frame,
    suspects: Sequence[Taken],
    clusters: list[Cluster],
    of_trigger: dict[int, Cluster],
) -> Cluster | None:
    """The attack that people are held or tried for; never what the forces did that went for them."""
    verb = frame.trigger
    aside = [i for i in of_trigger if verb.sent.start <= i < verb.sent.end and _beside(reading.doc[i])]
    of_trigger = {i: c for i, c in of_trigger.items() if i not in aside} if aside else of_trigger
    for prep, token in prepositions(verb):
        if prep in _FOR and token.lemma_.lower() != "raid":
            cluster = cluster_of(token, of_trigger)
            if cluster is not None and not by_forces(cluster):
                return cluster
    early = [c for c in clusters if _judged_before(reading, verb, c)] if frame.sense.family == "legal" else []
    of_trigger = {i: c for i, c in of_trigger.items() if c not in early} if early else of_trigger
    for token, entity in suspects:
        cluster = cluster_of(token, of_trigger)
        if cluster is not None and token.i not in of_trigger and not by_forces(cluster):
            return cluster  # "35 people who are believed to have connections to the bombings"
        for other in (c for c in clusters if c not in early):
            if any(e is entity for e, _, _ in other.agents) or (
                other.draft is not None and entity in other.draft.values("suspect")
            ):
                return other
    within = [i for i, c in of_trigger.items() if verb.sent.start <= i < verb.sent.end and not by_forces(c)]
    if within:
        return of_trigger[min(within, key=lambda i: abs(i - verb.i))]
    return _first_told(reading, verb, clusters, of_trigger)


def _judged_before(reading: Reading, verb: Token, cluster: Cluster) -> bool:
    """Whether a court spoke before the attack: "Venn, held over Sunday's attack, was jailed for robbery *in 1999*"."""
    first = min((when.earliest for when, _, _ in cluster.dates), default=None)
    return first is not None and any(
        t.kind == "absolute"
        and t.when is not None
        and not t.since
        and t.when.latest < first
        and clause_root(reading.doc[t.start_i]) == clause_root(verb)
        for t in reading.times_in(verb.sent)
    )


def _beside(deed: Token) -> bool:
    """Whether it is told as one thing more of somebody: "Venn, who is *also* wanted over the killing of a priest"."""
    clause = next((t for t in (deed, *ancestors(deed)) if t.dep_ == "relcl"), None)
    return clause is not None and any(c.lower_ in words("coreference", "adding") for c in clause.children)


def _first_told(
    reading: Reading, verb: Token, clusters: list[Cluster], of_trigger: dict[int, Cluster]
) -> Cluster | None:
    """The attack that the article is about, where it was spoken of last and just before."""
    near = deed_near(verb, of_trigger)
    if near is None or near is not clusters[0]:
        return None
    last = max((i for i, c in of_trigger.items() if c is near and i < verb.i), default=None)
    if last is None:
        return None
    return near if reading.sentence_index(verb) - reading.sentence_index(reading.doc[last]) <= _SOON else None


def accused_of(frame: Frame, of_trigger: dict[int, Cluster]) -> Stance | None:
    """How sure it is that people did the violence they are held or tried for: "charged with murder over the attack".

    ``None`` where no crime of violence is named, as with "charged with fraud".
    """
    verb = frame.trigger
    if frame.sense.family == "arrest" and _held_over(verb, of_trigger):
        return Stance.SUSPECTED
    suspected = any(t.lemma_.lower() in words("responsibility", "suspecting") for t in counts_of(verb))
    if frame.sense.type not in {"Charge", "Trial"} and not suspected:
        return None
    if not any(is_violent(t) for t in charged_with(crimes_of(verb, _ACCUSED_OF))):
        return None
    return Stance.SUSPECTED if suspected else Stance.ALLEGED


def _held_over(verb: Token, of_trigger: dict[int, Cluster]) -> bool:
    """Whether an arrest is for an attack: "arrested *in the killing* of a clerk", "held *over* a blast"."""
    over = [t for prep, t in prepositions(verb) if prep in _HELD_OVER]
    over += [deed for t in over for prep, deed in prepositions(t) if prep in {"to", "with"}]
    return any(t.i in of_trigger for t in over)


def charge_of(frame: Frame) -> str | None:
    """What somebody is held for, as in the text: "on charges of conspiracy", "charged with murder"."""
    verb, counts = frame.trigger, words("responsibility", "counts")
    charged = verb.lemma_.lower() in words("responsibility", "charging")
    for prep, token in prepositions(verb):
        counted = token.lemma_.lower() in counts
        if prep not in _CHARGED or not (counted or charged) or token.ent_type_ in {"DATE", "TIME"}:
            continue
        named = [c for of in token.rights if of.lower_ == "of" for c in of.rights] if counted else []
        return _in_words(named[0] if named else token, token)  # "on two counts of *murder*"
    return None


def _in_words(crime: Token, phrase: Token) -> str:
    """The text of a charge from its crime to the end of the phrase, without the deed, the day and what is said of it.

    "Charged with *murder and assault with a knife* over an attack on Monday".
    """
    doc, end = crime.doc, crime.i + 1
    inside = {t.i for t in phrase.subtree}
    while end < phrase.sent.end and end in inside and not _leads_on(doc[end]):
        end += 1
    while doc[end - 1].is_punct or doc[end - 1].dep_ in {"cc", "prep", "det"}:
        end -= 1
    return " ".join(doc[crime.left_edge.i : end].text.split())


def _leads_on(token: Token) -> bool:
    """Whether a charge ends before a word: "murder *over* an attack", "*in* connection with", "*that* police said"."""
    if token.ent_type_ in {"DATE", "TIME"} or token.dep_ in {"relcl", "mark", "nsubj", "nsubjpass"}:
        return True
    if token.dep_ != "prep" or token.lower_ not in words("responsibility", "charged_over"):
        return False
    return token.lower_ != "in" or not any(c.lemma_.lower() == "degree" for c in token.rights)
