"""The plan's measures on one page: what waits in each, and where its door is."""

from collections.abc import Callable
from typing import NamedTuple

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from programme.competitions.queries import seen_by
from programme.finance.queries import waiting_cases
from programme.lending.queries import OPEN, lendings_for
from programme.pairing.queries import leaders_for
from programme.posts.queries import posts_for
from programme.record.queries import persons_for
from programme.survey.queries import rounds_for
from programme.targets.models import TargetSet
from programme.training.queries import runs_for
from sellers.organs.doors import DeskRequest, desk_page
from sellers.organs.models import Officer


class Room(NamedTuple):
    """A measure's start page; `count` says how much there is."""

    title: str
    says: str
    url_name: str
    count: Callable[[Officer], int]
    counted: str


# One line a room; each app says in its own queries what waits.
ROOMS = [
    Room(
        gettext_lazy("妇女名单"),
        gettext_lazy("登记过的每一位，她走过的每一步"),
        "desk-persons",
        lambda officer: persons_for(officer).count(),
        gettext_lazy("登记的人"),
    ),
    Room(
        gettext_lazy("培训"),
        gettext_lazy("课程、每一期、名单和结业"),
        "desk-training",
        lambda officer: runs_for(officer).filter(state="open").count(),
        gettext_lazy("开着的"),
    ),
    Room(
        gettext_lazy("单位之间借用"),
        gettext_lazy("培训的地方、老师、材料，谁借给谁，什么时候还"),
        "desk-lending",
        lambda officer: lendings_for(officer).filter(state__in=OPEN).count(),
        gettext_lazy("没有完的借用"),
    ),
    Room(
        gettext_lazy("摸底调查"),
        gettext_lazy("现状、困难、需要：问卷、回答和结果"),
        "desk-survey",
        lambda officer: rounds_for(officer).filter(state="open").count(),
        gettext_lazy("正在调查"),
    ),
    Room(
        gettext_lazy("比赛"),
        gettext_lazy("报名、不记名评分、公示、荣誉"),
        "desk-competitions",
        lambda officer: seen_by(officer).count(),
        gettext_lazy("看得到的比赛"),
    ),
    Room(
        gettext_lazy("带头人和结对"),
        gettext_lazy("谁带着谁做，去过几次，有什么结果"),
        "desk-pairing",
        lambda officer: leaders_for(officer).count(),
        gettext_lazy("带头人"),
    ),
    Room(
        gettext_lazy("岗位"),
        gettext_lazy("谁在招人，谁想做，谁在做了"),
        "desk-posts",
        lambda officer: posts_for(officer).filter(state="open").count(),
        gettext_lazy("在招的"),
    ),
    Room(
        gettext_lazy("贷款和扶持"),
        gettext_lazy("贷款、贴息、残保金和五项免费服务"),
        "desk-finance",
        lambda officer: waiting_cases(officer).count(),
        gettext_lazy("等我们办的"),
    ),
    Room(
        gettext_lazy("目标和进度"),
        gettext_lazy("文件定了多少，记录里做到多少，一级一级往下看"),
        "desk-targets",
        lambda officer: TargetSet.objects.count(),
        gettext_lazy("组目标"),
    ),
]


@desk_page()
@require_safe
def programme(request: DeskRequest) -> HttpResponse:
    rooms = [(room, room.count(request.officer)) for room in ROOMS]
    return render(request, "desk/programme.html", {"here": "programme", "rooms": rooms})
