"""Members from a table: who is none yet is asked, and joins when she says yes; and the list."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.utils.translation import gettext_lazy

from ground.money.months import Month
from ground.sheets.cells import Code, Day, Phone, Text, Whole
from ground.sheets.errors import RowRefused
from ground.sheets.kinds import Judged, Photos, Verdict
from ground.sheets.models import SheetImport
from ground.sheets.progress import Tell
from ground.sheets.tables import Column, Row
from ground.sheets.told import told as _
from ground.sheets.writing import heading_of
from sellers.artisans.models import Artisan
from sellers.cooperatives.errors import NotAnyMore, NotRegistered, NumberTaken, OpenAlready
from sellers.cooperatives.models import Cooperative, Membership
from sellers.cooperatives.services import change_member, invite

State = Membership.State


def columns_of_members() -> list[Column]:
    text, week = gettext_lazy, Whole(1, 9999)
    return [
        Column(
            "phone", text("手机号"), Phone(), ("电话", "手机", "联系电话", "phone"), is_unique=True,
            example="13800138000", note=text("她在这里注册用的手机号。这一列设成文本"),
        ),
        Column(
            "name", text("姓名"), Text(80), ("名字", "name"), is_needed=False, example=text("水妹"),
            note=text("写了就核对一下，防止写错手机号"),
        ),
        Column(
            "number", text("成员号"), Code(20), ("成员编号", "编号", "社员号", "number"),
            is_needed=False, is_unique=True, example="007", note=text("她加入以后才记上"),
        ),
        Column(
            "pieces_a_week", text("每周件数"), week, ("一周几件", "pieces a week"),
            is_needed=False, empty=None, example="5", note=text("她加入以后才记上"),
        ),
        Column(
            "joined_on", text("加入日期"), Day(), ("入社日期", "joined on"), is_needed=False,
            empty=None, note=text("不用写，她答应的那天算"),
        ),
    ]  # fmt: skip


class Members:
    kind = "members"
    title = gettext_lazy("成员")
    roles: tuple[str, ...] = ()
    takes_photos = False
    is_by_month = False

    def columns(self, about: int) -> list[Column]:
        return columns_of_members()

    def heading(self, about: int) -> list[str]:
        return heading_of(columns_of_members())

    def rows(self, about: int, month: Month) -> Iterator[list[Any]]:
        members = Membership.objects.current().filter(cooperative=about)
        for row in members.select_related("artisan__user").order_by("number", "pk"):
            phone = row.artisan.user.phone if row.artisan.user else ""
            yield [_local(phone), row.artisan.name, row.number, row.pieces_a_week, row.joined_on]

    def judge(self, about: int, rows: Sequence[Row], photos: Photos) -> list[Judged]:
        phones = [row.values["phone"] for row in rows]
        makers = Artisan.objects.filter(user__phone__in=phones, user__is_active=True)
        women = {woman.user.phone: woman for woman in makers.select_related("user") if woman.user}
        known = Membership.objects.filter(cooperative=about, state__in=Membership.OPEN)
        open_rows = {each.artisan_id: each for each in known}
        taken = {each.number: each.artisan_id for each in known if each.number}
        return [_judge(row, women.get(row.values["phone"]), open_rows, taken) for row in rows]

    def write(self, sheet: SheetImport, judged: Sequence[Judged], tell: Tell) -> None:
        cooperative = Cooperative.objects.get(pk=sheet.about)
        for number, each in enumerate(judged, start=1):
            try:
                _write(cooperative, each, sheet.by)
            except (NotAnyMore, NotRegistered, NumberTaken, OpenAlready) as refusal:
                told = _("刚才有了变化，请再检查一次")
                raise RowRefused(each.row.line, told) from refusal
            tell(number)


def _local(phone: str | None) -> str:
    """As it is dialled here; others keep their country, behind a sign that is no formula."""
    return (phone or "").removeprefix("+86")


def _judge(
    row: Row, woman: Artisan | None, known: dict[int, Membership], taken: dict[str, int]
) -> Judged:
    each = Judged(row, label=row.values["name"])
    if woman is None:
        row.refuse(_("手机号"), _("没有手艺人用这个手机号注册。请她先注册成手艺人，再加进来"))
        return each
    if row.values["name"] and row.values["name"] not in (woman.name_zh, woman.name_en):
        row.refuse(_("姓名"), _("和用这个手机号注册的名字不一样"))
    if taken.get(row.values["number"], woman.pk) != woman.pk:
        row.refuse(_("成员号"), _("这个成员号已经是别人的"))
    member = known.get(woman.pk)
    if member is None:
        each.told = [_("会收到短信，她答应了才算加入")]
    else:
        _compare(each, member)
    return each


def _compare(each: Judged, member: Membership) -> None:
    """`found`: the membership. An empty cell leaves what there is."""
    each.found, each.verdict = member, Verdict.UNCHANGED
    if member.state == State.ASKED:
        each.row.refuse(_("手机号"), _("她自己申请了，请到成员那一页答复"))
    if member.state != State.MEMBER:
        each.told = [_("已经请过她，等她答应")]
        return
    for name, title in (("number", _("成员号")), ("pieces_a_week", _("每周件数"))):
        was, now = getattr(member, name), each.row.values[name]
        if now and now != was:
            each.told.append(
                _("%(what)s：%(was)s → %(now)s") % {"what": title, "was": was or "—", "now": now}
            )
            each.verdict = Verdict.CHANGED


def _write(cooperative: Cooperative, each: Judged, by: Any) -> None:
    values, member = each.row.values, each.found
    if each.verdict == Verdict.ADDED:
        invite(cooperative=cooperative, phone=values["phone"], by=by)
        return
    change_member(
        membership=member,
        number=values["number"] or member.number,
        pieces_a_week=values["pieces_a_week"] or member.pieces_a_week,
        by=by,
    )
