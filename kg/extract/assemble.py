"""Freeze the drafts of one article into records: keys, labels, evidence, closed under reference and sorted.

In: a :class:`~kg.extract.drafts.Reading` with all its findings.  Out: :class:`~kg.records.Extraction`.
"""

from __future__ import annotations

from kg.extract.drafts import EntityDraft, EventDraft, FactDraft, FigureDraft, Reading
from kg.extract.text.parse import Token
from kg.ids import digest, mint, slug
from kg.records import (
    ACTOR_TYPES,
    BODY_TYPES,
    CasualtyFigure,
    Entity,
    Event,
    Evidence,
    Extraction,
    Fact,
    Issue,
    Position,
    Ref,
    When,
)

_LONGEST_LABEL = 120
_NOBODY = Ref("")


def assemble(reading: Reading, model: str, issues: tuple[Issue, ...] = ()) -> Extraction:
    """Make the records of one article; drafts that nothing refers to and that have no name are left out."""
    for entity in reading.entities:
        _name_as_here(entity)
    _mark_used(reading)
    entities = [e for e in reading.entities if _kept(e)]
    _entity_keys(reading, entities)
    _event_keys(reading)
    figures = [record for event in reading.events for record in _figures(reading, event)]
    return Extraction(
        article=reading.article,
        entities=tuple(sorted((_entity(reading, e) for e in _merged(entities)), key=lambda r: r.key)),
        events=tuple(sorted((_event(reading, e) for e in reading.events), key=lambda r: r.key)),
        positions=tuple(sorted(_positions(reading, entities), key=lambda r: r.key)),
        figures=tuple(sorted(figures, key=lambda r: r.key)),
        issues=issues,
        model=model,
    )


def _name_as_here(entity: EntityDraft) -> None:
    """Label a known actor with the fullest name that the article gives it; the usual name becomes an alias."""
    if entity.known is None:
        return
    surfaces = [a for a in entity.aliases if len(a) > 1]
    named = [s for s in surfaces if s != entity.known.label]
    if (
        entity.known.label not in entity.aliases
        and named
        and not any(m.name and m.doc[m.name.start_i : m.name.end_i].text == entity.known.label for m in entity.mentions)
    ):
        entity.label = max(named, key=lambda s: (len(s), s))
        entity.aliases.append(entity.known.label)


def _mark_used(reading: Reading) -> None:
    """Mark what events speak of, and what the marked speak of."""
    stack: list[EntityDraft] = []

    def mark(entity: EntityDraft | None) -> None:
        if entity is not None and not entity.used:
            entity.used = True
            stack.append(entity)

    def mark_all(facts: list[FactDraft]) -> None:
        for fact in facts:
            if isinstance(fact.value, EntityDraft):
                mark(fact.value)
            mark(fact.speaker)

    for event in reading.events:
        mark_all(event.facts)
        for figure in event.figures:
            mark(figure.according_to)
    for entity in reading.entities:
        if _kept(entity):
            entity.used = True
            stack.append(entity)
    while stack:
        entity = stack.pop()
        mark_all(entity.facts)
        for position in entity.positions:
            mark(position.organization)


def _kept(entity: EntityDraft) -> bool:
    if entity.used:
        return True
    if not entity.mentions:
        return False
    if entity.type == "UnnamedGroup" or (entity.type == "Facility" and not entity.named):
        return False
    if entity.type in BODY_TYPES and not entity.named:
        return any(m.country is not None for m in entity.mentions) and entity.type in {
            "GovernmentBody",
            "SecurityForce",
        }
    if entity.known is None and entity.type in {"Organization", "Person"} and " " not in entity.label:
        return len(entity.mentions) > 2 and entity.type == "Person"  # one word, in no fact: too little to stand on
    if entity.type == "MediaOutlet":
        return any(m.head.i > 20 for m in entity.mentions)  # "(AP)" of the dateline
    if entity.type == "Country":
        return any(m.head.dep_ not in {"compound", "amod", "nmod"} for m in entity.mentions)  # "U.S. embassies"
    return True


