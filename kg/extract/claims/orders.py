"""Who ordered an attack: "the bombing ordered by X", "the order came from X", "acted on the orders of X".

In: clusters of attacks with their triggers.  Out: facts on the attacks (``orderedBy``).  Who only carried an order out
is none of this room's business.
"""

from __future__ import annotations

from kg.extract.attacks.clusters import Cluster
from kg.extract.claims.responsibility import actor_at, cluster_of, event_near, targets_of
from kg.extract.drafts import EntityDraft, FactDraft, Reading
from kg.extract.frames.roles import resolve
from kg.extract.text.parse import Token
from kg.extract.text.syntax import agents, conjuncts, is_negated, is_passive, is_verbal, objects, prepositions, subjects
from kg.extract.text.triggers import noun_trigger
from kg.lexicon import words

_UNDER = frozenset({"at", "on", "under", "upon"})


def find_orders(reading: Reading, of_trigger: dict[int, Cluster]) -> None:
    """Find who ordered each attack of the article, by verbs and by nouns."""
    if not of_trigger:
        return
    verbs, nouns = words("responsibility", "order"), words("responsibility", "orders")
    for token in reading.doc.among(verbs | nouns):
        lemma = token.lemma_.lower()
        if lemma in verbs and (is_verbal(token) or token.tag_ in {"VBN", "VBD", "VBG"}):
            _by_verb(reading, token, of_trigger)
        elif lemma in nouns and token.pos_ == "NOUN":
            _by_noun(reading, token, of_trigger)


def _by_verb(reading: Reading, verb: Token, of_trigger: dict[int, Cluster]) -> None:
    """ "A drone strike ordered by X", "X ordered the bombing"."""
    passive = is_passive(verb)
    themes = subjects(verb) if passive else objects(verb) or _shared(verb)
    told = [t for t in themes if t.i in of_trigger or noun_trigger(resolve(reading, t, verb)) is not None]
    told = [t for t in told if not _any_of_them(t)]
    for token in agents(verb) if passive else subjects(verb):
        for cluster in targets_of(reading, verb, of_trigger, told):
            _write(reading, cluster, token, verb)


def _shared(verb: Token) -> list[Token]:
    """The object that it shares with the verb after it: "had *ordered* and helped prepare the attack"."""
    after = [
        c for c in verb.rights if c.dep_ == "conj" and is_verbal(c) and not any(k.dep_ == "nsubj" for k in c.lefts)
    ]
    below = [t for c in after for t in (c, *(x for x in c.rights if x.dep_ in {"ccomp", "xcomp"}))]
    return next((found for t in below if (found := objects(t))), [])


def _any_of_them(noun: Token) -> bool:
    """Whether no single attacks are meant: "directed *attacks* against troops"."""
    return noun.tag_ == "NNS" and not any(c.dep_ in {"det", "nummod", "poss", "amod"} for c in noun.children)


def _by_noun(reading: Reading, noun: Token, of_trigger: dict[int, Cluster]) -> None:
    verb = noun.head
    if noun.dep_ == "pobj" and verb.lower_ in _UNDER:
        # "killed the judge on the orders of X", "on X's orders", "acted on the orders of X"
        cluster = _carried_out(verb.head, of_trigger)
        givers = [c for c in noun.children if c.dep_ == "poss"]
        givers += [t for prep, t in prepositions(noun) if prep in {"from", "of"}]
    elif noun.dep_ == "nsubj" and verb.lemma_.lower() in words("responsibility", "issuing") and not is_negated(verb):
        cluster = _ordered(noun, of_trigger)  # "the order for the attack came from X"
        givers = [t for prep, t in prepositions(verb) if prep == "from"]
    elif noun.dep_ == "dobj" and verb.lemma_.lower() in words("responsibility", "giving") and not is_negated(verb):
        cluster = _ordered(noun, of_trigger)  # "X gave the order for the attack"
        givers = subjects(verb)
    elif noun.dep_ == "dobj" and verb.lemma_.lower() in words("responsibility", "receiving") and not is_negated(verb):
        cluster = _ordered(noun, of_trigger)  # "received instructions for the attack from X"
        spots = (verb, noun, *(t for _, t in prepositions(noun)))
        givers = [t for spot in spots for prep, t in prepositions(spot) if prep == "from"]
    else:
        return
    for token in givers:
        for giver in conjuncts(token):
            mention = reading.mentions.get(giver.i)
            if mention is not None and mention.quantity is None:  # not "killed on the order of 200 people"
                _write(reading, cluster, giver, noun)


def _carried_out(above: Token, of_trigger: dict[int, Cluster]) -> Cluster | None:
    """The attack that was made on an order: the deed above it, its verb's object, or the one told last."""
    here = above
    for _ in range(3):
        if here.i in of_trigger:
            return of_trigger[here.i]
        if is_verbal(here):
            break
        here = here.head
    found = next((of_trigger[c.i] for c in here.children if c.i in of_trigger and c.dep_ != "nsubj"), None)
    if found is None and here.lemma_.lower() in words("responsibility", "acting") and not is_negated(here):
        return event_near(here, of_trigger)
    return found


def _ordered(noun: Token, of_trigger: dict[int, Cluster]) -> Cluster | None:
    """The attack that the order was for; the one told last where it does not say."""
    named = [t for prep, t in prepositions(noun) if prep in {"for", "of"}]
    named += [c for c in noun.children if c.dep_ in {"acl", "relcl"}]  # "the order to attack the bus"
    if not named:
        return event_near(noun, of_trigger) if _the_order(noun) else None
    return next((c for t in named for c in [cluster_of(t, of_trigger)] if c is not None), None)


def _the_order(noun: Token) -> bool:
    """Whether it may be the one for the attack told last: not "issued *evacuation orders*", "signed an *order*"."""
    if any(c.dep_ in {"amod", "compound"} for c in noun.lefts):
        return False
    pointing = any(c.dep_ == "poss" or c.lower_ in {"the", "this", "that"} for c in noun.lefts)
    return pointing or noun.dep_ != "dobj" or noun.head.lemma_.lower() in words("responsibility", "receiving")


def _write(reading: Reading, cluster: Cluster | None, token: Token, at: Token) -> None:
    giver: EntityDraft | None = actor_at(reading, token, at)
    if cluster is not None and cluster.draft is not None and giver is not None:
        cluster.draft.add_fact(FactDraft("orderedBy", giver, at, f"lexicon:{at.lemma_.lower()}"))
