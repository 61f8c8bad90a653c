"""How politicians and groups react to the attack that an article tells of: in quotes, in grief, in denials."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.reading import read, told

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.model

RAID = "Gunmen killed nine people at a market in Goma on Sunday. "
STATEMENTS = {"Accusation", "Condemnation", "Denial", "Support", "Vow"}


def statements(nlp: Language, text: str) -> list[tuple[str, str, str]]:
    """Each statement as its class, its speaker and the place of the attack that it is about (empty without one)."""
    found = read(nlp, text)
    rows = []
    for event in found.events:
        if event.type in STATEMENTS:
            about = sorted(t for t in told(found, event, "about") if " in " in t or " on " in t)
            rows.append((event.type, *told(found, event, "speaker"), about[0].split(" in ")[-1] if about else ""))
    return sorted(rows)


ABOUT = "market, 2021-03-07"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a comment in words of one's own is on the news
        ('President Ilo Venn vowed that there will be "no corner for them to hide in".', [("Vow", "Ilo Venn", ABOUT)]),
        ('Ilo Venn promised to "burn the nest and not only the snake".', [("Vow", "Ilo Venn", ABOUT)]),
        ('Party leader Mara Quill accused Norway of "importing terror".', [("Accusation", "Mara Quill", ABOUT)]),
        ("Party leader Mara Quill accused Norway of importing wheat.", [("Accusation", "Mara Quill", "")]),
        ('President Ilo Venn denounced "a desperate crime".', [("Condemnation", "Ilo Venn", ABOUT)]),
        ('Ilo Venn condemned "a cowardly attack on shoppers".', [("Condemnation", "Ilo Venn", ABOUT)]),
        ('Ilo Venn called the killing "an act of blind hatred".', [("Condemnation", "Ilo Venn", ABOUT)]),
        ("Ilo Venn pointed the finger at ISIS.", [("Accusation", "Ilo Venn", ABOUT)]),
        # grief
        ("Mayor Mara Quill said she was saddened by the deaths.", [("Support", "Mara Quill", ABOUT)]),
        ('Ilo Venn said he and his wife were "heartbroken for the families".', [("Support", "Ilo Venn", ABOUT)]),
        ("Residents were saddened by the deaths.", []),
        ("Party chief Ilo Venn expressed grief.", [("Support", "Ilo Venn", ABOUT)]),
        # denials of what was done
        ("The Red Front said it had not attacked the market.", [("Denial", "Red Front", ABOUT)]),
        ("The Red Front said it would not attack schools.", []),
        ('"We do not kill children," one of them said.', []),
        (
            "Masked men who spoke for the Front insisted the gang was not involved.",
            [("Denial", "Masked men", ABOUT)],
        ),
        ("A channel used by the Red Front denied any role.", [("Denial", "Red Front", ABOUT)]),
        ("A man posing as a spokesman for the rebels rejected this.", [("Denial", "man", ABOUT)]),
        # vows
        ("Ilo Venn said the sacrifice would not be in vain.", [("Vow", "Ilo Venn", ABOUT)]),
        ("Ilo Venn said it would not be late and repeated that ISIS would be wiped out.", [("Vow", "Ilo Venn", ABOUT)]),
        ('Ilo Venn said ISIS would "pay a heavy price" for this.', [("Vow", "Ilo Venn", ABOUT)]),
        ("Ilo Venn said ISIS would pay 40 francs for it.", []),
    ],
)
def test_reactions(nlp: Language, text: str, expected: list[tuple[str, str, str]]) -> None:
    assert statements(nlp, RAID + text) == expected


def test_the_spokesman_of_a_statement_does_not_vow_beside_the_governor(nlp: Language) -> None:
    text = RAID + "In a statement by his spokesman, Ilo Quill, on Sunday, the governor commiserated with the families."
    assert [row[:2] for row in statements(nlp, text)] == [("Support", "governor")]


def test_what_is_condemned_may_follow_the_words_for_how(nlp: Language) -> None:
    text = "The African Union condemns in the strongest terms the ambush laid on Sunday against one of its patrols."
    found = read(nlp, text)
    (event,) = [e for e in found.events if e.type == "ArmedAssault"]
    assert told(found, event, "date") == {"2021-03-07"}
    assert told(found, event, "target") == {"one of its patrols"}
    assert [e.type for e in found.events if e.type == "Condemnation"] == ["Condemnation"]


@pytest.mark.parametrize(
    ("said", "vows"),
    [
        ('"Nothing will bring my daughter back, but today there is justice," said Dara Quill.', 0),
        ("The minister said nothing would be spared to hunt down the killers.", 1),
        ('"We will find those responsible and bring them to justice," President Ilo Venn said.', 1),
    ],
)
def test_what_stands_beside_a_will_without_its_own_is_no_vow(nlp: Language, said: str, vows: int) -> None:
    found = read(nlp, f"A bomb killed nine people in Lomar on Sunday. {said}")
    assert sum(e.type == "Vow" for e in found.events) == vows
