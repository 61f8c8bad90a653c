"""Say what an act of speech is about: the attacks and the actors that it speaks of, named or only meant.

In: acts of speech and the attacks of the article.  Out: drafts with the word that says so; nothing is written.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.attacks.clusters import Cluster
from kg.extract.attacks.narration import is_over
from kg.extract.attacks.substance import tells_of
from kg.extract.drafts import DraftValue, Reading
from kg.extract.statements.acts import Act, is_deniable, is_own_word, party
from kg.extract.statements.threats import is_retribution
from kg.extract.text.parse import Token
from kg.extract.text.syntax import is_verbal, prepositions
from kg.extract.text.triggers import noun_trigger
from kg.lexicon import words

_NEAR = 3  # sentences back to which "these acts" and "the killings" may point
_MUCH = 3  # times as much said of the first attack as of another


def spoken_of(reading: Reading, clusters: list[Cluster]) -> list[Cluster]:
    """The attacks of an article that acts of speech may be about: those that it tells something of."""
    return [c for c in clusters if c.draft is not None and (c.figures or tells_of(reading, c, c.draft))]


def find_topics(
    reading: Reading, act: Act, told: list[Cluster], of_trigger: dict[int, Cluster]
) -> list[tuple[DraftValue, Token]]:
    """The attacks and actors that an act of speech is about, each with the word that says so.

    ``told`` are the attacks that it may be about (:func:`spoken_of`), ``of_trigger`` those of each trigger.
    """
    found: list[tuple[DraftValue, Token]] = []
    if act.kind == "Denial" and act.rule != "lexicon:disclaimed":
        # "the Front, which bombed two bridges in 2019, denied involvement": in another attack
        told = [c for c in told if not _own_deed_beside(act, c)]
        of_trigger = {i: c for i, c in of_trigger.items() if c in told}
    for cluster, at in _attacks(reading, act, told, of_trigger):
        if cluster.draft is not None and not any(v is cluster.draft for v, _ in found):
            found.append((cluster.draft, at))
    if act.kind in {"Condemnation", "Support", "Denial"}:
        for token in act.themes:
            # "denied the ministry's claims" is about the ministry, "denied a role in the coup" about nobody;
            # "expressed its solidarity" is not about whoever expresses it
            if not is_deniable(token) if act.kind == "Denial" else is_own_word(token):
                continue
            deed = act.rule == "lexicon:judged" and token.pos_ == "PRON" and bool(found)
            entity = None if deed or is_verbal(token) else party(reading, token)
            if entity is not None and not any(v is entity for v, _ in found):
                found.append((entity, token))
    found += [(e, act.at) for e in act.concerned if not any(v is e for v, _ in found)]
    return found


def _own_deed_beside(act: Act, cluster: Cluster) -> bool:
    """Whether the sentence of a denial tells that the speakers made the attack."""
    beside = any(f.trigger.sent.start == act.at.sent.start for f in cluster.frames)
    return beside and any(e is s for e, _, _ in cluster.agents for s in act.speakers)


def _attacks(
    reading: Reading, act: Act, clusters: list[Cluster], of_trigger: dict[int, Cluster]
) -> Iterator[tuple[Cluster, Token]]:
    named = False
    for theme in act.themes:
        below = [theme] if theme.i in of_trigger else [t for t in theme.subtree if t.i in of_trigger]
        for token in below[:1]:
            named = True
            yield of_trigger[token.i], token
    if named or not clusters:
        return
    in_quotes = _comments(reading, act)
    untold = (t for theme in act.themes for t in theme.subtree if not (in_quotes and reading.quoted[t.i]))
    if any(_untold_attack(reading, t, of_trigger) for t in untold):
        return  # "a response to the missile strikes" that nothing else is told of; but condemned "a cowardly attack"
    for theme in act.themes:
        if _points_back(reading, act, theme):
            yield _nearest(reading, theme, clusters, of_trigger), theme
            return
    if not act.themes and act.kind in {"Condemnation", "Support"} and not is_verbal(act.at):
        yield _nearest(reading, act.at, clusters, of_trigger), act.at  # "expressed *outrage*": at the attack told
        return
    people = list(_of_its_people(reading, act, clusters)) if act.kind in {"Accusation", "Support", "Vow"} else []
    yield from people
    if not people and (in_quotes or _only_blames(act)):
        yield _nearest(reading, act.at, clusters, of_trigger), act.at
        return
    if act.kind == "Denial" and act.themes:
        yield from _held_against(act, clusters)


def _comments(reading: Reading, act: Act) -> bool:
    """Whether somebody comments in words of their own, which is on the news: accused them of "importing terror"."""
    if act.kind not in {"Accusation", "Condemnation", "Denial", "Vow"} or reading.quoted[act.at.i]:
        return False
    return any(reading.quoted[t.i] for theme in act.themes for t in theme.subtree)


def _only_blames(act: Act) -> bool:
    """Whether an armed group is blamed, and not said for what: "pointed the finger at the Front"."""
    groups = act.kind == "Accusation" and all(e.type == "ArmedGroup" for e in act.accused)
    return groups and not any(is_verbal(t) for t in act.themes) and len(act.themes) <= len(act.accused)


def _held_against(act: Act, clusters: list[Cluster]) -> Iterator[tuple[Cluster, Token]]:
    """The attack that whoever denies something is suspected of: "the defendant denied having been there"."""
    for cluster in clusters:
        held = list(cluster.draft.values("suspect")) if cluster.draft is not None else []
        if any(e is s for e in held for s in act.speakers):
            yield cluster, act.at
            return


def _of_its_people(reading: Reading, act: Act, clusters: list[Cluster]) -> Iterator[tuple[Cluster, Token]]:
    """The attack whose attackers or victims it speaks of: "accused Velia of sheltering *the gunmen*"."""
    for token in (t for theme in act.themes for t in theme.subtree):
        mention, entity = reading.mentions.get(token.i), reading.entity_at(token)
        if mention is None or mention.head.i != token.i or mention.definite not in {"the", "this"} or entity is None:
            continue
        for cluster in clusters:
            people = [e for e, _, _ in (*cluster.agents, *cluster.victims)]
            if entity.type in {"Person", "UnnamedGroup"} and any(e is entity for e in people):
                yield cluster, token
                return


def _untold_attack(reading: Reading, token: Token, of_trigger: dict[int, Cluster]) -> bool:
    """Whether the word names an attack that is none of the article's and does not point back to one."""
    sense = noun_trigger(token)
    mention = reading.mentions.get(token.i)
    definite = mention is not None and mention.definite in {"the", "this"}
    return (
        sense is not None
        and sense.family == "attack"
        and sense.mode == "nouns"
        and not is_verbal(token)
        and token.i not in of_trigger
        and not definite
    )


