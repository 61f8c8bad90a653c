"""What the house knows before it reads: actors, countries and their people, places.

The data are ``ontology/actors.ttl``, ``ontology/countries.ttl``, ``ontology/regions.ttl`` and
``gazetteer.sqlite`` beside this file; this room knows neither spaCy nor rdflib.
"""
