"""Addresses of the women on record."""

from ground.privacy.models import PrivateFile
from programme.record.models import Handover, Person, Poverty, Residence, Spell, Step
from programme.record.moving import Place, agree_on_paper, ask_for, relocate, say_moved
from programme.record.queries import known_person
from programme.record.services import note_poverty, open_spell
from tests.cast import a_county, a_division
from tests.programme.door import Door
from tests.programme.people import DAY, a_person

MODELS = [Person, Poverty, Spell, Step, Handover, Residence, PrivateFile]
DOORS = {
    "desk-programme": Door(),
    **{f"desk-{name}": Door() for name in ("calendar", "calendar-link", "practices")},
    "desk-persons": Door(),
    "desk-person-new": Door(reads=False),
    "desk-person": Door("person"),
    "desk-person-check": Door("person", reads=False),
    "desk-person-look": Door("person"),
    "desk-person-household": Door("person", reads=False),
    "desk-person-work": Door("person", reads=False),
    "desk-person-work-end": Door("person", more={"spell": "spell"}, reads=False),
    "desk-person-merge": Door("person", more={"other": "same person"}, reads=False),
    "desk-person-open": Door("person"),
    "desk-person-moved": Door("person", reads=False),
    "desk-persons-gone": Door(),
    "desk-person-gone": Door("person who left"),
    "desk-moves": Door(),
    "desk-move-ask": Door(reads=False),
    "desk-move": Door("move"),
    "desk-move-sign": Door("move", reads=False),
    "desk-move-paper": Door("move"),
    "desk-move-take": Door("move", reads=False),
    "desk-move-decline": Door("move", reads=False),
    "desk-move-hand": Door("move", reads=False),
    "desk-move-withdraw": Door("move", reads=False),
    "studio-way": Door(who="herself"),
    "studio-moved": Door(who="herself"),
    "studio-move": Door("her own move", who="herself", asks={"answer": "back"}),
}


def rows(world):
    person, officer = a_person(region=world.county), world.officer
    note_poverty(person=person, status="filed", source="县名单", checked_on=DAY, officer=officer)
    said = {"began_on": DAY, "evidence": "上门看过", "officer": officer}
    spell = open_spell(person=person, kind=Spell.Kind.OFFICER, **said)
    rows = {"person": person, "same person": a_person(region=world.county), "spell": spell}
    return rows | _moves(world)


def _moves(world):
    """One came on paper, one left for another province, and she herself says that she moved."""
    officer, away = world.officer, a_county("522622", "黄平县")
    here = Place(world.county, DAY)
    hunan = a_division("430000", "湖南省", "Hunan")
    came = ask_for(person=a_person(region=hunan), to=here, officer=officer)
    agree_on_paper(handover=came, photo=b"paper", officer=officer)
    left, beijing = a_person(region=world.county), a_division("110000", "北京市", "Beijing")
    relocate(person=left, to=Place(beijing, DAY), by=officer.user)
    artisan = world.herself.artisan
    herself = known_person(artisan) or a_person("彩云", world.county, artisan=artisan)
    told = say_moved(person=herself, to=Place(away, DAY), by=world.herself)
    return {"move": came, "person who left": left, "her own move": told}
