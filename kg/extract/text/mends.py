"""Mend constructions of news prose that the parser of the model gets wrong again and again.

In: a parse.  Out: the same parse with other heads: "shot" before "and killed" is a verb; "ex-wife" is one noun.  A
mend says whether it changed a head; those that are tried at a word are looked up by its form and by its relation.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import TypeAlias

from kg.extract.text.clauses import (
    mend_acronym,
    mend_after_clause,
    mend_aside,
    mend_content,
    mend_describing,
    mend_followed,
    mend_gap,
    mend_in_which,
    mend_label,
    mend_labelled,
    mend_main_verb,
    mend_outcome_of,
    mend_speaker,
)
from kg.extract.text.courtmends import (
    mend_by_court,
    mend_charge,
    mend_dated_deed,
    mend_disguised,
    mend_found_to,
    mend_judged_deed,
    mend_next_charged,
    mend_next_count,
    mend_outcome,
    mend_story,
    mend_verdict,
    mend_whose,
)
from kg.extract.text.deedmends import (
    mend_agent,
    mend_apposition,
    mend_borne,
    mend_crash,
    mend_hurt,
    mend_launch,
    mend_on_the_move,
    mend_riding,
    mend_second_deed,
    mend_shot_dead,
    mend_subject,
)
from kg.extract.text.hedgemends import (
    mend_blamed,
    mend_claimed_deed,
    mend_held,
    mend_held_launch,
    mend_inverted,
    mend_laid,
    mend_meant_for,
)
from kg.extract.text.listmends import (
    mend_breakdown,
    mend_listed,
    mend_listed_deed,
    mend_next_item,
    mend_one_of,
)
from kg.extract.text.loadmends import mend_carrying, mend_loaded, mend_used_for
from kg.extract.text.parse import Doc, Token
from kg.extract.text.peoplemends import mend_hit_after, mend_name_after, mend_passer, mend_tool
from kg.extract.text.phrasemends import (
    mend_about,
    mend_aim,
    mend_alight,
    mend_around,
    mend_bound,
    mend_captives,
    mend_fighters,
    mend_former,
    mend_headline,
    mend_holder,
    mend_masthead,
    mend_named_town,
    mend_opening,
    mend_second_subject,
    mend_whom,
)
from kg.extract.text.subjectmends import (
    mend_dated_subject,
    mend_doing,
    mend_embedded,
    mend_for_whom,
    mend_gerund,
    mend_holder_subject,
    mend_in_terms,
    mend_joint,
    mend_judges_besides,
    mend_more,
    mend_participle,
    mend_ploughed,
    mend_said_on,
    mend_shifted,
    mend_split_subject,
    mend_taken,
    mend_their_own,
    mend_tied,
    mend_which,
)
from kg.extract.text.verbmends import (
    mend_after,
    mend_day,
    mend_day_first,
    mend_dead,
    mend_doing_besides,
    mend_finite,
    mend_fire,
    mend_list,
    mend_own_subject,
    mend_series,
    mend_verb,
)
from kg.lexicon import forms, load, words

_Mend: TypeAlias = Callable[[Token, list[int]], bool]


def mend_heads(doc: Doc) -> None:
    """Try every mend at the words where it may apply, in text order; the first that changes a head is the only one."""
    heads = [t.head.i for t in doc.tokens]
    by_form, mended = _mends_by_form(), False
    for token in doc.tokens:
        of_form, of_relation = by_form.get(token.lower_, ()), _MENDS_BY_RELATION.get(token.dep_, ())
        if not of_form and not of_relation:
            continue
        for mend in (*of_form, *of_relation):
            if mend(token, heads):
                mended = True
                break
    if mended:
        doc.move(heads)
    doc.forget()


#: What may be wrong with a token, by its relation.
_MENDS_BY_RELATION: Mapping[str, tuple[_Mend, ...]] = {
    "ROOT": (mend_which, mend_split_subject),
    "nsubj": (
        mend_dated_subject,
        mend_label,
        mend_fighters,
        mend_second_subject,
        mend_holder_subject,
        mend_for_whom,
        mend_taken,
        mend_hit_after,
        mend_one_of,
        mend_listed,
    ),
    "nsubjpass": (mend_second_subject, mend_listed),
    "conj": (
        mend_doing_besides,
        mend_joint,
        mend_launch,
        mend_said_on,
        mend_judges_besides,
        mend_holder,
        mend_apposition,
        mend_next_charged,
        mend_whose,
        mend_speaker,
        mend_in_which,
        mend_second_deed,
        mend_found_to,
        mend_listed_deed,
        mend_list,
        mend_after,
        mend_listed,
    ),
    "appos": (
        mend_next_item,
        mend_listed_deed,
        mend_their_own,
        mend_in_terms,
        mend_holder,
        mend_opening,
        mend_subject,
        mend_speaker,
        mend_after_clause,
    ),
    "advcl": (
        mend_disguised,
        mend_fighters,
        mend_launch,
        mend_outcome,
        mend_aside,
        mend_series,
        mend_after,
        mend_which,
    ),
    "dep": (mend_series,),
    "dobj": (mend_listed_deed,),
    "csubj": (mend_on_the_move, mend_riding),
    "nmod": (mend_around,),
    "npadvmod": (mend_name_after,),
    "attr": (mend_hit_after, mend_listed_deed),
    "amod": (mend_dead, mend_own_subject, mend_main_verb),
    "relcl": (mend_disguised, mend_judged_deed, mend_shifted, mend_breakdown),
    "ccomp": (mend_whom, mend_embedded, mend_participle, mend_gerund, mend_doing),
    "acl": (
        mend_outcome_of,
        mend_used_for,
        mend_loaded,
        mend_content,
        mend_borne,
        mend_blamed,
        mend_claimed_deed,
        mend_held_launch,
        mend_laid,
        mend_crash,
        mend_ploughed,
        mend_finite,
        mend_story,
        mend_breakdown,
    ),
}


@cache
def _mends_by_form() -> Mapping[str, tuple[_Mend, ...]]:
    """What may be wrong with a token, by its form."""
    values = load("times")["values"]
    return {
        **dict.fromkeys("|«»", (mend_masthead,)),
        ":": (mend_labelled,),
        "by": (mend_agent, mend_by_court),
        "ex": (mend_former,),
        **dict.fromkeys(("capital", "city", "town", "village"), (mend_named_town,)),
        "is": (mend_acronym,),
        "more": (mend_more,),
        **dict.fromkeys(("passer", "passers"), (mend_passer,)),
        "up": (mend_bound,),
        **dict.fromkeys(words("statements", "said_after"), (mend_inverted,)),
        **dict.fromkeys(words("deeds", "headline_verbs"), (mend_headline,)),
        **dict.fromkeys(("about", "around"), (mend_about,)),
        **dict.fromkeys(("on", "against"), (mend_aim,)),
        **dict.fromkeys(
            (*forms("deeds", "hauling"), *forms("deeds", "housing"), *words("deeds", "laden")), (mend_carrying,)
        ),
        "opened": (mend_fire,),
        **dict.fromkeys(forms("deeds", "held_to_be"), (mend_held,)),
        **dict.fromkeys(("hurt", *words("victims", "beside_the_dead")), (mend_hurt,)),
        **dict.fromkeys(forms("deeds", "taken_for_nouns"), (mend_shot_dead, mend_verb)),
        **dict.fromkeys(words("deeds", "captives"), (mend_captives,)),
        **dict.fromkeys((*values["weekday"], *values["deictic"]), (mend_day,)),
        **dict.fromkeys(values["dir"], (mend_gap,)),
        **dict.fromkeys(values["month"], (mend_dated_deed, mend_day_first)),
        **dict.fromkeys(words("factions", "tied"), (mend_tied,)),
        **dict.fromkeys(words("deeds", "following"), (mend_followed,)),
        **dict.fromkeys(words("deeds", "verdicts"), (mend_verdict,)),
        "of": (mend_charge, mend_next_count),
        "for": (mend_charge, mend_next_count, mend_meant_for),
        "with": (mend_charge, mend_next_count, mend_tool),
        "over": (mend_about, mend_charge),
        **dict.fromkeys(words("deeds", "describing"), (mend_describing,)),
        **dict.fromkeys(words("deeds", "alight"), (mend_alight,)),
    }
