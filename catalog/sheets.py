"""Works of a cooperative from a table, with a ZIP of photos beside it."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.utils.translation import gettext, gettext_lazy, pgettext_lazy

from catalog.errors import NotAnyMore
from catalog.floors import Floors
from catalog.many import Change, change_many
from catalog.models import Product
from catalog.sheet_columns import FACTS, columns_of_works
from catalog.sheet_list import heading_of_works, rows_of_works
from catalog.sheet_works import add_works, make_ready
from ground.crafts.models import Craft
from ground.money.fen import to_yuan
from ground.money.months import Month
from ground.sheets.errors import NotASheet, RowRefused
from ground.sheets.kinds import Judged, Photos, Verdict
from ground.sheets.models import SheetImport
from ground.sheets.progress import Tell
from ground.sheets.tables import Column, Row
from ground.sheets.told import Told, listed, said, spoken, told_of
from ground.sheets.told import told as _
from sellers.cooperatives.models import Grant, Keeper
from sellers.cooperatives.named import Named
from sellers.partner.models import Partner, StockRecord

_AT_ONCE = 500
_MAKER = gettext_lazy("作者（手机号或成员号）")


def shop_of(cooperative: int) -> Partner:
    """Raises NotASheet: works need a shop to stand in."""
    shop = Partner.objects.filter(cooperative=cooperative).first()
    if shop is None:
        raise NotASheet(_("合作社还没有店，先开店，再传作品"))
    return shop


class Works:
    kind = "works"
    title = gettext_lazy("作品")
    roles = (Keeper.Role.STOCK,)
    takes_photos = True
    is_by_month = False

    def columns(self, about: int) -> list[Column]:
        return columns_of_works()

    def heading(self, about: int) -> list[str]:
        return heading_of_works()

    def rows(self, about: int, month: Month) -> Iterator[list[Any]]:
        return rows_of_works(about)

    def judge(self, about: int, rows: Sequence[Row], photos: Photos) -> list[Judged]:
        shop, makers = shop_of(about), Named(about)
        known = _known(shop, [row.values["code"] for row in rows])
        named: dict[str, int] = {}
        crafts = {craft.code: craft.name for craft in Craft.objects.all()}
        judged = []
        for row in rows:
            member = makers.of(row, "maker", _MAKER)
            row.values["maker"] = member.artisan if member else None
            work = known.get(row.values["code"].casefold())
            each = _changes(row, work, crafts) if work else _addition(row, photos, named)
            each.label = row.values["title"]
            judged.append(each)
        _check_prices(about, judged)
        return judged

    def look(self, about: int, rows: Sequence[Row]) -> None:
        Named(about).look(rows, "maker", _MAKER)

    def prepare(self, judged: Sequence[Judged]) -> None:
        make_ready([each for each in judged if each.verdict == Verdict.ADDED])

    def write(self, sheet: SheetImport, judged: Sequence[Judged], tell: Tell) -> None:
        shop = shop_of(sheet.about)
        added = [each for each in judged if each.verdict == Verdict.ADDED]
        for start in range(0, len(added), _AT_ONCE):
            add_works(shop, added[start : start + _AT_ONCE], sheet.by)
            tell(min(start + _AT_ONCE, len(added)))
        _change([each for each in judged if each.verdict == Verdict.CHANGED], sheet.by)
        tell(len(judged))


def _known(shop: Partner, codes: list[str]) -> dict[str, Product]:
    """By code, in small letters, the shop's own alone; its number in our books is one too."""
    asked = {code.casefold() for code in codes if code}
    records = StockRecord.objects.filter(partner=shop).values_list("product", "partner_sku")
    found = {pk: sku.casefold() for pk, sku in records if sku.casefold() in asked}
    works = Product.objects.filter(pk__in=found, shop=shop).select_related("maker__user", "shop")
    return {found[work.pk]: work for work in works}


def _addition(row: Row, photos: Photos, named: dict[str, int]) -> Judged:
    """`found`: its photos in their order."""
    _check_stock(row)
    found = [_photo(row, name, photos, named) for name in row.values["photos"]]
    taken = [photo for photo in found if photo is not None]
    lacks = [
        word
        for word, is_there in ((_("照片"), taken), (_("作者"), row.values["maker"]))
        if not is_there
    ]
    told = [_("存成草稿，还缺：%(lacks)s") % {"lacks": listed(lacks)}] if lacks else []
    return Judged(row, Verdict.ADDED, told=told, found=taken)


