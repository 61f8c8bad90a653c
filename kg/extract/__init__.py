"""From an article to its findings: the room where spaCy lives.

In: articles and a loaded pipeline.  Out: :class:`~kg.records.Extraction` records; no spaCy object leaves.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc as SpacyDoc

from kg.extract.arrests.movements import find_movements
from kg.extract.arrests.writing import find_arrests
from kg.extract.assemble import assemble
from kg.extract.attacks.aims import find_aims
from kg.extract.attacks.callouts import date_by_calls
from kg.extract.attacks.candidates import find_candidates
from kg.extract.attacks.facts import write_attacks
from kg.extract.attacks.finish import finish
from kg.extract.attacks.gathering import find_attacks
from kg.extract.attacks.offsets import date_by_gaps, date_by_lead, date_by_moments
from kg.extract.attacks.plots import find_plots
from kg.extract.attacks.rerank import judge_roles
from kg.extract.attacks.samepeople import join_groups
from kg.extract.attacks.victims import find_victims
from kg.extract.claims.involvement import find_involvement
from kg.extract.claims.marks import find_marked
from kg.extract.claims.members import name_members, name_suspects
from kg.extract.claims.orders import find_orders
from kg.extract.claims.ownclaims import find_own_claims, find_own_men
from kg.extract.claims.presumed import find_presumed
from kg.extract.claims.responsibility import find_responsibility
from kg.extract.claims.suspicion import find_accused, find_suspicion
from kg.extract.claims.verdicts import find_verdicts
from kg.extract.counts.quantities import find_quantities
from kg.extract.drafts import Reading
from kg.extract.entities.affiliation import find_affiliations
from kg.extract.entities.attributes import find_attributes
from kg.extract.entities.coreference import link_references
from kg.extract.entities.grouping import find_entities
from kg.extract.entities.headlines import link_headline
from kg.extract.entities.homelands import find_homelands
from kg.extract.entities.identities import identify, link_names
from kg.extract.entities.places import place_facilities, resolve_places
from kg.extract.entities.settlements import name_settlements
from kg.extract.entities.sites import join_sites
from kg.extract.frames.casualties import find_figures
from kg.extract.frames.circumstances import find_circumstances
from kg.extract.frames.factuality import judge
from kg.extract.frames.reading import find_frames
from kg.extract.names.mentions import find_mentions
from kg.extract.names.proper import find_names
from kg.extract.statements.attribution import attribute
from kg.extract.statements.writing import find_statements
from kg.extract.text.parse import Doc
from kg.extract.text.retag import retag
from kg.extract.text.syntax import quoted
from kg.extract.times.published import stated_day
from kg.extract.times.resolve import TimeMention, find_times
from kg.headcase import lower_headline
from kg.lexicon import words
from kg.nlp import BATCH_SIZE, model_version, word_kinds
from kg.recase import recase
from kg.records import Article, Extraction


def extract(nlp: Language, articles: Iterable[Article]) -> Iterator[Extraction]:
    """Read articles in batches and give the findings of each, in order."""
    model = model_version(nlp)
    kind = word_kinds(nlp)
    pairs = ((lower_headline(recase(article.text, kind), kind), article) for article in articles)
    for doc, article in nlp.pipe(pairs, as_tuples=True, batch_size=BATCH_SIZE):
        yield findings(doc, article, model)


def findings(parsed: SpacyDoc, article: Article, model: str) -> Extraction:
    """The records of one parsed article."""
    reading = read(parsed, article)
    found = assemble(reading, model)
    reading.doc.release()
    return found


def read(parsed: SpacyDoc, article: Article) -> Reading:
    """Find everything in one parsed article."""
    doc = Doc(parsed)
    retag(doc)
    if article.date is None:
        article = replace(article, date=stated_day(doc))
    times = [t for t in find_times(doc, article.date) if not _names_a_thing(doc, t)]
    quantities = find_quantities(doc, times)
    names = find_names(doc, times)
    reading = Reading(
        doc=doc,
        article=article,
        times=times,
        quantities=quantities,
        names=names,
        mentions=find_mentions(doc, names, times, quantities),
        quoted=quoted(doc),
    )
    find_entities(reading)
    link_names(reading)
    find_attributes(reading)
    link_headline(reading)
    link_references(reading)
    identify(reading)
    find_affiliations(reading)
    resolve_places(reading)
    name_settlements(reading)
    place_facilities(reading)
    join_sites(reading)
    find_homelands(reading)
    frames = find_frames(reading)
    judge(reading, frames)
    frames = find_figures(reading, frames)
    circumstances = find_circumstances(reading, frames)
    clusters, of_trigger = find_attacks(reading, frames, circumstances)
    date_by_calls(reading, clusters, of_trigger)
    find_aims(reading, clusters, of_trigger)
    find_victims(reading, frames, clusters, of_trigger)
    name_members(reading, frames, clusters, of_trigger)
    join_groups(reading, clusters)
    write_attacks(reading, clusters)
    date_by_gaps(reading, clusters, of_trigger)
    date_by_moments(reading, clusters, of_trigger)
    date_by_lead(reading, clusters)
    find_responsibility(reading, of_trigger)
    find_orders(reading, of_trigger)
    find_suspicion(reading, of_trigger)
    find_presumed(reading, of_trigger)
    find_marked(reading, of_trigger)
    find_verdicts(reading, frames, of_trigger)
    find_own_claims(reading, clusters)
    find_own_men(reading, of_trigger)
    find_involvement(reading, of_trigger)
    name_suspects(reading, clusters, of_trigger)
    plots = find_plots(reading, frames, circumstances, clusters, of_trigger)
    find_arrests(reading, frames, circumstances, clusters, of_trigger, plots)
    find_statements(reading, circumstances, clusters, of_trigger)
    find_accused(reading, clusters)
    find_movements(reading, frames, circumstances, of_trigger)
    judge_roles(reading, find_candidates(reading, clusters))
    attribute(reading, clusters)
    finish(reading, clusters)
    return reading


def _names_a_thing(doc: Doc, time: TimeMention) -> bool:
    """Whether a feast or a day is part of a name: "a Fourth of July party", "Sunday Venn, a driver"."""
    phrase = doc[time.start_i : time.end_i]
    top = phrase.root
    if len(phrase) == 1 and top.dep_ == "compound" and top.ent_type_ == top.head.ent_type_ == "PERSON":
        return True
    feasts = words("coreference", "feasts")
    return (
        top.dep_ in {"compound", "nmod", "amod"}
        and top.head.i >= time.end_i
        and (phrase[-1].lower_ in feasts or phrase.text.lower() in feasts)
    )