def _points_back(reading: Reading, act: Act, theme: Token) -> bool:
    """Whether a phrase without an event of its own speaks of an attack told before."""
    lemma = theme.lemma_.lower()
    if is_verbal(theme) and any(_the_attack(reading, t) for t in theme.subtree):
        return True  # "denied carrying out *the attack*"
    if act.kind == "Denial":
        return act.rule == "lexicon:disclaimed" or _denies_what_was_told(theme)
    if act.kind == "Support":
        return _grieves(act, theme)
    if act.kind == "Vow":
        wanted = words("statements", "culprits")
        return any(t.lemma_.lower() in wanted or t.lower_ in wanted or is_retribution(t) for t in theme.subtree)
    if act.rule == "syntax:said-in-condemning-words" and lemma in words("statements", "violence"):
        return True
    if lemma in {"it", "this"}:
        blamed_on = act.rule == "lexicon:blame" and any(p == "on" for p, _ in prepositions(act.verb))
        if blamed_on or act.kind == "Condemnation":
            return True  # "blamed *it* on rebels"
    if act.kind == "Condemnation" and _is_outrage(reading, theme):
        return True
    if _the_attack(reading, theme):
        return True
    if act.kind == "Accusation":
        return act.rule == "lexicon:said-to-have-sent" or any(
            t.lower_ in words("statements", "involved") for t in theme.subtree
        )
    return False


