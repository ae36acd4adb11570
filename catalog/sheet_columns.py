"""What one row of a list of works says; out and in, the columns are the same."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from catalog.fact_forms import SizeForm
from catalog.models import Product
from catalog.studio_forms import LONGEST_TITLE, MOST_DAYS, MOST_GRAMS, MOST_PIECES
from ground.sheets.cells import Code, Names, Text, Whole, Yuan, plain
from ground.sheets.choices import crafts, labelled
from ground.sheets.errors import BadCell
from ground.sheets.tables import Column
from ground.sheets.told import spoken

MOST_PHOTOS = 8
_ALSO = {
    "one-off": Product.Kind.ONE_OFF.value,
    "one off": Product.Kind.ONE_OFF.value,
    "in-stock": Product.Kind.BATCH.value,
    "made-to-order": Product.Kind.MADE_TO_ORDER.value,
}


class _Size:
    """Centimetres, as the form of a work reads them."""

    def read(self, cell: object) -> str:
        form = SizeForm({"size": plain(cell)})
        if not form.is_valid():
            raise BadCell(spoken(lambda: next(iter(form.errors["size"]))))
        return form.cleaned_data["size"]


def columns_of_works() -> list[Column]:
    return [
        Column(
            "code", _("货号"), Code(40), ("作品编号", "编号", "款号", "SKU", "code"),
            is_needed=False, is_unique=True, example="A-001",
            note=_("你们自己的货号。写了已有的货号，就是改那一件"),
        ),
        Column(
            "title", _("作品名称"), Text(LONGEST_TITLE), ("名称", "品名", "作品", "title", "name"),
            example=_("蝴蝶手包"), note=_("最多 60 个字"),
        ),
        Column(
            "title_en", _("英文名称"), Text(120), ("英文名", "English title"),
            is_needed=False, example="Butterfly clutch",
        ),
        Column(
            "price", _("价格（元）"), Yuan(), ("价格", "售价", "单价", "price", "price (yuan)"),
            example="268", note=_("只写数字，最多两位小数"),
        ),
        *_stock_columns(),
        *_fact_columns(),
        *_people_columns(),
    ]  # fmt: skip


def _stock_columns() -> list[Column]:
    only_new = _("只用于新作品；以后的数量用盘点改")
    return [
        Column(
            "kind", _("种类"), labelled(Product.Kind, _ALSO), ("类型", "库存种类", "kind"),
            is_needed=False,
            example=Product.Kind.BATCH.label, note=_("孤品、现货、预订或定作；空着看件数"),
        ),
        Column(
            "pieces", _("件数"), Whole(0, MOST_PIECES), ("数量", "库存", "pieces", "quantity"),
            is_needed=False, empty=None, example="3", note=only_new,
        ),
    ]  # fmt: skip


def _fact_columns() -> list[Column]:
    return [
        Column(
            "craft", _("手艺"), crafts(), ("工艺", "craft"), is_needed=False,
            note=_("手艺表里的名字，比如 苗绣"),
        ),
        Column(
            "material", _("材料"), Text(200), ("材质", "material"), is_needed=False,
            example=_("棉布、丝线"),
        ),
        Column(
            "size", _("尺寸（厘米）"), _Size(), ("尺寸", "规格", "size", "size (cm)"),
            is_needed=False, example="22×14×3",
        ),
        Column(
            "weight", _("重量（克）"), Whole(0, MOST_GRAMS), ("重量", "weight", "weight (g)"),
            is_needed=False, empty=None, example="160",
        ),
        Column(
            "days", _("要做几天"), Whole(0, MOST_DAYS), ("制作天数", "工期", "days"),
            is_needed=False, empty=None, example="7", note=_("预订和定作要写"),
        ),
    ]  # fmt: skip


def _people_columns() -> list[Column]:
    return [
        Column(
            "maker", _("作者（手机号或成员号）"), Text(40),
            ("作者", "制作人", "成员", "成员号", "成员编号", "手机号", "maker"), is_needed=False,
            example="007", note=_("要是现在的成员；不写就存成草稿"),
        ),
        Column(
            "photos", _("照片文件名"), Names(MOST_PHOTOS), ("照片", "图片", "photos", "photo"),
            is_needed=False, empty=[], example="A-001-1.jpg, A-001-2.jpg",
            note=_("和 ZIP 里的名字一样；几张用逗号隔开；第一张是封面；只用于新作品"),
        ),
    ]  # fmt: skip


FACTS: dict[str, tuple[str, Any]] = {  # column → field of the work, and how it is empty
    "title": ("title", ""),
    "title_en": ("title_en", ""),
    "craft": ("craft_id", ""),
    "material": ("material_zh", ""),
    "size": ("size", ""),
    "weight": ("weight_g", None),
    "days": ("days_to_make", None),
}
