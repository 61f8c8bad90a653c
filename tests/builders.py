"""Extractions built by hand, about a country that does not exist.

``python -m tests.builders`` writes them to ``tests/data/sample.ttl`` and ``sample.trig``, for whoever needs a rich
graph without running a model.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from kg.ids import mint
from kg.records import (
    Article,
    Bound,
    CasualtyFigure,
    Entity,
    Event,
    Evidence,
    Extraction,
    Fact,
    Issue,
    Outcome,
    Position,
    Precision,
    Quantity,
    Ref,
    Stance,
    Value,
    When,
)

DATA = Path(__file__).with_name("data")

STATED, CLAIMED, ALLEGED, SUSPECTED, DENIED = Stance

MARKET = Article(
    id="coast-herald/2031-03-14",
    date=date(2031, 3, 14),
    headline="Death toll of Sarn market bombings rises to 41",
    publisher="Coast Herald",
    url="https://coast-herald.example/2031/03/14/sarn",
    text="""\
Twin suicide bombings at the Lantern Market in Sarn killed at least 38 people on Tuesday, the Ministry of Security \
said. The death toll later rose to 41, including 11 Tarskian nationals, while about 120 people were injured. \
Two bombers set off explosive vests, the second 15 minutes after the first as rescue workers arrived.

The Black Dawn Front claimed responsibility for the attack in a message carried by the Dawn Press Agency, its media \
arm. The Sons of the Ridge denied any role. Police suspect Idris Kalvand, a 34-year-old Tarskian engineer and brother \
of the group's former commander Nadir Kalvand. He entered Velmora illegally in February 2031 and left for Tarsk two \
days before the bombings. A Tarskian newspaper, the Tarsk Courier, blamed Velmoran agents.

The National Guard arrested 22 people in connection with the bombings, and on Wednesday it defused a car bomb outside \
the Sarn courthouse. Officers also foiled a plot to attack the Velmoran parliament.

President Marek Tolvan condemned the bombings and vowed to pursue those responsible. “We will find them,” he said. \
He accused Tarsk of backing the Black Dawn Front, which Tarsk denied. The Union of Southern States expressed \
solidarity with Velmora.

General Oren Sabat, the army's top commander, was killed in a drone strike in 2029 that former president Hala Denn \
is alleged to have ordered.
""",
)

COURT = Article(
    id="northern-wire/2031-06-02",
    date=date(2031, 6, 2),
    headline="Life in prison for Sarn bomber",
    publisher="Northern Wire",
    url="https://northern-wire.example/sarn-trial",
    text="""\
A court in Sarn sentenced Idris Kalvand to life in prison on Monday for the March bombings at the Lantern Market, \
which left 43 people dead and 131 injured. Kalvand was extradited from Tarsk in May and convicted of murder. \
“I had no part in it,” he told the court. The BDF, as the Black Dawn Front is known, withdrew its claim and said that \
it did not carry out the attack.

