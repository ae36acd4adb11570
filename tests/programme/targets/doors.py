"""Addresses of targets and boards."""

from programme.targets.models import Edition, Ground, Target, TargetSet
from programme.targets.plan import load_plan
from sellers.organs.models import Officer, Organ
from tests.cast import a_user
from tests.programme.door import Door

MODELS = [Edition, Ground, Target, TargetSet]
_PRESS = {"metric": "persons", "source": "x", "do": "metric", "sure": "on", "period": "2017"}
DOORS = {
    "desk-targets": Door(),
    "desk-targets-report": Door(),
    "desk-targets-sheet": Door(),
    "desk-targets-records": Door(),
    "desk-targets-sets": Door(),
    "desk-targets-reckon": Door(reads=False),
    "desk-targets-give-out": Door(who="a national officer", asks=_PRESS),
    "desk-targets-set-new": Door(reads=False, asks=_PRESS),
    "desk-targets-set": Door(),
    "desk-targets-add": Door(reads=False, asks=_PRESS),
    "desk-target": Door("target", reads=False, asks=_PRESS),
}


def rows(world):
    """A county's own target beside the plan's."""
    load_plan()
    kept = {
        "set": TargetSet.objects.get(name_zh="附件的数字"),
        "unit_id": "52",
        "source": "县里的文件",
    }
    target, _ = Target.objects.get_or_create(region=world.county, defaults={"value": 20}, **kept)
    nation, _ = Organ.objects.get_or_create(kind="disabled", region=None)
    national = Officer.objects.filter(organ=nation).first()
    national = national or Officer.objects.create(user=a_user(name="国干事"), organ=nation)
    return {"target": target, "target set": target.set, "a national officer": national}
