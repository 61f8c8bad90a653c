"""Write what was only planned, threatened, feared or foiled as plots; none of them is ever an attack.

In: frames judged not to have happened, and the attacks of the article.  Out: event drafts of class ``Plot`` in
``Reading.events`` and, by token index, the plot that a word speaks of.  Vague fears, habits, possibilities and the
plans of armies are left out: a plot needs somebody behind it or something that it was against.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.extract.attacks.clusters import Cluster
from kg.extract.attacks.facts import described
from kg.extract.attacks.plotwords import Blame, find_blame, foiled, governing, planners, told
from kg.extract.drafts import EntityDraft, EventDraft, FactDraft, Reading
from kg.extract.entities.persons import fights
from kg.extract.frames.circumstances import Circumstances, place_entities
from kg.extract.frames.nominals import nominal_frame
from kg.extract.frames.roles import Arg, Frame
from kg.extract.frames.weapons import weapon_concept
from kg.extract.text.parse import Token
from kg.extract.text.syntax import is_verbal
from kg.extract.text.triggers import Sense, noun_trigger
from kg.lexicon import words
from kg.records import PLACE_TYPES, Stance, When

_STATE = frozenset({"SecurityForce", "GovernmentBody", "Country", "IntergovernmentalOrganization"})
_PLANNERS = frozenset({"Person", "ArmedGroup", "Organization", "UnnamedGroup"})
_STATUSES = frozenset({"planned", "attempted", "happened"})

Row = tuple[EntityDraft, Token, str]


@dataclass(slots=True, eq=False)
class _Plan:
    """One mention of a plot: the attack word, the word that gives its stage, and the roles around both."""

    frame: Frame
    word: Token
    stage: str
    agents: list[Row] = field(default_factory=list)
    targets: list[Row] = field(default_factory=list)
    places: list[Row] = field(default_factory=list)
    blame: Blame | None = None
    draft: EventDraft = field(default_factory=lambda: EventDraft(type="Plot"))


def find_plots(
    reading: Reading,
    frames: list[Frame],
    circumstances: Circumstances,
    clusters: list[Cluster],
    of_trigger: dict[int, Cluster],
) -> dict[int, EventDraft]:
    """Add an event for every plot; returns, by the token index of its words, the plot that they speak of."""
    made: list[_Plan] = []
    of_word: dict[int, EventDraft] = {}
    for frame, word, stage in _candidates(reading, frames, of_trigger):
        plan = _describe(reading, frame, word, stage, circumstances)
        if not _concrete(reading, plan) or _carried_out(plan, clusters):
            continue
        earlier = next((p for p in reversed(made) if _same(reading, p, plan)), None)
        if earlier is not None:
            plan.draft = earlier.draft
        else:
            reading.events.append(plan.draft)
        made.append(plan)
        _write(reading, plan, circumstances)
        of_word.update({frame.trigger.i: plan.draft, word.i: plan.draft})
    _point_back(reading, made, of_word)
    for plan in made:
        plan.draft.label = _label(plan.draft)
    return of_word


def _candidates(
    reading: Reading, frames: list[Frame], of_trigger: dict[int, Cluster]
) -> list[tuple[Frame, Token, str]]:
    """Frames that a word of planning, threatening or foiling governs, and plot nouns with their kind before them."""
    found: list[tuple[Frame, Token, str]] = []
    for frame in frames:
        violent = frame.sense.family == "attack" or (frame.sense.family == "harm" and not frame.nominal)
        if not violent or frame.trigger.i in of_trigger or frame.status not in _STATUSES:
            continue
        governor = governing(frame.trigger)
        if governor is not None and told(governor[1], governor[0]):
            found.append((frame, governor[1], governor[0]))
    used = {word.i for _, word, _ in found}
    for token in reading.doc.among(words("factuality", "plots.nouns")):
        if token.pos_ in {"NOUN", "PROPN"}:
            sense = _kind(token)
            if sense is not None and token.i not in used | of_trigger.keys() and told(token, "planned"):
                # "a bomb plot against the mayor"
                found.append((nominal_frame(reading, token, sense), token, "planned"))
    return sorted(found, key=lambda row: row[0].trigger.i)


def _kind(noun: Token) -> Sense | None:
    """What kind of attack the words before a plot noun name: "assassination plot", "bomb plot", "terror plot"."""
    for child in noun.lefts:
        if child.dep_ not in {"compound", "nmod", "amod"}:
            continue
        sense = noun_trigger(child)
        if sense is not None and sense.family == "attack":
            return sense
        if child.lemma_.lower() in words("weapons") or child.lower_ in words("factuality", "plots.kinds"):
            return Sense(child.lower_, "attack", "Attack", "nouns")
    return None


def _describe(reading: Reading, frame: Frame, word: Token, stage: str, circumstances: Circumstances) -> _Plan:
    """Gather the roles of one mention; the stage is ``foiled`` where the plot was stopped."""
    plan = _Plan(frame, word, "foiled" if foiled(word) or foiled(frame.trigger) else stage)
    plan.blame = find_blame(reading, word)
    if plan.blame is not None:
        who = [(t, "syntax:accused") for t in plan.blame.who]
    else:
        who = [(t, "syntax:planner") for t in planners(reading, word, stage)]
        who += [(a.head, a.rule) for a in frame.args if a.role == "agent" and _own_agent(a, word, stage)]
    for token, rule in who:
        entity = reading.entity_at(token)
        if entity is not None and entity.is_actor and all(entity is not e for e, _, _ in plan.agents):
            plan.agents.append((entity, token, rule))
    for arg in frame.args:
        entity = reading.entity_at(arg.head)
        if arg.role not in {"patient", "target"} or entity is None or any(entity is e for e, _, _ in plan.agents):
            continue
        if arg.head.lower_ not in words("coreference", "reflexives"):  # "threatened to kill himself"
            plan.targets.append((entity, arg.head, arg.rule))
    plan.places = place_entities(reading, frame, circumstances)
    return plan


def _own_agent(arg: Arg, word: Token, stage: str) -> bool:
    """Not the subject of "foiled a plot *to bomb*", which a wrong parse gives to the attack word."""
    return arg.rule != "syntax:active" or (is_verbal(word) and stage in {"planned", "threatened"})


def _concrete(reading: Reading, plan: _Plan) -> bool:
    """Whether the mention says who it was against or who was behind it, and is no plan of an army against a foe."""
    if any(e.type in _STATE or e.sub == "security" for e, _, _ in plan.agents) and plan.blame is None:
        return False  # "the army plans to attack the rebels' base"
    if any(fights(e) for e, _, _ in plan.targets):
        return False
    if any(_definite_target(reading, e, t, plan.stage) for e, t, _ in plan.targets):
        return True
    behind = any(e.named and e.type in _PLANNERS for e, _, _ in plan.agents)
    if behind and (plan.targets or plan.places):
        return True
    where = any(e.type in {"City", "Facility"} for e, _, _ in plan.places)
    return where and (plan.stage == "foiled" or any(e.type in _PLANNERS for e, _, _ in plan.agents))


def _definite_target(reading: Reading, entity: EntityDraft, at: Token, stage: str) -> bool:
    """A name, a person, a group with a description, or one thing of its kind; warnings need a name."""
    mention = reading.mentions.get(at.i)
    if entity.named or (mention is not None and mention.names_inside and entity.type in PLACE_TYPES):
        return True  # "the Varnell airport"
    if stage == "feared":
        return False
    one = mention is not None and (mention.definite in {"the", "this", "a", "poss"} or mention.quantity is not None)
    if entity.type == "UnnamedGroup":
        return described(entity) and (one or not entity.plural or entity.sub != "civilians")
    return entity.type == "Person" or one


def _carried_out(plan: _Plan, clusters: list[Cluster]) -> bool:
    """Whether an attack of the article is what was planned: it hit what the plan was against."""
    aimed = {id(e) for e, _, _ in plan.targets}
    for cluster in clusters:
        hit = {id(e) for e, _, _ in (*cluster.victims, *cluster.targets)}
        if aimed & hit or (
            not aimed and hit and any(e in [a for a, _, _ in cluster.agents] for e, _, _ in plan.agents)
        ):
            return True
    return False


def _same(reading: Reading, earlier: _Plan, plan: _Plan) -> bool:
    """Whether two mentions are of one plot: one target, or no second one and one planner close by."""
    mine, theirs = ({e.label.lower() for e, _, _ in p.targets} for p in (plan, earlier))
    if mine and theirs:
        return bool(mine & theirs)
    near = reading.sentence_index(plan.word) - reading.sentence_index(earlier.word) <= 2
    shared = {id(e) for e, _, _ in plan.agents} & {id(e) for e, _, _ in earlier.agents}
    return near and (bool(shared) or plan.word is earlier.word)


def _write(reading: Reading, plan: _Plan, circumstances: Circumstances) -> None:
    draft, frame = plan.draft, plan.frame
    draft.triggers += [t for t in dict.fromkeys((plan.word, frame.trigger)) if t not in draft.triggers]
    if draft.stage is None or plan.stage == "foiled":
        draft.stage = plan.stage
    for entity, at, rule in plan.agents:
        if entity.type in _PLANNERS or plan.blame is not None:
            _write_planner(reading, plan, entity, at, rule)
    for entity, at, rule in plan.targets:
        draft.add_fact(FactDraft("target", entity, at, rule))
    for entity, at, rule in plan.places:
        draft.add_fact(FactDraft("place", entity, at, rule))
    for arg in frame.args:
        concept = weapon_concept(reading, arg.head) if arg.role == "instrument" else None
        if concept:
            draft.add_fact(FactDraft("weapon", concept, arg.head, arg.rule))
    for time, rule in circumstances.times.get(frame.trigger.i, ()):
        if time.when is not None and time.when.literal and not time.since and not any(draft.values("date")):
            draft.add_fact(FactDraft("date", time.when, reading.doc[time.start_i], rule))


def _write_planner(reading: Reading, plan: _Plan, entity: EntityDraft, at: Token, rule: str) -> None:
    mention = reading.mentions.get(at.i)
    hedged = mention is not None and any(t.lower_ in words("factuality", "hedge") for t in mention.modifiers)
    if plan.blame is not None:
        said = [e for t in plan.blame.by if (e := reading.entity_at(t)) is not None and e.is_actor]
        speaker = said[0] if said and plan.blame.stance is Stance.ALLEGED else None
        fact = FactDraft("suspect", entity, plan.word, rule, stance=plan.blame.stance, speaker=speaker)
    else:
        # the plot's own word tells who says so and how sure it is: "allegedly *plotted* to"
        fact = FactDraft("suspect" if hedged else "perpetrator", entity, plan.word, rule)
    plan.draft.add_fact(fact)


def _point_back(reading: Reading, made: list[_Plan], of_word: dict[int, EventDraft]) -> None:
    """Give "the plot" to the plot told before it, and its stage: "Police foiled the plot"."""
    if not made:
        return
    for token in reading.doc.among(words("factuality", "plots.nouns")):
        mention = reading.mentions.get(token.i)
        if token.i in of_word or mention is None or mention.definite not in {"the", "this"}:
            continue
        before = [p for p in made if p.word.i < token.i]
        if before:
            draft = before[-1].draft
            draft.triggers.append(token)
            of_word[token.i] = draft
            if foiled(token):
                draft.stage = "foiled"


def _label(draft: EventDraft) -> str:
    """A readable name: stage, place or target and date ("Foiled attack on the Varnell bank, 2024-01-03")."""
    targets = [v.label for v in draft.values("target") if isinstance(v, EntityDraft)]
    places = [v.label for v in draft.values("place") if isinstance(v, EntityDraft)]
    date = next((v.literal for v in draft.values("date") if isinstance(v, When)), None)
    where = f" on {targets[0]}" if targets else f" in {places[0]}" if places else ""
    return f"{(draft.stage or 'planned').capitalize()} attack{where}" + (f", {date}" if date else "")


def plot_of(tokens: list[Token], of_word: dict[int, EventDraft]) -> EventDraft | None:
    """The plot that phrases name, by their heads or the first plot word below them."""
    for token in tokens:
        for below in (token, *token.subtree):
            if below.i in of_word:
                return of_word[below.i]
    return None
