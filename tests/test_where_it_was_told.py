"""Where it was, told beside the deed: the school that pupils are taken from, its town, who tells of it, what led up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.reading import found_in_all

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        # a named building that people are taken from, and its town
        ("136 pupils were taken from the Venn Islamic School on Sunday.", "place", ["Venn Islamic School"]),
        ("136 pupils were taken from the Venn Islamic School in Goma on Sunday.", "place", ["Goma"]),
        ("Gunmen seized 30 pupils from a school on Sunday.", "place", ["school"]),
        (
            "Gunmen stormed the Venn Secondary School, Goma, on Sunday and killed two.",
            "target",
            ["Venn Secondary School"],
        ),
        ("The Venn School said on Monday that gunmen had killed a guard in Goma.", "place", ["Goma"]),
        # who tells of it lives there
        ("Residents of Goma said warplanes struck a convoy in a valley on Sunday.", "place", ["Goma"]),
        ("Villagers in Goma said soldiers shot dead two farmers on Sunday.", "place", ["Goma"]),
        ("Residents of Goma said gunmen attacked the town of Palma on Sunday.", "place", ["Palma"]),
        # what they did before
        ("Armed men stopped a bus outside Goma. They shot two passengers dead.", "place", ["Goma"]),
        # taken by outlaws
        ("Pirates attacked a tanker off Palma on Sunday and took eight crew members.", "kidnapped", [8]),
        ("Gunmen attacked a clinic in Goma on Sunday and took away two doctors.", "kidnapped", [2]),
        ("Police came to a clinic in Goma on Sunday and took away two doctors.", "kidnapped", []),
        # who are no fighters, but raid villages
        ("Masked settlers raided two villages near Nablus on Sunday, wounding five.", "injured", [5]),
        ("The children raided the kitchen on Sunday.", "date", []),
    ],
)
def test_where_it_was_told(nlp: Language, text: str, name: str, expected: list[Any]) -> None:
    assert found_in_all(nlp, text, name) == expected