def _check_stock(row: Row) -> None:
    kind, pieces = row.values["kind"], row.values["pieces"]
    if not kind:
        kind = Product.Kind.ONE_OFF if pieces in (None, 1) else Product.Kind.BATCH
        row.values["kind"] = kind
    if kind == Product.Kind.ONE_OFF and (pieces or 0) > 1:
        row.refuse(_("件数"), _("孤品只有一件。不止一件，请写“现货”"))
    if kind == Product.Kind.BATCH and pieces is None:
        row.refuse(_("件数"), _("现货要写有几件"))


def _photo(row: Row, name: str, photos: Photos, named: dict[str, int]) -> Any:
    heading, shown = _("照片文件名"), {"name": name[:60]}
    first = named.setdefault(name.casefold(), row.line)
    photo = photos.get(name.casefold())
    if first != row.line:
        shown |= {"line": first}
        row.refuse(heading, _("%(name)s 在第 %(line)s 行已经用了") % shown)
    elif photo is None:
        row.refuse(heading, _("ZIP 里没有 %(name)s") % shown)
    elif photo.told:
        row.refuse(heading, spoken(lambda: f"{name[:60]}{gettext('：')}{said(photo.told)}"))
    return photo


def _changes(row: Row, work: Product, crafts: dict[str, str]) -> Judged:
    """`found`: the work. An empty cell leaves what there is."""
    titles = {FACTS[each.name][0]: each.title for each in columns_of_works() if each.name in FACTS}
    told = [
        _moved(
            titles.get(field, pgettext_lazy("one", "作者")),
            _named(getattr(work, field), crafts),
            _named(value, crafts),
        )
        for field, value in _facts(row, work).items()
    ]
    if row.values["price"] != work.price_fen:
        was, now = to_yuan(work.price_fen), to_yuan(row.values["price"])
        told.append(_moved(gettext_lazy("价格"), f"¥{was}", f"¥{now}"))
    maker = row.values["maker"]
    if maker and work.maker_id and maker.pk != work.maker_id:
        row.refuse(told_of(_MAKER), _("已有的作品不能换作者"))
    return Judged(row, Verdict.CHANGED if told else Verdict.UNCHANGED, told=told, found=work)


def _named(value: Any, crafts: dict[str, str]) -> Any:
    return crafts.get(value, value) or "—" if isinstance(value, str) else value or "—"


def _moved(title: Any, was: Any, now: Any) -> Told:
    return spoken(lambda: f"{title}{gettext('：')}{was} → {now}")


def _facts(row: Row, work: Product) -> dict[str, Any]:
    """Its maker too, where nobody is named yet."""
    facts = {
        field: row.values[name]
        for name, (field, empty) in FACTS.items()
        if row.values[name] != empty and row.values[name] != getattr(work, field)
    }
    maker = row.values["maker"]
    return facts | ({"maker": maker} if maker and work.maker_id is None else {})


def _check_prices(about: int, judged: Sequence[Judged]) -> None:
    """A member's price, as far as she lets her cooperative."""
    other = [each for each in judged if each.found and _has_other_price(each)]
    floors = Floors(about, [each.found for each in other])
    for each in other:
        if not floors.is_free(each.found):
            told = _("%(name)s 没有同意“%(what)s”，不能改。")
            said = {"name": each.found.maker, "what": Grant.Kind.PRICE.label}
            each.row.refuse(_("价格（元）"), told % said)
        elif each.row.values["price"] < (floor := floors.of(each.found)):
            told = _("低于她定的底价：%(yuan)s 元") % {"yuan": to_yuan(floor)}
            each.row.refuse(_("价格（元）"), told)


def _has_other_price(each: Judged) -> bool:
    return isinstance(each.found, Product) and each.row.values["price"] != each.found.price_fen


def _change(judged: Sequence[Judged], by: Any) -> None:
    lines = {each.found.pk: each.row.line for each in judged}
    changes = [
        Change(each.found, _facts(each.row, each.found), each.row.values["price"])
        for each in judged
    ]
    try:
        change_many(changes=changes, by=by)
    except NotAnyMore as refusal:
        told = _("刚才有了变化，请再检查一次")
        raise RowRefused(lines[refusal.args[0].pk], told) from refusal
