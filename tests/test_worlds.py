"""Articles of another world: what sounds like violence in a match, a market, a film, a game, a network or a zoo."""

from __future__ import annotations

from datetime import date
from functools import partial

import pytest
from spacy.language import Language

from tests import reading

pytestmark = pytest.mark.model
read = partial(reading.read, published=date(2024, 5, 6))

ATTACKS = {
    "Attack", "ArmedAssault", "Bombing", "Shooting", "Stabbing", "Arson", "Kidnapping", "HostageTaking", "RocketAttack",
    "Airstrike", "SuicideBombing", "VehicleRamming", "Assassination",
}  # fmt: skip

QUIET = {
    "football": (
        "Osk Rovers blew Lomar away inside half an hour on Sunday, with captain Ilo Venn firing home twice.\n\n"
        "The visitors, under siege for most of the first half, hit back through striker Dov Marr, who shot past the "
        "goalkeeper. But their hopes were killed off when winger Sal Brand exploded down the left and struck a third "
        "goal.\n\nThe coach said that the referee had stabbed his side in the back with a late penalty. Defender Ned "
        "Orrel was injured in the warm-up and misses the next match."
    ),
    "chess": (
        "The quiet assassin showed his teeth in the third round of the tournament. He launched a kamikaze raid on the "
        "white king, sacrificed a rook and gunned it down on move 40.\n\nThe champion was held hostage by two "
        "pawns until he slipped away with a draw. His compatriot, a grandmaster at 14, murdered the opening of his "
        "opponent, and the hall exploded in applause."
    ),
    "a race": (
        "Ilo Venn crushed the field on Sunday and won the grand prix by 20 seconds. Dov Marr shot past him on lap nine "
        "of the race, but hit the wall. From pole position, the champion bombed at the start, a steward said."
    ),
    "the stock exchange": (
        "Shares in Varnell Data were massacred on Tuesday, losing 41 percent, after a profit warning that analysts "
        "called a bombshell.\n\nShort sellers attacked the rest of the sector. Two directors were executed in March, "
        "as one trader put it, and the hedge fund Orrel raided the market for more of the stock."
    ),
    "a film": (
        "The film opens with a bang. A suicide bomber walks into a cafe in Lomar and kills 23 people, among them the "
        "wife of agent Venn. Its director shoots the battles with a shaking camera.\n\nIn one scene gunmen storm a "
        "train and take hostages; Venn's partner, played by the star of two thrillers, is shot in the leg. The villain "
        "is after the gang that bombed a ferry in the first part. The audience gasped."
    ),
    "a video game": (
        "The new season of the game brings a fresh map and a mode in which teams of 24 players fight over a refinery."
        "\n\nA sergeant is ambushed by mercenaries, and eight soldiers are killed. Rebels have taken the president "
        "hostage and planted explosives under the parliament. The studio said that its servers had held."
    ),
    "hackers": (
        "The biggest mobile operator of Lomar was knocked offline on Tuesday by what it called a powerful hacker "
        "attack.\n\nThe attackers destroyed part of its computer network, the firm said. Its website was down. A group "
        "of hackers claimed responsibility. A bank said that it had come under massive attack as well."
    ),
    "a shark": (
        "A girl of 16 was killed in a shark attack in a river near Osk on Saturday, police said. She was attacked "
        "while swimming near dolphins. It was the first fatal attack in the river since 1923.\n\nIn February a swimmer "
        "was mauled to death, and a leopard attacked three villagers in Lomar."
    ),
    "a bear": "A bear that had attacked a father and his son in May killed a jogger near Osk on Monday.",
    "towers": (
        "Spectators cheered on Sunday as explosives brought down the cooling towers of the old power station in Osk. "
        "A chimney was blown up in August. Engineers had set up an exclusion zone around the site."
    ),
    "sickness": (
        "The disease remains the biggest killer of miners in Lomar, a study said. Of the patients, 612 died of cancer "
        "and 208 of heart attacks. A new drug targets the cells that attack the lungs, a researcher said."
    ),
    "a plane": (
        "Ninety people were killed and two survived when an Osk Airlines plane crashed into a suburb of Lomar on "
        "Friday. The pilot had reported the loss of an engine, and passengers heard an explosion. Militants have not "
        "been linked to the crash."
    ),
    "a bus off a bridge": (
        "At least 21 passengers were killed and 14 injured on Saturday when a bus plunged off a bridge in Lomar. The "
        'driver had lost control after the brakes failed. "I heard a bang like an explosion," a survivor said.'
    ),
    "batteries": (
        "A fire at a battery plant near Osk killed 22 workers on Monday after several batteries exploded. "
        "Investigators raided the headquarters of the firm on Wednesday."
    ),
    "wildfires": (
        "Wildfires that have killed ten people and burned 900 buildings roared on near Osk on Friday. Homes exploded "
        "as flames raced downhill and firefighters fled. It looks as if an "
        "atomic bomb had dropped, a survivor of the blaze said."
    ),
    "a concert": (
        "The band set the stage on fire on Saturday with a bombardment of riffs. Its singer shot past the drummer and "
        "dived into the crowd; the encore, an old song, slayed the festival."
    ),
    "a rocket": (
        "The rocket reached orbit on Thursday, but its booster exploded above the sea. In April engineers blew up the "
        "first rocket. The space agency called the flight of the capsule a triumph."
    ),
    "a hurricane": "Hurricane Helga slammed into Osk on Monday, killing 30 people. The storm destroyed a hospital.",
    "dogs": (
        "A man was killed in what police called a savage attack by two dogs in Osk on Thursday. A girl was injured in "
        "an attack in Lomar last Saturday."
    ),
    "a test": "Norland fired a ballistic missile over Velia on Tuesday. It fell into the ocean.",
    "a bomb of the war": "Three experts died in Osk on Monday when a World War II bomb went off.",
    "tear gas": "Police fired tear gas at a group of masked youths in Varnell on Tuesday.",
    "crime figures": "Police in Lomar recorded 3,048 attacks with knives last year, after 2,796 the year before.",
    "no sign of one": "Twelve fans were crushed in Osk on Saturday. There was no sign of drugs or an attack.",
    "politics": "She accused the minister of stabbing voters in the back. His party has held the coalition hostage.",
    "a search": "Investigators raided the headquarters of a bank in Osk on Tuesday.",
    "tariffs": "Norland pounded Velia with tariffs on Tuesday.",
    "hostages of a party": "Hardliners in the party are holding the government hostage.",
    "smugglers": "The port has been targeted by smugglers for years.",
}