def _entity_keys(reading: Reading, entities: list[EntityDraft]) -> None:
    sha = reading.article.sha256
    for entity in entities:
        if entity.known is not None:
            entity.key = entity.known.key
        elif entity.type == "Country" and entity.country is not None:
            entity.key = entity.country.key
        elif entity.place is not None and entity.type != "Facility":
            entity.key = mint("place", f"{entity.label} {entity.place.geonames_id}")
        elif entity.type in ACTOR_TYPES:
            if entity.type == "UnnamedGroup" or not entity.named or len(slug(entity.label).split("-")) < 2:
                entity.key = mint("actor", entity.label, sha, str(entity.mentions[0].head.idx))
            elif entity.type == "Person":
                entity.key = mint("actor", entity.label)
            else:
                entity.key = mint(
                    "actor", " ".join([entity.label, *([entity.country.label] if entity.country else [])])
                )
        else:
            entity.key = mint("place", entity.label, sha, str(entity.mentions[0].head.idx))


def _merged(entities: list[EntityDraft]) -> list[EntityDraft]:
    """Entities of one key become one (a region named and the same region above a city)."""
    by_key: dict[str, EntityDraft] = {}
    for entity in entities:
        first = by_key.setdefault(entity.key, entity)
        if first is not entity:
            first.mentions.extend(entity.mentions)
            first.aliases.extend(
                a for a in [entity.label, *entity.aliases] if a not in first.aliases and a != first.label
            )
            for fact in entity.facts:
                first.add_fact(fact)
            first.positions.extend(entity.positions)
    return list(by_key.values())


def sentence(reading: Reading, token: Token) -> Evidence:
    """The sentence that the token stands in, without white space at its ends."""
    known: dict[int, Evidence] = reading.doc.cache.setdefault("evidence", {})
    span = token.sent
    found = known.get(span.start)
    if found is None:
        start, end = span.start_char, span.end_char
        text = reading.article.text
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        found = known[span.start] = reading.article.evidence(start, end)
    return found


def _fact(reading: Reading, fact: FactDraft) -> Fact:
    value = fact.value
    return Fact(
        name=fact.name,
        value=Ref(value.key) if isinstance(value, EntityDraft | EventDraft) else value,
        evidence=(sentence(reading, fact.at),),
        rule=fact.rule,
        stance=fact.stance,
        speaker=Ref(fact.speaker.key) if fact.speaker is not None else None,
    )


def _facts(reading: Reading, drafts: list[FactDraft]) -> tuple[Fact, ...]:
    """Facts that say the same with the same stance, speaker and rule become one with several passages."""
    merged: dict[tuple[object, ...], Fact] = {}
    for draft in drafts:
        fact = _fact(reading, draft)
        same = (fact.name, fact.value, fact.stance, fact.speaker)
        if same in merged:
            old = merged[same]
            passages = tuple(sorted({*old.evidence, *fact.evidence}))
            fact = Fact(
                name=old.name, value=old.value, evidence=passages, rule=old.rule, stance=old.stance, speaker=old.speaker
            )
        merged[same] = fact
    if len(merged) < 2:
        return tuple(merged.values())
    return tuple(sorted(merged.values(), key=lambda f: (f.name, str(f.value), f.stance, f.speaker or _NOBODY)))


def _mentions(reading: Reading, tokens: list[Token]) -> tuple[Evidence, ...]:
    found = {t.sent.start: t for t in tokens}
    return tuple([sentence(reading, found[start]) for start in sorted(found)])


def _entity(reading: Reading, entity: EntityDraft) -> Entity:
    place = entity.place if entity.type != "Facility" else None
    exact = list(entity.known.exact_match) if entity.known is not None else []
    lat = long = None
    if entity.type == "Country" and entity.country is not None:
        exact.extend(entity.country.exact_match)
        lat, long = entity.country.lat, entity.country.long
    elif place is not None:
        exact.append(f"https://sws.geonames.org/{place.geonames_id}/")
        lat, long = place.lat, place.long
    aliases = list(dict.fromkeys([*entity.aliases, *(entity.known.aliases if entity.known is not None else ())]))
    return Entity(
        key=entity.key,
        type=entity.type,
        label=entity.label[:_LONGEST_LABEL],
        mentions=_mentions(reading, [m.head for m in entity.mentions]),
        aliases=tuple(sorted(a[:_LONGEST_LABEL] for a in aliases if a != entity.label)),
        facts=_facts(reading, entity.facts),
        exact_match=tuple(sorted(exact)),
        lat=lat,
        long=long,
    )


