from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from phonenumber_field.phonenumber import to_python

from ground.accounts.errors import NotAPhone
from ground.accounts.phones import parse_phone
from ground.regions.queries import path_of
from sellers.partner.models import Outlet
from sellers.verification.county_forms import CountyForm
from sellers.verification.forms import LineField


def _line(label: Any, most: int, hint: Any = "", **needed: Any) -> LineField:
    """May be left empty, unless it is said what is missing then."""
    told = {"max_length": _("太长了，最多 %(limit_value)s 个字")}
    return LineField(
        label=label,
        max_length=most,
        help_text=hint,
        required=bool(needed),
        widget=forms.TextInput({"autocomplete": "off"}),
        error_messages=told | needed,
    )


def _day(label: Any, hint: Any) -> forms.DateField:
    return forms.DateField(
        label=label,
        help_text=hint,
        required=False,
        widget=forms.DateInput({"type": "date", "autocomplete": "off"}, format="%Y-%m-%d"),
        error_messages={"invalid": _("这个日子看不懂，请写成 2026-12-31 这样")},
    )


class OutletForm(CountyForm):
    name_zh = _line(_("叫什么"), 40, _("例如：古镇东街店"), required=_("请给这个地方起个名字"))
    place = _line(_("在哪个县"), 80, _("例如：贵州凯里"), required=_("请填在哪个县"))
    street_zh = _line(
        _("哪条街、几号"), 60, _("例如：文化路 8 号"), required=_("请写到街道和门牌号")
    )
    hours_zh = _line(
        _("什么时候开门"),
        60,
        _("例如：每天 9 点到 18 点，星期一休息"),
        required=_("请写什么时候开门"),
    )
    steps = forms.ChoiceField(
        label=_("好不好进门"),
        help_text=_("坐轮椅的、走路不方便的买家要先知道"),
        choices=Outlet.Steps.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("请选一个"), "invalid_choice": _("请选一个")},
    )
    way_zh = _line(_("怎么找到门（可不填）"), 100, _("例如：从邮局旁边的巷子进来"))
    phone = _line(_("电话（可不填）"), 30, _("买家都看得到"))
    opens_on = _day(_("哪天开始（可不填）"), _("空着就是现在就能来"))
    closes_on = _day(_("开到哪天（可不填）"), _("集市、展会这样的，写最后一天"))
    name_en = _line(_("名字的英文"), 80)
    street_en = _line(_("街道的英文"), 100)
    hours_en = _line(_("开门时间的英文"), 100)
    way_en = _line(_("怎么找到门的英文"), 150)
    field_order = ("name_zh", "place", "county", "street_zh")
    english = ("name_en", "street_en", "hours_en", "way_en")

    def questions(self) -> list[tuple[str, ...]]:
        """For easy reading: what belongs together stands together."""
        place = ("place", "county") if "county" in self.fields else ("place",)
        asks = [("name_zh",), place, ("street_zh",), ("hours_zh",), ("steps",), ("way_zh",)]
        return [*asks, ("phone",), ("opens_on", "closes_on"), self.english]

    @property
    def english_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in self.english]

    @property
    def has_english(self) -> bool:
        return any(field.value() or field.errors for field in self.english_fields)

    def clean_phone(self) -> str:
        typed = self.cleaned_data["phone"]
        if not typed:
            return ""
        phone = to_python(typed, region="CN")
        if phone is not None and phone.is_valid():
            return str(phone.as_e164)
        try:
            return parse_phone(typed)
        except NotAPhone:
            told = _("这个号码看起来不对，请再看一下")
            raise forms.ValidationError(told) from None

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if self.asks_county and "place" not in self.errors:
            self.add_error("county", self.why_asked)
        begin, end = data.get("opens_on"), data.get("closes_on")
        if begin and end and end < begin:
            self.add_error("closes_on", _("最后一天不能在开始以前"))
        return data

    def facts(self) -> dict[str, Any]:
        """As an outlet keeps them."""
        asked = {name: it for name, it in self.cleaned_data.items() if name not in _PLACE}
        return asked | {"division": self.county_found}


_PLACE = {"place", "county"}


def initial_of(outlet: Outlet) -> dict[str, Any]:
    kept = set(OutletForm.base_fields) - _PLACE
    facts = {name: getattr(outlet, name) for name in kept}
    with override("zh-hans"):  # as one finds it again for certain
        place = path_of(outlet.division)
    return facts | {"place": place, "phone": outlet.dialled}
