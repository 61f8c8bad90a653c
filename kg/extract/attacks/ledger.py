"""Keep the casualty ledger of an attack: which figures break another down, which one replaces an older one.

In: the figures of a cluster in text order.  Out: the same figures, linked, and for each outcome the figure or figures
that the whole attack is given with.  No figure is dropped because another one contradicts it.
"""

from __future__ import annotations

from kg.extract.attacks.clusters import Cluster
from kg.extract.drafts import EntityDraft, FigureDraft, Reading
from kg.extract.entities.persons import fights
from kg.extract.frames.casualties import AMONG
from kg.extract.text.parse import Token
from kg.extract.text.syntax import ancestors, first_conjunct, on_top
from kg.lexicon import words
from kg.records import Bound, Outcome, Quantity

# Strikes from the air, of which the one aimed at may be named alone: elsewhere who is told as killed is counted
_BEYOND_THE_NAMED = frozenset({"Airstrike", "DroneStrike"})
_WITH_PARTS = 2  # a sum needs one figure and two more
_FEW = 2  # people, beside whom a person told of after them is one more
_ABOVE = 4  # heads from a toll to the verb that gives it


def settle(reading: Reading, cluster: Cluster) -> dict[Outcome, tuple[Quantity, list[FigureDraft]]]:
    """Link the figures of an attack and give, by outcome, the count for the whole with the figures behind it."""
    agents = {id(e) for e, _, _ in cluster.agents}
    result: dict[Outcome, tuple[Quantity, list[FigureDraft]]] = {}
    cluster.figures = _unique(cluster.figures)
    for outcome in Outcome:
        rows = [f for f in cluster.figures if f.outcome is outcome]
        counted = [f for f in rows if not f.implied and not _is_attacker(reading, f, agents)]
        counted = [f for f in counted if not _of_the_attackers(reading, cluster, f)]
        for row in counted:
            row.subset = row.subset or _breaks_down(row, counted)
        whole = [f for f in counted if not f.subset] or _parts_alone(counted)
        civil = [f for f in whole if f.quantity.value and (f.group is None or f.group.sub != "attackers")]
        if not _fought(cluster):
            whole = civil or whole  # "32 people and three suicide bombers": the attackers are counted apart
        whole = [f for f in whole if not _fared_otherwise(f, cluster.figures)] or whole
        if whole:
            single = [f for f in rows if f.implied and not _is_attacker(reading, f, agents)]
            chosen = _choose(_with_the_first(whole, single))
            chosen = [*_beside(chosen, single), *chosen]
            value = Quantity(value=sum(f.quantity.value for f in chosen), bound=_bound(chosen))
            for row in counted:
                if row.subset and row.part_of is None:
                    row.part_of = next((c for c in chosen if c.quantity.value >= row.quantity.value), None)
            _supersede(chosen, whole)
            result[outcome] = (value, chosen)
            continue
        single = [f for f in rows if f.implied and not f.subset and not _is_attacker(reading, f, agents)]
        people = _individuals(reading, single)
        kind = cluster.draft.type if cluster.draft is not None else ""
        if people and kind not in _BEYOND_THE_NAMED:
            result[outcome] = (Quantity(value=len(people)), people)
    if _died_of_it(reading, cluster, result):
        del result[Outcome.INJURED]
    return result


def _fared_otherwise(figure: FigureDraft, figures: list[FigureDraft]) -> bool:
    """Whether the same people are counted elsewhere: "*three others*, taken to hospital, succumbed to injuries"."""
    group = figure.group
    for other in figures:
        if group is not None and other.group is group and other.outcome is not figure.outcome:
            died = (figure.outcome, other.outcome) == (Outcome.INJURED, Outcome.KILLED)
            if (group.sub == "number" or died) and other.at.i >= figure.at.i:
                return True
    return False


def _died_of_it(reading: Reading, cluster: Cluster, result: dict[Outcome, tuple[Quantity, list[FigureDraft]]]) -> bool:
    """Whether the only one hurt is told to have died: "A civilian was killed. *Venn was injured* and succumbed"."""
    hurt, found = result.get(Outcome.INJURED), result.get(Outcome.KILLED)
    if hurt is None or found is None or hurt[0].value != 1:
        return False
    dead = [e for f in cluster.figures if f.outcome is Outcome.KILLED and (e := _entity(reading, f)) is not None]
    return all(any(_entity(reading, f) is e and not e.plural for e in dead) for f in hurt[1])