Gunmen on motorcycles shot dead two police officers in the village of Kesh, in the province of Upper Sarn, between \
28 May and 30 May. No group claimed the shooting, but the Interior Ministry blamed the Sons of the Ridge. An aid \
worker of Relief Now, Ana Bellic, 29, was kidnapped in the same village and is still missing.
""",
)


@dataclass
class Draft:
    """Collects the records of one article; ``at`` turns quoted words into evidence."""

    article: Article
    entities: list[Entity] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    positions: list[Position] = field(default_factory=list)
    figures: list[CasualtyFigure] = field(default_factory=list)

    def at(self, words: str, nth: int = 0) -> tuple[Evidence, ...]:
        """The ``nth`` place where the words stand."""
        start = -1
        for _ in range(nth + 1):
            start = self.article.text.index(words, start + 1)
        return (self.article.evidence(start, start + len(words)),)

    def fact(
        self,
        name: str,
        value: Value,
        words: str,
        *,
        rule: str = "clause",
        stance: Stance = STATED,
        speaker: Ref | None = None,
        offset: str | None = None,
        wording: str | None = None,
    ) -> Fact:
        return Fact(
            name=name,
            value=value,
            evidence=self.at(words),
            rule=rule,
            stance=stance,
            speaker=speaker,
            offset=offset,
            wording=wording,
        )

    def entity(
        self,
        kind: str,
        label: str,
        *facts: Fact,
        words: tuple[str, ...] = (),
        aliases: tuple[str, ...] = (),
        exact_match: tuple[str, ...] = (),
        at: tuple[float, float] | None = None,
        scoped: bool = False,
    ) -> Ref:
        folder = "place" if kind in {"Region", "City", "Facility", "Country"} else "actor"
        key = mint(folder, label, *([self.article.id] if scoped else []))
        mentions = tuple(passage for w in (words or (label,)) for passage in self.at(w))
        self.entities.append(
            Entity(
                key=key,
                type=kind,
                label=label,
                mentions=mentions,
                aliases=aliases,
                facts=facts,
                exact_match=exact_match,
                lat=at[0] if at else None,
                long=at[1] if at else None,
            )
        )
        return Ref(key)

    def event(
        self, kind: str, label: str, words: tuple[str, ...], facts: Iterable[Fact], stage: str | None = None
    ) -> Ref:
        ref = self.event_ref(label)
        mentions = tuple(passage for w in words for passage in self.at(w))
        self.events.append(
            Event(key=ref.key, type=kind, label=label, mentions=mentions, facts=tuple(facts), stage=stage)
        )
        return ref

    def event_ref(self, label: str) -> Ref:
        return Ref(mint("event", label, self.article.id))

    def figure(
        self,
        event: Ref,
        outcome: Outcome,
        value: int,
        words: str,
        *,
        bound: Bound = Bound.EXACT,
        group: str | None = None,
        nationality: Ref | None = None,
        included_in: str | None = None,
        supersedes: str | None = None,
        according_to: Ref | None = None,
        as_of: When | None = None,
    ) -> str:
        key = mint("figure", f"{value} {outcome}", event.key)
        self.figures.append(
            CasualtyFigure(
                key=key,
                event=event,
                outcome=outcome,
                quantity=Quantity(value=value, bound=bound),
                evidence=self.at(words),
                rule="count",
                group=group,
                nationality=nationality,
                included_in=included_in,
                supersedes=supersedes,
                according_to=according_to,
                as_of=as_of,
            )
        )
        return key

    def position(self, holder: Ref, title: str, words: str, status: str, organization: Ref | None = None) -> None:
        self.positions.append(
            Position(
                key=mint("position", title, holder.key),
                holder=holder,
                title=title,
                status=status,
                evidence=self.at(words),
                rule="title",
                organization=organization,
            )
        )

    def extraction(self, *issues: Issue) -> Extraction:
        return Extraction(
            article=self.article,
            entities=tuple(sorted(self.entities, key=lambda record: record.key)),
            events=tuple(sorted(self.events, key=lambda record: record.key)),
            positions=tuple(sorted(self.positions, key=lambda record: record.key)),
            figures=tuple(sorted(self.figures, key=lambda record: record.key)),
            issues=issues,
            model="en_test_sm 1.0.0",
        )


def day(year: int, month: int, of_month: int, basis: str = "stated") -> When:
    value = date(year, month, of_month)
    return When(earliest=value, latest=value, precision=Precision.DAY, basis=basis)


def month(year: int, number: int, basis: str = "stated") -> When:
    last = date(year + number // 12, number % 12 + 1, 1).toordinal() - 1
    return When(earliest=date(year, number, 1), latest=date.fromordinal(last), precision=Precision.MONTH, basis=basis)


def year(number: int) -> When:
    return When(earliest=date(number, 1, 1), latest=date(number, 12, 31), precision=Precision.YEAR)


def market_extraction() -> Extraction:
    """Twin bombings with claim, denial, suspect, arrests, ledger, statements, movements, a failed attack and a plot."""
    d = Draft(MARKET)
    velmora = d.entity("Country", "Velmora", words=("Velmora", "solidarity with Velmora"), at=(41.5, 19.25))
    tarsk = d.entity(
        "Country", "Tarsk", words=("Tarsk", "accused Tarsk"), exact_match=("http://www.wikidata.org/entity/Q99999901",)
    )
    sarn = d.entity(
        "City",
        "Sarn",
        d.fact("locatedIn", velmora, "Sarn", rule="gazetteer"),
        exact_match=("https://sws.geonames.org/99999901/",),
        at=(41.327512, 19.81),
    )
    market = d.entity(
        "Facility", "Lantern Market", d.fact("locatedIn", sarn, "the Lantern Market in Sarn", rule="facility")
    )
    courthouse = d.entity(
        "Facility", "Sarn courthouse", d.fact("locatedIn", sarn, "the Sarn courthouse", rule="facility")
    )
    parliament = d.entity(
        "GovernmentBody",
        "Velmoran parliament",
        d.fact("country", velmora, "the Velmoran parliament", rule="demonym"),
    )
    ministry = d.entity(
        "GovernmentBody", "Ministry of Security", d.fact("country", velmora, "the Ministry of Security")
    )
    guard = d.entity(
        "SecurityForce", "National Guard", d.fact("country", velmora, "The National Guard", rule="dateline")
    )
    army = d.entity("SecurityForce", "army", words=("the army's",), scoped=True)
    police = d.entity("SecurityForce", "Police", words=("Police",), scoped=True)
    front = d.entity(
        "ArmedGroup",
        "Black Dawn Front",
        words=("The Black Dawn Front", "the group's", "backing the Black Dawn Front"),
        aliases=("BDF",),
    )
    sons = d.entity("ArmedGroup", "Sons of the Ridge")
    agency = d.entity(
        "MediaOutlet",
        "Dawn Press Agency",
        d.fact("speaksFor", front, "the Dawn Press Agency, its media arm", rule="apposition", wording="media arm"),
    )
    union = d.entity("IntergovernmentalOrganization", "Union of Southern States")
    courier = d.entity("MediaOutlet", "Tarsk Courier", d.fact("country", tarsk, "A Tarskian newspaper", rule="demonym"))
    agents = d.entity("UnnamedGroup", "Velmoran agents", d.fact("nationality", velmora, "Velmoran agents"), scoped=True)
    nadir = d.entity("Person", "Nadir Kalvand", d.fact("memberOf", front, "the group's former commander Nadir Kalvand"))
    idris = d.entity(
        "Person",
        "Idris Kalvand",
        d.fact("nationality", tarsk, "a 34-year-old Tarskian engineer", rule="apposition"),
        d.fact("age", 34, "34-year-old", rule="age"),
        d.fact("occupation", "engineer", "a 34-year-old Tarskian engineer", rule="apposition"),
        d.fact("relativeOf", nadir, "brother of the group's former commander Nadir Kalvand", wording="brother"),
        words=("Idris Kalvand", "He entered"),
    )
    tolvan = d.entity("Person", "Marek Tolvan", words=("Marek Tolvan", "he said", "He accused"))
    sabat = d.entity("Person", "Oren Sabat", d.fact("memberOf", army, "General Oren Sabat, the army's top commander"))
    denn = d.entity("Person", "Hala Denn")
    bombers = d.entity(
        "UnnamedGroup", "two bombers", d.fact("size", 2, "Two bombers"), words=("Two bombers",), scoped=True
    )
    rescuers = d.entity("UnnamedGroup", "rescue workers", scoped=True)
    eleven = d.entity(
        "UnnamedGroup",
        "11 Tarskian nationals",
        d.fact("size", 11, "11 Tarskian nationals"),
        d.fact("nationality", tarsk, "11 Tarskian nationals"),
        scoped=True,
    )
    suspects = d.entity("UnnamedGroup", "22 people", d.fact("size", 22, "22 people"), scoped=True)

    bombings = d.event_ref("2031 Sarn bombings")
    first, second = d.event_ref("first Sarn bombing"), d.event_ref("second Sarn bombing")
    tuesday = day(2031, 3, 11, "relative")
    ledger = d.figure(
        bombings, Outcome.KILLED, 38, "killed at least 38 people", bound=Bound.AT_LEAST, according_to=ministry
    )
    total = d.figure(
        bombings,
        Outcome.KILLED,
        41,
        "The death toll later rose to 41",
        supersedes=ledger,
        as_of=day(2031, 3, 14, "relative"),
    )
    d.figure(
        bombings,
        Outcome.KILLED,
        11,
        "including 11 Tarskian nationals",
        group="Tarskian nationals",
        nationality=tarsk,
        included_in=total,
    )
    d.figure(bombings, Outcome.INJURED, 120, "about 120 people were injured", bound=Bound.ABOUT)
    d.event(
        "SuicideBombing",
        "2031 Sarn bombings",
        ("Twin suicide bombings", "the attack", "the bombings"),
        [
            d.fact("date", tuesday, "on Tuesday", rule="weekday", speaker=ministry),
            d.fact("place", market, "at the Lantern Market in Sarn", speaker=ministry),
            d.fact("target", market, "at the Lantern Market in Sarn", speaker=ministry),
            d.fact("perpetrator", bombers, "Two bombers set off explosive vests"),
            d.fact("perpetrator", front, "The Black Dawn Front claimed responsibility", stance=CLAIMED, speaker=front),
            d.fact("perpetrator", sons, "The Sons of the Ridge denied any role", stance=DENIED, speaker=sons),
            d.fact(
                "perpetrator",
                agents,
                "the Tarsk Courier, blamed Velmoran agents",
                stance=ALLEGED,
                speaker=courier,
            ),
            d.fact("suspect", agents, "the Tarsk Courier, blamed Velmoran agents", stance=ALLEGED, speaker=courier),
            d.fact("claimedBy", front, "The Black Dawn Front claimed responsibility", stance=CLAIMED, speaker=front),
            d.fact("suspect", idris, "Police suspect Idris Kalvand", stance=SUSPECTED, speaker=police),
            d.fact("victim", eleven, "including 11 Tarskian nationals"),
            d.fact("victim", rescuers, "the second 15 minutes after the first as rescue workers arrived"),
            d.fact("weapon", "suicide-vest", "set off explosive vests", rule="instrument"),
            d.fact("killed", 41, "The death toll later rose to 41", rule="count"),
            d.fact("injured", 120, "about 120 people were injured", rule="count"),
        ],
    )
    for ref, label, words, facts in (
        (first, "first Sarn bombing", "the first", []),
        (
            second,
            "second Sarn bombing",
            "the second",
            [d.fact("after", first, "the second 15 minutes after the first", offset="PT15M", rule="interval")],
        ),
    ):
        assert ref == d.event_ref(label)
        parts = [d.fact("partOf", bombings, "Two bombers set off explosive vests", rule="parts"), *facts]
        d.event("SuicideBombing", label, (words,), [*parts, d.fact("date", tuesday, "on Tuesday", rule="weekday")])
    d.event(
        "Bombing",
        "car bomb outside the Sarn courthouse",
        ("a car bomb outside the Sarn courthouse",),
        [
            d.fact("date", day(2031, 3, 12, "relative"), "on Wednesday", rule="weekday"),
            d.fact("place", courthouse, "outside the Sarn courthouse"),
            d.fact("weapon", "car-bomb", "a car bomb", rule="instrument"),
        ],
        stage="attempted",
    )
    d.event(
        "DroneStrike",
        "2029 drone strike",
        ("a drone strike in 2029",),
        [
            d.fact("date", year(2029), "in 2029"),
            d.fact("victim", sabat, "General Oren Sabat, the army's top commander, was killed"),
            d.fact("target", sabat, "was killed in a drone strike", rule="victim-as-target"),
            d.fact("weapon", "drone", "a drone strike", rule="compound"),
            d.fact("orderedBy", denn, "Hala Denn is alleged to have ordered", stance=ALLEGED),
            d.fact("killed", 1, "General Oren Sabat, the army's top commander, was killed", rule="victims"),
        ],
    )
    plot = d.event(
        "Plot",
        "plot to attack the Velmoran parliament",
        ("a plot to attack the Velmoran parliament",),
        [d.fact("target", parliament, "a plot to attack the Velmoran parliament")],
        stage="foiled",
    )
    d.event(
        "Claim",
        "claim by Black Dawn Front",
        ("The Black Dawn Front claimed responsibility for the attack",),
        [
            d.fact("claimant", front, "The Black Dawn Front claimed responsibility"),
            d.fact("claims", bombings, "claimed responsibility for the attack"),
            d.fact("medium", "a message carried by the Dawn Press Agency", "in a message carried by"),
        ],
    )
    d.event(
        "Claim",
        "denial by Sons of the Ridge",
        ("The Sons of the Ridge denied any role",),
        [
            d.fact("claimant", sons, "The Sons of the Ridge denied any role"),
            d.fact("claims", bombings, "The Sons of the Ridge denied any role", rule="last-attack"),
            d.fact("denied", True, "denied any role"),
        ],
    )
    d.event(
        "Arrest",
        "arrest of 22 people",
        ("The National Guard arrested 22 people",),
        [
            d.fact("arrested", suspects, "arrested 22 people"),
            d.fact("arrestedCount", 22, "arrested 22 people", rule="count"),
            d.fact("arrestedBy", guard, "The National Guard arrested 22 people"),
            d.fact("inConnectionWith", bombings, "in connection with the bombings"),
        ],
    )
    statements: list[tuple[str, str, Ref, str, list[tuple[str, Value, str]]]] = [
        (
            "Condemnation",
            "condemnation by Marek Tolvan",
            tolvan,
            "President Marek Tolvan condemned the bombings",
            [("about", bombings, "condemned the bombings")],
        ),
        (
            "Vow",
            "vow by Marek Tolvan",
            tolvan,
            "vowed to pursue those responsible",
            [("quotation", "We will find them,", "“We will find them,” he said")],
        ),
        (
            "Accusation",
            "accusation by Marek Tolvan",
            tolvan,
            "He accused Tarsk of backing the Black Dawn Front",
            [("against", tarsk, "accused Tarsk"), ("about", front, "backing the Black Dawn Front")],
        ),
        (
            "Denial",
            "denial by Tarsk",
            tarsk,
            "which Tarsk denied",
            [("about", front, "the Black Dawn Front, which Tarsk denied")],
        ),
        (
            "Support",
            "support by Union of Southern States",
            union,
            "The Union of Southern States expressed solidarity with Velmora",
            [("about", velmora, "solidarity with Velmora")],
        ),
        (
            "Announcement",
            "announcement by Ministry of Security",
            ministry,
            "the Ministry of Security said",
            [("about", bombings, "Twin suicide bombings")],
        ),
    ]
    for kind, label, speaker, words, extra in statements:
        facts = [d.fact("speaker", speaker, words), *(d.fact(n, v, w) for n, v, w in extra)]
        d.event(kind, label, (words,), facts)
    entry = d.event(
        "Entry",
        "entry of Idris Kalvand",
        ("He entered Velmora illegally in February 2031",),
        [
            d.fact("mover", idris, "He entered Velmora"),
            d.fact("destination", velmora, "entered Velmora"),
            d.fact("manner", "illegally", "illegally"),
            d.fact("date", month(2031, 2), "in February 2031"),
        ],
    )
    d.event(
        "Departure",
        "departure of Idris Kalvand",
        ("left for Tarsk two days before the bombings",),
        [
            d.fact("mover", idris, "He entered Velmora illegally in February 2031 and left"),
            d.fact("origin", velmora, "He entered Velmora illegally in February 2031 and left", rule="last-place"),
            d.fact("destination", tarsk, "left for Tarsk"),
            d.fact("date", day(2031, 3, 9, "anchored"), "two days before the bombings", rule="interval"),
            d.fact("after", entry, "He entered Velmora illegally in February 2031 and left", rule="order"),
        ],
    )
    assert plot != bombings
    assert agency != front
    d.position(tolvan, "President", "President Marek Tolvan", "current", velmora)
    d.position(denn, "president", "former president Hala Denn", "former")
    d.position(sabat, "top commander", "the army's top commander", "former", army)
    d.position(nadir, "commander", "the group's former commander Nadir Kalvand", "former", front)
    return d.extraction(
        Issue(code="no-frame", message="no event word that the lexicon knows", evidence=d.at("Officers")[0])
    )


def court_extraction() -> Extraction:
    """A trial, a withdrawn claim, another toll of the same bombings, a shooting in a range of days, a kidnapping."""
    d = Draft(COURT)
    tarsk = d.entity("Country", "Tarsk", exact_match=("http://www.wikidata.org/entity/Q99999901",))
    province = d.entity("Region", "Upper Sarn")
    sarn = d.entity(
        "City", "Sarn", exact_match=("https://sws.geonames.org/99999901/",), at=(41.327512, 19.81), words=("in Sarn",)
    )
    kesh = d.entity(
        "City", "Kesh", d.fact("locatedIn", province, "Kesh, in the province of Upper Sarn"), at=(41.9, 20.0)
    )
    market = d.entity("Facility", "Lantern Market", d.fact("locatedIn", sarn, "A court in Sarn", rule="same-city"))
    court = d.entity("GovernmentBody", "court in Sarn", words=("A court in Sarn", "the court"), scoped=True)
    ministry = d.entity("GovernmentBody", "Interior Ministry")
    front = d.entity("ArmedGroup", "Black Dawn Front", words=("the Black Dawn Front", "The BDF"), aliases=("BDF",))
    sons = d.entity("ArmedGroup", "Sons of the Ridge")
    relief = d.entity("Organization", "Relief Now")
    idris = d.entity("Person", "Idris Kalvand", words=("Idris Kalvand", "he told"), aliases=("Kalvand",))
    ana = d.entity(
        "Person",
        "Ana Bellic",
        d.fact("memberOf", relief, "An aid worker of Relief Now, Ana Bellic", rule="apposition"),
        d.fact("occupation", "aid worker", "An aid worker of Relief Now, Ana Bellic", rule="apposition"),
        d.fact("age", 29, "Ana Bellic, 29", rule="age"),
    )
    gunmen = d.entity("UnnamedGroup", "gunmen on motorcycles", words=("Gunmen on motorcycles",), scoped=True)
    officers = d.entity("UnnamedGroup", "two police officers", d.fact("size", 2, "two police officers"), scoped=True)

    bombings = d.event_ref("2031 Sarn bombings")
    d.figure(bombings, Outcome.KILLED, 43, "left 43 people dead")
    d.figure(bombings, Outcome.INJURED, 131, "131 injured")
    d.event(
        "Bombing",
        "2031 Sarn bombings",
        ("the March bombings at the Lantern Market", "the attack"),
        [
            d.fact("date", month(2031, 3, "relative"), "the March bombings", rule="month"),
            d.fact("place", market, "at the Lantern Market"),
            d.fact("perpetrator", idris, "A court in Sarn sentenced Idris Kalvand", stance=STATED, speaker=court),
            d.fact("perpetrator", idris, "“I had no part in it,” he told the court", stance=DENIED, speaker=idris),
            d.fact("perpetrator", front, "it did not carry out the attack", stance=DENIED, speaker=front),
            d.fact("killed", 43, "left 43 people dead", rule="count"),
            d.fact("injured", 131, "131 injured", rule="count"),
        ],
    )
    d.event(
        "Claim",
        "denial by Black Dawn Front",
        ("withdrew its claim",),
        [
            d.fact("claimant", front, "The BDF, as the Black Dawn Front is known, withdrew its claim"),
            d.fact("claims", bombings, "it did not carry out the attack"),
            d.fact("denied", True, "withdrew its claim"),
        ],
    )
    d.event(
        "Sentence",
        "sentence of Idris Kalvand",
        ("A court in Sarn sentenced Idris Kalvand to life in prison",),
        [
            d.fact("defendant", idris, "sentenced Idris Kalvand"),
            d.fact("court", court, "A court in Sarn sentenced Idris Kalvand"),
            d.fact("punishment", "life in prison", "to life in prison"),
            d.fact("date", day(2031, 6, 2, "relative"), "on Monday", rule="weekday"),
            d.fact("place", sarn, "A court in Sarn"),
            d.fact("inConnectionWith", bombings, "for the March bombings"),
        ],
    )
    d.event(
        "Conviction",
        "conviction of Idris Kalvand",
        ("convicted of murder",),
        [
            d.fact("defendant", idris, "Kalvand was extradited from Tarsk in May and convicted of murder"),
            d.fact("charge", "murder", "convicted of murder"),
        ],
    )
    d.event(
        "Extradition",
        "extradition of Idris Kalvand",
        ("Kalvand was extradited from Tarsk in May",),
        [
            d.fact("defendant", idris, "Kalvand was extradited"),
            d.fact("origin", tarsk, "extradited from Tarsk"),
            d.fact("date", month(2031, 5, "relative"), "in May", rule="month"),
        ],
    )
    d.event(
        "Denial",
        "denial by Idris Kalvand",
        ("“I had no part in it,” he told the court",),
        [
            d.fact("speaker", idris, "he told the court"),
            d.fact("addressee", court, "he told the court"),
            d.fact("quotation", "I had no part in it,", "“I had no part in it,”"),
            d.fact("about", bombings, "“I had no part in it,” he told the court", rule="topic"),
        ],
    )
    shooting = d.event_ref("May 2031 Kesh shooting")
    d.figure(shooting, Outcome.KILLED, 2, "shot dead two police officers", group="police officers")
    d.event(
        "Shooting",
        "May 2031 Kesh shooting",
        ("Gunmen on motorcycles shot dead two police officers", "the shooting"),
        [
            d.fact(
                "date",
                When(
                    earliest=date(2031, 5, 28),
                    latest=date(2031, 5, 30),
                    precision=Precision.RANGE,
                    basis="relative",
                ),
                "between 28 May and 30 May",
                rule="range",
            ),
            d.fact("place", kesh, "in the village of Kesh"),
            d.fact("perpetrator", gunmen, "Gunmen on motorcycles shot dead"),
            d.fact("victim", officers, "shot dead two police officers"),
            d.fact("target", officers, "shot dead two police officers"),
            d.fact("weapon", "gun", "shot dead", rule="verb"),
            d.fact("killed", 2, "shot dead two police officers", rule="count"),
            d.fact(
                "suspect",
                sons,
                "the Interior Ministry blamed the Sons of the Ridge",
                stance=ALLEGED,
                speaker=ministry,
            ),
        ],
    )
    d.event(
        "Accusation",
        "accusation by Interior Ministry",
        ("the Interior Ministry blamed the Sons of the Ridge",),
        [
            d.fact("speaker", ministry, "the Interior Ministry blamed"),
            d.fact("against", sons, "blamed the Sons of the Ridge"),
            d.fact("about", shooting, "No group claimed the shooting"),
        ],
    )
    kidnapping = d.event_ref("kidnapping of Ana Bellic")
    d.figure(kidnapping, Outcome.MISSING, 1, "is still missing")
    d.event(
        "Kidnapping",
        "kidnapping of Ana Bellic",
        ("was kidnapped in the same village",),
        [
            d.fact("victim", ana, "Ana Bellic, 29, was kidnapped"),
            d.fact("place", kesh, "in the same village", rule="same-place"),
            d.fact("kidnapped", 1, "Ana Bellic, 29, was kidnapped", rule="victims"),
            d.fact("missing", 1, "is still missing", rule="victims"),
        ],
    )
    return d.extraction()


def sample_extractions() -> list[Extraction]:
    """Both articles."""
    return [market_extraction(), court_extraction()]


def tiny_extraction(*facts: Fact, entities: tuple[Entity, ...] = (), type: str = "Bombing") -> Extraction:
    """One attack with the given facts, in an article of one sentence."""
    article = Article(id="tiny", text="A bomb killed 3 people in Orlan on Monday, police said.")
    mention = article.evidence(0, 6)
    event = Event(key="event/orlan", type=type, label="Orlan bombing", mentions=(mention,), facts=facts)
    return Extraction(article=article, entities=entities, events=(event,), model="en_test_sm 1.0.0")


def main() -> None:
    """Write the sample graphs."""
    from kg.rdf import save_bytes
    from kg.triples import trig_bytes, turtle_bytes

    save_bytes(turtle_bytes(sample_extractions()), DATA / "sample.ttl")
    save_bytes(trig_bytes(sample_extractions()), DATA / "sample.trig")


if __name__ == "__main__":
    main()