def _event_keys(reading: Reading) -> None:
    sha = reading.article.sha256
    counts: dict[str, int] = {}
    for event in reading.events:
        event.label = event.label or _label(event)
        base = f"{event.type} {event.label}" if event.type.lower() not in event.label.lower() else event.label
        n = counts[base] = counts.get(base, 0) + 1
        event.key = mint("event", base, sha, str(n))


def _label(event: EventDraft) -> str:
    """A readable name: class, place and date ("Bombing in Kerman, 2024-01-03")."""
    words = "".join(f" {c.lower()}" if c.isupper() else c for c in event.type).strip().capitalize()
    places = [v.label for v in event.values("place") if isinstance(v, EntityDraft)]
    targets = [v.label for v in (*event.values("target"), *event.values("victim")) if isinstance(v, EntityDraft)]
    date = next((v.literal for v in event.values("date") if isinstance(v, When)), None)
    text = words
    if places:
        text += f" in {places[0]}"
    elif targets:
        text += f" on {targets[0]}"
    return text + (f", {date}" if date else "")


def _event(reading: Reading, event: EventDraft) -> Event:
    return Event(
        key=event.key,
        type=event.type,
        label=event.label[:_LONGEST_LABEL],
        mentions=_mentions(reading, event.triggers),
        facts=_facts(reading, event.facts),
        stage=event.stage,
    )


def _figures(reading: Reading, event: EventDraft) -> list[CasualtyFigure]:
    keys = {id(f): _figure_key(event, f) for f in event.figures if not f.implied}
    records: dict[str, CasualtyFigure] = {}
    for figure in event.figures:
        if figure.implied:
            continue
        key = keys[id(figure)]
        records[key] = CasualtyFigure(
            key=key,
            event=Ref(event.key),
            outcome=figure.outcome,
            quantity=figure.quantity,
            evidence=(sentence(reading, figure.at),),
            rule=figure.rule,
            group=_group(figure),
            included_in=keys.get(id(figure.part_of)) if figure.part_of is not None else None,
            supersedes=keys.get(id(figure.supersedes)) if figure.supersedes is not None else None,
            according_to=Ref(figure.according_to.key) if figure.according_to is not None else None,
            as_of=figure.as_of,
            stance=figure.stance,
        )
    return list(records.values())


def _figure_key(event: EventDraft, figure: FigureDraft) -> str:
    name = f"{figure.outcome.value} {figure.quantity.value}"
    return f"figure/{slug(name)}-{digest(event.key, name, str(figure.at.idx))}"


def _group(figure: FigureDraft) -> str | None:
    """Whom the figure counts, without the number: "Afghan nationals"."""
    mention = figure.group
    if mention is None or mention.cls == "pronoun" or mention.sub == "number":
        return None
    skip = set(range(mention.quantity.start_i, mention.quantity.end_i)) if mention.quantity is not None else set()
    tokens = [
        t
        for t in mention.tokens
        if t.i not in skip and t.pos_ not in {"DET", "PUNCT", "SPACE"} and t.lower_ not in {"a", "an", "the"}
    ]
    text = " ".join("".join(t.text_with_ws for t in tokens).split())
    return text[:_LONGEST_LABEL] or None


def _positions(reading: Reading, entities: list[EntityDraft]) -> list[Position]:
    records: dict[str, Position] = {}
    for entity in entities:
        for position in entity.positions:
            key = f"position/{slug(entity.label)}-{slug(position.title)}-{digest(entity.key, position.title)}"
            old = records.get(key)
            passages = {sentence(reading, position.at), *(old.evidence if old is not None else ())}
            records[key] = Position(
                key=key,
                holder=Ref(entity.key),
                title=position.title,
                status=position.status,
                evidence=tuple(sorted(passages)),
                rule=position.rule,
                organization=Ref(position.organization.key) if position.organization is not None else None,
            )
    return list(records.values())