def _fought(cluster: Cluster) -> bool:
    """Whether it was a fight, in which the dead of both sides count: "four militants and a soldier died in a clash"."""
    return any(f.nominal and not words("deeds", "fights").isdisjoint(f.sense.entry.split()) for f in cluster.frames)


def _parts_alone(counted: list[FigureDraft]) -> list[FigureDraft]:
    """What a verb counts of people told of without a number: "stormed a club of miners, wounding *five of them*"."""
    return [f for f in counted if f.part_of is None and f.rule.startswith("syntax:") and f.rule != AMONG][:1]


def _unique(figures: list[FigureDraft]) -> list[FigureDraft]:
    out: list[FigureDraft] = []
    for figure in sorted(figures, key=lambda f: f.at.i):
        if not any(o.at.i == figure.at.i and o.outcome is figure.outcome for o in out):
            out.append(figure)
    return out


def _is_attacker(reading: Reading, figure: FigureDraft, agents: set[int]) -> bool:
    entity = _entity(reading, figure)
    return entity is not None and id(entity) in agents


def _of_the_attackers(reading: Reading, cluster: Cluster, figure: FigureDraft) -> bool:
    """Whether those died who did it, killed by no fighters: "*all 33 militants* were killed", "three of the rebels"."""
    group = figure.group
    if group is None or group.sub != "attackers" or figure.outcome not in {Outcome.KILLED, Outcome.INJURED}:
        return False
    if not (group.definite == "the" or any(t.lower_ == "all" for t in group.tokens)):
        return False
    if not any(fights(e) for e, _, _ in cluster.agents):
        return False
    by = [e for f in cluster.frames if figure in f.figures for t in f.heads("agent") if (e := reading.entity_at(t))]
    return not any(fights(e) for e in by)


def _entity(reading: Reading, figure: FigureDraft) -> EntityDraft | None:
    return reading.of_mention.get(figure.group) if figure.group is not None else None


def _individuals(reading: Reading, figures: list[FigureDraft]) -> list[FigureDraft]:
    """One figure for each person, however often the text says that they died."""
    seen: list[EntityDraft] = []
    out: list[FigureDraft] = []
    for figure in figures:
        entity = _entity(reading, figure)
        if entity is None or entity in seen or entity.plural or entity.type not in {"Person", "UnnamedGroup"}:
            continue
        seen.append(entity)
        out.append(figure)
    named = [f for f in out if (e := _entity(reading, f)) is not None and e.type == "Person"]
    sure = named or out[:1]
    # "killed the mayor and *her driver*": one list counts each of them, two descriptions need not be two people
    return [f for f in out if _as_well(f) or any(f is s or _listed_together(f, s) for s in sure)]


def _breaks_down(row: FigureDraft, rows: list[FigureDraft]) -> bool:
    """A smaller figure in the sentence of a larger one, after "including" or "among", is part of it."""
    if row.subset:
        return True
    lead = row.at.doc[max(row.at.sent.start, row.at.i - 8) : row.at.i].text.lower()
    return not words("factuality", "figures.breaking_down").isdisjoint(lead.split()) and any(
        o is not row and o.at.i < row.at.i and o.quantity.value > row.quantity.value for o in rows
    )


def _choose(rows: list[FigureDraft]) -> list[FigureDraft]:
    """The toll or total given last, else the figures that the text gives first, added up when coordinated."""
    tolls = [f for f in rows if (f.toll or f.total) and not _rivals(f, rows)]
    newer = [f for f in tolls if not _older(f)]
    if tolls and (newer or not any(_called_older(f) for f in tolls) or len(tolls) == len(rows)):
        return [(newer or tolls)[-1]]
    rows = [f for f in rows if f not in tolls]
    first = rows[0]
    together = [first]
    for row in rows[1:]:
        same_verb = (
            row.group is not None
            and first.group is not None
            and (row.group.head.head == first.group.head or _coordinated(first, row))
        )
        # "killed three soldiers and two civilians", "beheaded a woman and killed two other people"
        if ((same_verb or row.additive) and row.at.sent.start == first.at.sent.start) or (
            _as_well(row) and _right_after(together[-1], row)
        ):
            together.append(row)
    if len(together) > _WITH_PARTS and sum(row.quantity.value for row in together[1:]) == first.quantity.value:
        return [first]  # "ten people, seven women and three men, were killed": who the ten were
    return together


