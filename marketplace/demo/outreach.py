"""Invented visits to a village and a neighbourhood, one with the course that followed."""

from datetime import timedelta

from django.utils import timezone

from ground.crafts.models import Craft
from ground.regions.models import Division
from programme.training.models import Outreach, Run
from programme.training.reaching import note_outreach
from sellers.organs.models import Officer

KAILI = "522601"


def load_outreach(officer: Officer, runs: list[Run]) -> None:
    today = timezone.localdate()
    where = {"region": Division.objects.get(code=KAILI), "is_demo": True}
    craft = Craft.objects.get(code="emb-miaoxiu")
    village = {
        "kind": Outreach.Kind.VILLAGE, "place_zh": "季刀村（演示）",
        "on": today - timedelta(days=45), "who_zh": "县残联、县妇联，绣娘吴阿朵", "met": 14,
        "craft": craft, "shown_zh": "看了打籽绣，每人试绣了一朵花", "registered": 6,
        "followed_zh": "村里腾出一间屋子做绣坊",
    }  # fmt: skip
    street = {
        "kind": Outreach.Kind.COMMUNITY, "place_zh": "西门社区（演示）",
        "on": today - timedelta(days=9), "who_zh": "县残联、社区工作站", "met": 9,
        "craft": Craft.objects.filter(family="papercut")[0],
        "shown_zh": "剪窗花，红纸带回家", "registered": 2,
    }  # fmt: skip
    note_outreach(officer=officer, facts=where | village, runs=runs, key="demo-outreach-village")
    note_outreach(officer=officer, facts=where | street, runs=[], key="demo-outreach-street")
