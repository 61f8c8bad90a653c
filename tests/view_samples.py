"""Graphs with invented names for the tests of the page: written as text, so that they need no other room.

``event_graph`` tells of one bombing, reported by two newspapers with different figures; ``grid_graph`` grows to
any size; ``hostile_graph`` holds what an attacker would write into an article.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path

BASE = "https://w3id.org/event-kg/resource/"
EV = "https://w3id.org/event-kg/ontology#"
EVC = "https://w3id.org/event-kg/concept/"
_PREFIXES = {
    "ev": EV,
    "evc": EVC,
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "schema": "https://schema.org/",
    "geo": "http://www.w3.org/2003/01/geo/wgs84_pos#",
}


def text(value: str) -> str:
    """A Turtle string literal."""
    return json.dumps(value, ensure_ascii=False)


def typed(value: object, kind: str) -> str:
    """A Turtle literal with an XSD datatype."""
    return f'"{value}"^^xsd:{kind}'


def when(value: str) -> str:
    """A date as precise as it is written."""
    return typed(value, {4: "gYear", 7: "gYearMonth"}.get(len(value), "date"))


def ref(key: str) -> str:
    """A resource below the data namespace, or any full IRI."""
    return f"<{key if '://' in key else BASE + key}>"


@dataclass
class Sample:
    """A graph in the making: ``save`` writes its Turtle and its TriG."""

    facts: list[str] = field(default_factory=list)
    assertions: list[str] = field(default_factory=list)
    passages: dict[tuple[str, str], str] = field(default_factory=dict)

    def say(self, subject: str, predicate: str, obj: str) -> None:
        """Add one triple; ``obj`` is Turtle already."""
        self.facts.append(f"{ref(subject)} {predicate} {obj} .")

    def article(self, key: str, headline: str, publisher: str, date: str) -> str:
        self.say(key, "a", "ev:Article")
        self.say(key, "rdfs:label", text(headline))
        self.say(key, "schema:headline", text(headline))
        self.say(key, "schema:publisher", text(publisher))
        self.say(key, "schema:datePublished", when(date))
        return key

    def passage(self, article: str, quote: str) -> str:
        key = self.passages.setdefault((article, quote), f"passage/p{len(self.passages) + 1}")
        start = 100 * int(key.rsplit("p", 1)[1])
        self.say(key, "a", "ev:Passage")
        self.say(key, "rdfs:label", text(quote[:40]))
        self.say(key, "ev:article", ref(article))
        self.say(key, "ev:start", typed(start, "integer"))
        self.say(key, "ev:end", typed(start + len(quote), "integer"))
        self.say(key, "ev:quote", text(quote))
        return key

    def node(self, key: str, types: str, label: str, aliases: tuple[str, ...] = (), at: str = "") -> str:
        """Add a resource with its types ("Bombing Attack Event"); ``at`` is "latitude longitude"."""
        for name in types.split():
            self.say(key, "a", f"ev:{name}")
        self.say(key, "rdfs:label", text(label))
        for alias in aliases:
            self.say(key, "skos:altLabel", text(alias))
        for name, value in zip(("lat", "long"), at.split(), strict=False):
            self.say(key, f"geo:{name}", typed(value, "decimal"))
        return key

    def fact(
        self,
        subject: str,
        name: str,
        obj: str,
        article: str,
        quote: str,
        stance: str = "stated",
        by: str | None = None,
        rule: str = "events.role",
    ) -> None:
        """Add a fact with the assertion that backs it."""
        value = obj if obj.startswith(('"', "evc:")) else ref(obj)
        self.say(subject, f"ev:{name}", value)
        passage = self.passage(article, quote)
        self.say(subject, "ev:mentionedIn", ref(passage))
        node = ref(f"assertion/a{len(self.assertions) + 1}")
        lines = [
            f"{node} a ev:Assertion ; rdf:subject {ref(subject)} ; rdf:predicate ev:{name} ; rdf:object {value} ;",
            f"  ev:evidence {ref(passage)} ; ev:stance evc:{stance} ; ev:rule {text(rule)} "
            + (f"; ev:attributedTo {ref(by)} ." if by else "."),
        ]
        self.assertions.append("\n".join(lines))

    def save(self, folder: Path, name: str = "graph") -> Path:
        """Write ``name.ttl`` and ``name.trig``; return the path of the Turtle."""
        head = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in _PREFIXES.items())
        body = "\n".join(dict.fromkeys(self.facts))
        path = folder / f"{name}.ttl"
        path.write_text(head + body + "\n", encoding="utf-8")
        trig = "\n".join(self.assertions)
        path.with_suffix(".trig").write_text(f"{head}{body}\n{trig}\n", encoding="utf-8")
        return path


def event_graph() -> Sample:
    """One bombing in an invented city, its claim, arrests and reactions; three attacks in the background."""
    s = Sample()
    a = s.article("article/daily", "Sixteen held over the market bombing in Tarvash", "The Orlan Daily", "2023-05-20")
    b = s.article("article/courier", "Toll rises after blast at Tarvash market", "Veldt Courier", "2023-05-22")
    s.node("actor/oruna", "Country Actor Place", "Oruna", at="33.1 57.2")
    s.node("actor/besk", "Country Actor Place", "Besk", at="39.2 63.4")
    s.node("actor/kelmar", "Country Actor Place", "Kelmar", at="24.0 45.1")
    s.node("place/tarvash", "City Place", "Tarvash", at="30.29 57.07")
    s.node("place/market", "Facility Place", "Old Grain Market")
    s.node("place/lurin", "City Place", "Lurin", ("Loureen",), at="35.7 51.4")
    s.node("place/council-hall", "Facility Place", "Council Hall of Lurin")
    s.node("place/shrine", "Facility Place", "Shrine of the Two Rivers")
    s.node("actor/nadim-orlov", "Person Actor", "Nadim Orlov", ("Orlov", "the Engineer"))
    s.node("actor/general-hask", "Person Actor", "Tomas Hask", ("General Hask",))
    s.node("actor/wren", "Person Actor", "Alden Wren")
    s.node("actor/president-sule", "Person Actor", "Mira Sule", ("President Sule",))
    s.node("actor/red-dawn", "ArmedGroup Actor", "Red Dawn Front", ("RDF", "Front of the Red Dawn"))
    s.node("actor/guard", "SecurityForce Actor", "Orunan National Guard", ("ONG",))
    s.node("actor/ministry", "GovernmentBody Actor", "Ministry of State Security")
    s.node("actor/police", "SecurityForce Actor", "Tarvash police")
    s.node("actor/league", "IntergovernmentalOrganization Actor", "League of River States")
    s.node("actor/union", "IntergovernmentalOrganization Actor", "Continental Union")
    s.node("actor/held", "UnnamedGroup Actor", "16 people")
    s.node("actor/beskans", "UnnamedGroup Actor", "11 Beskan nationals")
    s.say("actor/held", "ev:size", typed(16, "integer"))

    main = s.node(
        "event/market-bombing", "Bombing Attack Event", "Bombing in Tarvash on 14 May 2023", ("the market attack",)
    )
    lead = "Sixteen people are held over the twin bombing that tore through the Old Grain Market in Tarvash on May 14."
    s.fact(main, "date", when("2023-05-14"), a, lead, rule="times.absolute")
    s.fact(main, "place", "place/tarvash", a, lead)
    s.fact(main, "target", "place/market", a, lead)
    claim = "The Red Dawn Front said in a video that its fighters had carried out the attack."
    s.fact(main, "claimedBy", "actor/red-dawn", a, claim, "claimed", "actor/red-dawn", "claims.said")
    suspect = "The ministry named Nadim Orlov, a Beskan national known as the Engineer, as the suspected bomb maker."
    s.fact(main, "suspect", "actor/nadim-orlov", a, suspect, "suspected", "actor/ministry")
    s.fact("actor/nadim-orlov", "nationality", "actor/besk", a, suspect)
    s.fact(main, "weapon", "evc:explosive", a, "Two charges of explosives went off within ten minutes.")
    s.say("https://w3id.org/event-kg/concept/explosive", "rdfs:label", text("explosive"))
    s.fact(main, "victim", "actor/beskans", a, "Eleven Beskan nationals are among the dead.")
    s.fact("actor/beskans", "nationality", "actor/besk", a, "Eleven Beskan nationals are among the dead.")
    toll_a = "At least 57 people died and over 120 were hurt, the ministry said."
    toll_b = "The death toll has risen to 61, hospital officials in Tarvash said on Monday."
    s.fact(main, "killed", typed(61, "integer"), b, toll_b, rule="quantities.ledger")
    s.fact(main, "injured", typed(120, "integer"), a, toll_a, rule="quantities.ledger")
    _figure(s, main, "f1", "killed", 57, "atLeast", a, toll_a, by="actor/ministry")
    _figure(s, main, "f2", "killed", 61, "exact", b, toll_b)
    _figure(s, main, "f3", "injured", 120, "moreThan", a, toll_a, by="actor/ministry")
    _figure(
        s, main, "f4", "killed", 11, "exact", a, "Eleven Beskan nationals are among the dead.", group="Beskan nationals"
    )
    s.say("figure/f2", "ev:supersedes", ref("figure/f1"))
    s.say("figure/f4", "ev:includedIn", ref("figure/f2"))
    deny = "Kelmar rejected the charge that it had paid for the bombing."
    s.fact(main, "suspect", "actor/kelmar", b, deny, "denied", "actor/kelmar")

    for name, words in {"atLeast": "at least", "moreThan": "over", "killed": "dead"}.items():
        s.say(f"https://w3id.org/event-kg/concept/{name}", "rdfs:label", text(words))
    s.node("event/claim", "Claim Event", "Red Dawn Front claims the bombing in Tarvash")
    s.fact("event/claim", "claimant", "actor/red-dawn", a, claim, "stated", "actor/red-dawn", "claims.said")
    s.fact("event/claim", "claims", main, a, claim, "claimed", "actor/red-dawn", "claims.said")
    s.fact("event/claim", "medium", text("in a video"), a, claim)

    s.node("event/arrest", "Arrest Event", "Arrest of 16 people")
    s.fact("event/arrest", "arrested", "actor/held", a, lead)
    s.fact("event/arrest", "arrestedCount", typed(16, "integer"), a, lead)
    s.fact("event/arrest", "arrestedBy", "actor/police", a, "Tarvash police made the arrests in three provinces.")
    s.fact("event/arrest", "inConnectionWith", main, a, lead)
    s.fact("event/arrest", "date", when("2023-05-19"), a, "Tarvash police made the arrests in three provinces.")

    words = "President Mira Sule condemned the bombing and promised an answer."
    reactions = [("president-sule", words), ("league", "The League of River States condemned the bombing.")]
    reactions += [("union", "The Continental Union denounced the attack and stood by Oruna.")]
    reactions += [("besk", "Besk condemned the bombing and mourned with Oruna.")]
    for who, quote in reactions:
        key = s.node(f"event/condemnation-{who}", "Condemnation Statement Event", f"Condemnation by {who}")
        s.fact(key, "speaker", f"actor/{who}", a, quote, rule="statements.verb")
        s.fact(key, "about", main, a, quote, rule="statements.verb")
    for who in ("union", "besk"):
        key = s.node(f"event/support-{who}", "Support Statement Event", f"Solidarity of {who} with Oruna")
        s.fact(key, "speaker", f"actor/{who}", a, reactions[2 if who == "union" else 3][1])
        s.fact(key, "about", "actor/oruna", a, reactions[2 if who == "union" else 3][1])
    s.node("event/vow", "Vow Statement Event", "Mira Sule vows an answer")
    s.fact("event/vow", "speaker", "actor/president-sule", a, words)
    s.fact("event/vow", "quotation", text("We will choose the time and the place"), a, words)
    s.node("event/accusation", "Accusation Statement Event", "Oruna accuses Kelmar")
    accuse = "Oruna has long accused Kelmar of paying for such attacks."
    s.fact("event/accusation", "speaker", "actor/oruna", a, accuse, rule="statements.verb")
    s.fact("event/accusation", "against", "actor/kelmar", a, accuse, "alleged", "actor/oruna")

    s.node("event/entry", "Entry Movement Event", "Nadim Orlov enters Oruna")
    entry = "Orlov slipped into Oruna in April."
    s.fact("event/entry", "mover", "actor/nadim-orlov", a, entry)
    s.fact("event/entry", "destination", "actor/oruna", a, entry)
    s.fact("event/entry", "date", when("2023-04"), a, entry)

    strike = s.node("event/strike", "DroneStrike Airstrike Attack Event", "Drone strike on Tomas Hask in 2019")
    quote = "General Hask of the National Guard was killed in 2019 by a drone strike that Alden Wren had ordered."
    s.fact(strike, "victim", "actor/general-hask", a, quote)
    s.fact(strike, "orderedBy", "actor/wren", a, quote)
    s.fact(strike, "date", when("2019"), a, quote)
    s.fact("actor/general-hask", "memberOf", "actor/guard", a, quote)
    hall = s.node("event/hall", "Bombing Attack Event", "Bombing of the Council Hall in Lurin in 2016")
    past = "The Front also claimed the 2016 bombing of the Council Hall of Lurin and last year's raid on the shrine."
    s.fact(hall, "target", "place/council-hall", a, past)
    s.fact(hall, "place", "place/lurin", a, past)
    s.fact(hall, "claimedBy", "actor/red-dawn", a, past, "claimed", "actor/red-dawn")
    s.fact(hall, "date", when("2016"), a, past)
    raid = s.node("event/raid", "ArmedAssault Attack Event", "Raid on the Shrine of the Two Rivers in 2022")
    s.fact(raid, "target", "place/shrine", a, past)
    s.fact(raid, "claimedBy", "actor/red-dawn", a, past, "claimed", "actor/red-dawn")
    s.fact(
        raid,
        "perpetrator",
        "actor/red-dawn",
        b,
        "Besk says that the Front was behind the raid.",
        "alleged",
        "actor/besk",
    )
    s.fact(raid, "date", when("2022"), a, past)

    for place, whole in [("tarvash", "oruna"), ("lurin", "oruna")]:
        s.fact(f"place/{place}", "locatedIn", f"actor/{whole}", a, lead)
    s.fact("place/market", "locatedIn", "place/tarvash", a, lead)
    s.fact("place/council-hall", "locatedIn", "place/lurin", a, past)
    for body in ("ministry", "guard", "police"):
        s.fact(f"actor/{body}", "country", "actor/oruna", a, suspect)
    s.node("position/sule", "Position", "President of Oruna")
    s.fact("position/sule", "holder", "actor/president-sule", a, words)
    s.fact("position/sule", "title", text("President"), a, words)
    s.fact("position/sule", "organization", "actor/oruna", a, words)
    s.say("position/sule", "ev:status", "evc:current")
    return s


def _figure(
    s: Sample,
    event: str,
    key: str,
    outcome: str,
    count: int,
    bound: str,
    article: str,
    quote: str,
    group: str = "",
    by: str = "",
) -> None:
    node = s.node(f"figure/{key}", "CasualtyFigure", f"{count} {outcome}")
    s.fact(event, "casualties", node, article, quote, rule="quantities.ledger")
    s.say(node, "ev:outcome", f"evc:{outcome}")
    s.fact(node, "count", typed(count, "integer"), article, quote)
    s.say(node, "ev:bound", f"evc:{bound}")
    if group:
        s.say(node, "ev:group", text(group))
    if by:
        s.say(node, "ev:accordingTo", ref(by))


def grid_graph(nodes: int) -> Sample:
    """About ``nodes`` actors, places and attacks: every attack has a place, a claimant and two victims."""
    s = Sample()
    a = s.article("article/long", "A year of reports from Oruna", "The Orlan Daily", "2023-12-31")
    places, groups = max(1, nodes // 20), max(1, nodes // 25)
    attacks = max(1, nodes // 4)
    people = max(0, nodes - places - groups - attacks)
    for i in range(places):
        s.node(f"place/{i}", "City Place", f"Town {i}", at=f"{20 + i % 40} {10 + (i * 7) % 90}")
    for i in range(groups):
        s.node(f"actor/g{i}", "ArmedGroup Actor", f"Brigade {i}")
    for i in range(people):
        s.node(f"actor/p{i}", "Person Actor", f"Person {i} of Oruna")
    for i in range(attacks):
        key = s.node(f"event/{i}", "Shooting Attack Event", f"Shooting {i} in Town {(i * i) % places}")
        quote = f"Shooting number {i} was reported from a town in Oruna."
        s.fact(key, "date", when(f"2023-{1 + i % 12:02d}-{1 + i % 28:02d}"), a, quote)
        s.fact(key, "place", f"place/{(i * i) % places}", a, quote)
        s.fact(key, "claimedBy", f"actor/g{(i * 3) % groups}", a, quote, "claimed")
        for j in range(2):
            if people:
                s.fact(key, "victim", f"actor/p{(2 * i + j) % people}", a, quote)
    return s


BIDI = "invoice\u202etxt.exe"
LONG = "w" * 10_000
MARKUP = '<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>'
QUOTES = "\"'`</script><script>window.hacked=1</script><!-- ]]> {{ 7*7 }} &amp; \u2028\u2029 \\u003c"


def hostile_graph() -> Sample:
    """An attack told by someone who wants to break the page."""
    s = Sample()
    a = s.article("article/evil", MARKUP, QUOTES, "2024-01-01")
    s.say(a, "schema:url", typed("javascript:window.hacked=1", "anyURI"))
    s.node("event/evil", "Bombing Attack Event", MARKUP, (QUOTES, BIDI))
    s.node("actor/quotes", "Person Actor", QUOTES)
    s.node("actor/bidi", "Person Actor", BIDI)
    s.node("actor/long", "Person Actor", LONG)
    s.node("actor/%3Cimg%20src=x%20onerror=window.hacked=1%3E'\u202e", "Person Actor", "odd iri")
    s.say("actor/bidi", "skos:exactMatch", "<javascript:window.hacked=1>")
    s.say("actor/bidi", "skos:exactMatch", "<https://www.wikidata.org/entity/Q1>")
    s.fact("event/evil", "suspect", "actor/quotes", a, MARKUP, rule=MARKUP)
    s.fact("event/evil", "claimedBy", "actor/bidi", a, QUOTES + BIDI, "claimed", "actor/bidi", QUOTES)
    s.fact("event/evil", "victim", "actor/long", a, LONG)
    s.fact("event/evil", "perpetrator", "actor/%3Cimg%20src=x%20onerror=window.hacked=1%3E'\u202e", a, "=1+1")
    s.fact("event/evil", "quotation", text(MARKUP), a, "=1+1")
    s.fact("event/evil", "date", when("2024-01-01"), a, "=1+1")
    return s