def _with_the_first(rows: list[FigureDraft], single: list[FigureDraft]) -> list[FigureDraft]:
    """Leave out "5 others" where the text tells it again with the one beside them: "*a priest and* five others"."""
    told = [r for r in rows if r.additive and any(_listed_together(o, r) for o in (*rows, *single))]
    again = {r.quantity.value for r in told}
    return [r for r in rows if not r.additive or r in told or r.quantity.value not in again]


def _beside(chosen: list[FigureDraft], single: list[FigureDraft]) -> list[FigureDraft]:
    """Who stands as one person beside those counted: "*the mayor* and two guards were killed"."""
    if any(f.toll or f.total or f.group is None for f in chosen):
        return []
    counted = [f.group.head for f in chosen if f.group is not None]
    last = max(h.i for h in counted)
    return [
        f
        for f in single
        if f.group is not None
        and f.group.head.lower_ not in words("coreference", "reflexives")
        and (any(_in_one_list(f.group.head, h) for h in counted) or _one_more(f, chosen))
        and not any(t.lower_ == "including" for t in f.at.doc.tokens[min(h.i for h in counted) : f.at.i])
        and (f.group.head.i < last or f.group.head.doc[f.group.start_i - 1].lower_ == "and" or _as_well(f))
    ]


def _one_more(figure: FigureDraft, chosen: list[FigureDraft]) -> bool:
    """Whether one person was hit besides a few: "shot dead a doctor. *His driver was also killed*"."""
    return _as_well(figure) and _right_after(chosen[-1], figure) and sum(f.quantity.value for f in chosen) <= _FEW


def _as_well(figure: FigureDraft) -> bool:
    """Whether its verb tells of it on top of what was told: "the blast *also* killed two guards"."""
    return figure.group is not None and on_top(figure.group.head)


def _right_after(one: FigureDraft, other: FigureDraft) -> bool:
    """Whether the next sentence tells it."""
    return one.at.sent.end == other.at.sent.start


def _in_one_list(one: Token, other: Token) -> bool:
    """Whether two nouns are coordinated; an apposition is none: "three people, Ilo Venn and Ana Marr".

    But "the mayor, Ilo Venn, and *two guards*" are three.
    """
    first = first_conjunct(other)
    if first.dep_ == "appos" and first.head is one and first is not other:
        return one.tag_ in {"NN", "NNP"}
    if one.head is other.head and one.dep_ == other.dep_ and one.i < other.i:
        return other.doc[other.left_edge.i - 1].lower_ == "and"  # read as two subjects
    return first_conjunct(one) is first and one is not other


def _listed_together(one: FigureDraft, other: FigureDraft) -> bool:
    return one.group is not None and other.group is not None and _in_one_list(one.group.head, other.group.head)


def _rivals(figure: FigureDraft, rows: list[FigureDraft]) -> bool:
    """Whether somebody gives another toll than the text does: "killing 18, ... but police *put the toll at* 11"."""
    if not figure.toll or figure is rows[0]:
        return False
    return any(t.lemma_.lower() in words("factuality", "figures.putting") for t in ancestors(figure.at, _ABOVE))


def _older(figure: FigureDraft) -> bool:
    """Whether its own words say that it was the toll before: "officials had *earlier* put the toll at 29"."""
    older = words("factuality", "figures.older")
    return any(t.lower_ in older for t in figure.at.doc.tokens[figure.at.sent.start : figure.at.i])


def _called_older(figure: FigureDraft) -> bool:
    """Whether it is called the toll before: "killed 80, the mayor said, raising an *earlier* toll of 47"."""
    older, tolls = words("factuality", "figures.older"), words("factuality", "figures.tolls")
    toll = next((t for t in ancestors(figure.at, _ABOVE) if t.lemma_.lower() in tolls), None)
    return toll is not None and any(c.lower_ in older for c in toll.lefts)


def _coordinated(first: FigureDraft, row: FigureDraft) -> bool:
    assert first.group is not None and row.group is not None
    head = row.group.head
    while head.dep_ in {"conj", "appos"}:
        head = head.head
        if head == first.group.head:
            return row.group.head.dep_ == "conj"
    return False


def _bound(figures: list[FigureDraft]) -> Bound:
    bounds = {f.quantity.bound for f in figures}
    return bounds.pop() if len(bounds) == 1 else Bound.AT_LEAST


def _supersede(chosen: list[FigureDraft], whole: list[FigureDraft]) -> None:
    newest = chosen[0]
    if not newest.toll or len(chosen) > 1:
        return
    older = [f for f in whole if f is not newest and (f.at.i < newest.at.i or (f.toll and _older(f)))]
    if older:
        newest.supersedes = older[-1]