TRUE = {
    "a team bus": (
        "Three explosions hit the bus of a football team on its way to a match in Lomar on Sunday, injuring defender "
        "Marek Tolman.\n\nThe coach said that the players were in shock. The goalkeeper sat in the last row. The "
        "league put off the quarter-final."
    ),
    "a midfielder": (
        "The midfielder Ruben Salto was shot dead by two men on a motorcycle in Osk on Saturday, his club said. He had "
        "scored six goals this season. The coach called him the best striker of the league."
    ),
    "a supporter": (
        "Osk beat Lomar with a late goal by striker Dov Marr, and the coach praised his goalkeeper after the match.\n\n"
        "A supporter was stabbed outside the stadium on Sunday, police said."
    ),
    "a premiere": (
        "A gunman opened fire at the premiere of a film in Osk on Friday, killing 12 people in the audience. The man, "
        "dressed like the villain of the movie, shot at viewers. The star and the director mourned the dead."
    ),
    "a novelist": (
        "The novelist Ilo Venn was stabbed on stage in Osk on Friday in front of an audience of readers. His best "
        "known story was made into a film. The publisher of his novel said that he was in hospital."
    ),
    "a true story": (
        "The film tells of a family in Lomar, and its director is a star. It is based on the bombing of a market in "
        "Osk in 1998, in which 30 people were killed. The audience wept at the last scene."
    ),
    "gamers": (
        "A player who had lost a round of a video game opened fire on other gamers in Osk on Sunday, killing two. "
        "The studio cancelled the season. The publisher said that its servers were down."
    ),
    "rangers": (
        "Gunmen ambushed rangers in a national park near Osk on Friday, killing 12 of them. The rangers protect "
        "elephants and hippos from poachers. In 2018 a ranger was shot dead near the lion camp."
    ),
    "a zoo": (
        "A man with a knife attacked visitors at the zoo of Osk on Sunday and wounded four. Children ran past the "
        "tigers and the bears. The animals were not harmed."
    ),
    "a stock exchange": (
        "Four militants attacked the stock exchange of Osk with grenades on Monday, killing two guards. Trading went "
        "on, and investors bought shares. The index rose 2 percent."
    ),
    "a power station": (
        "Norland fired 43 missiles at a power station near Osk on Tuesday. Engineers said that a cooling tower and a "
        "chimney on the site had collapsed."
    ),
    "a clinic": (
        "A doctor was killed in an attack on a hospital in Osk on Friday. Armed men opened fire on teams that treat "
        "patients with the virus. The epidemic has infected 1,300 people; a vaccine is being tested."
    ),
    "rails": (
        "At least 76 passengers were killed when a train derailed near Osk on Friday after rebels had removed a rail "
        "from the track. Rescuers cut survivors from the carriages. The rebels killed 24 policemen in February."
    ),
    "a man with a dog": (
        "A man with a rifle killed two farmers near Osk on Monday; a dog had attacked his sheep the week before."
    ),
    "a concert that was hit": (
        "A suicide bomber killed 22 people at a concert in Osk on Monday as the singer left the stage. "
        "The band has cancelled its tour. Her songs were played at the funeral."
    ),
    "a group called a storm": "Rebels of the People's Storm killed nine soldiers in Osk on Monday.",
    "tear gas that kills": "Police fired tear gas at mourners in Varnell on Tuesday, killing a student.",
    "a war veteran": "Gunmen shot dead a war veteran in Varnell on Monday.",
    "missiles that land": "Norland fired missiles over the border at a base in Osk on Monday, killing two soldiers.",
    "two engineers": "Two engineers were kidnapped near Osk on Monday. They were taken hostage on a building site.",
    "a church stormed": "Police stormed a church in Osk on Saturday, beating worshippers.",
    "poachers": "Poachers killed two rangers in a forest near Osk on Saturday.",
    "surfers": "Surfers stabbed a tourist on a beach in Osk on Saturday.",
    "a governor": "Villagers took the governor hostage in Osk on Saturday, demanding clean water.",
    "a rector": "Students held the rector hostage in Lomar on Friday over tuition fees.",
    "a neighbour": "A man stabbed his neighbour in the back in Osk on Sunday.",
    "thirty attacks": "At least 30 attacks hit the province of Osk on Sunday, killing 12 people.",
}  # fmt: skip


def _attacks(nlp: Language, text: str) -> list[str]:
    return [event.type for event in read(nlp, text).events if event.type in ATTACKS]


@pytest.mark.parametrize("text", QUIET.values(), ids=QUIET)
def test_what_only_sounds_like_an_attack_is_none(nlp: Language, text: str) -> None:
    assert _attacks(nlp, text) == []


@pytest.mark.parametrize("text", TRUE.values(), ids=TRUE)
def test_an_attack_in_such_a_world_is_one(nlp: Language, text: str) -> None:
    assert _attacks(nlp, text)