def _the_attack(reading: Reading, token: Token) -> bool:
    """Whether the word stands for an attack told before: "the attack", "the crime", "these acts"."""
    lemma, sense = token.lemma_.lower(), noun_trigger(token)
    if lemma not in words("statements", "violence") and (sense is None or sense.family != "attack"):
        return False
    mention = reading.mentions.get(token.i)
    pointing = {"this"} if lemma in words("statements", "vague") else {"the", "this"}
    return mention is not None and mention.definite in pointing


def _denies_what_was_told(theme: Token) -> bool:
    """Whether it is the attack that is denied, or what somebody is accused of in it.

    "Denied responsibility", "denied that it was involved", "rejected the accusation", not "denied a role in the deal",
    "denied the rumours".
    """
    if any(t.lower_ in words("statements", "involved") for t in theme.subtree):
        return True
    if any(t.lemma_.lower() in words("factuality", "plots.nouns") for t in theme.subtree):
        return True  # "rejected a suggestion that *the plot* had been hatched there"
    of_its_own = any(c.dep_ in {"acl", "ccomp"} or c.lower_ == "that" for c in theme.children)
    if any(c.lower_ in {"a", "an"} for c in theme.lefts):
        of_its_own = of_its_own or any(c.dep_ == "relcl" for c in theme.rights)
    if theme.dep_ in {"appos", "npadvmod"} or of_its_own:
        return False  # "accused Velia of arming them, a *charge* it denies", "that claim", "the charge that it lied"
    if theme.lower_ in words("responsibility", "it"):
        return True  # "rejected *this* in the media"
    aside = words("responsibility", "media")  # "rejected any responsibility in a statement"
    hung = [t for p, t in prepositions(theme) if p in {"in", "for", "to"} and t.lemma_.lower() not in aside]
    lemma, bare = theme.lemma_.lower(), not hung
    if lemma in words("statements", "involvement"):
        return bare
    return lemma in words("statements", "blame") and bare and not any(c.dep_ == "poss" for c in theme.children)


def _grieves(act: Act, theme: Token) -> bool:
    """Whether it is for those who were hit that somebody speaks: "condolences", "stands with *the bereaved*"."""
    grief = words("statements", "grief", "sorrow")
    if act.at.lemma_.lower() in grief or any(part in grief for part in act.rule.removeprefix("lexicon:").split("-")):
        return True
    mourned = words("statements", "mourned")
    return any(t.lemma_.lower() in mourned or t.lower_ in mourned for t in theme.subtree)


def _is_outrage(reading: Reading, theme: Token) -> bool:
    """Whether the phrase calls a deed evil without naming it: "what it called *a craven crime*", not "all violence".

    A name for a deed in quotation marks is enough: condemned "a desperate crime".
    """
    below = list(theme.subtree)
    if any(t.lower_ in words("statements", "sweeping") for t in below):
        return False
    deed = any(t.lemma_.lower() in words("statements", "violence") for t in below)
    return deed and (
        reading.quoted[theme.i]
        or any(t.lemma_.lower() in words("statements", "evil") or t.lower_ == "this" for t in below)
    )


def _nearest(reading: Reading, token: Token, clusters: list[Cluster], of_trigger: dict[int, Cluster]) -> Cluster:
    """The attack spoken of last within three sentences, those recalled as background left out; else the first.

    The first is also meant where an attack of another paragraph was only touched upon.
    """
    here = reading.sentence_index(token)
    for i in sorted((i for i in of_trigger if i < token.i), reverse=True):
        if here - reading.sentence_index(reading.doc[i]) > _NEAR:
            break
        cluster, trigger = of_trigger[i], reading.doc[i]
        beside = reading.paragraph_index(trigger) == reading.paragraph_index(token)
        touched = len(cluster.frames) * _MUCH < len(clusters[0].frames) and not beside
        if not touched and not is_over(reading, token, cluster, clusters[0]):
            return cluster
    return clusters[0]
