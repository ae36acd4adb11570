"""What the operator types of a rule; days are whole, and in Beijing."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from oscar.apps.offer.models import ConditionalOffer

from ground.crafts.models import Craft
from shop.commission.models import CommissionRule

MOST_PERCENT = 30
_DAYS = ["%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y年%m月%d日", "%Y%m%d"]
_DAY_WRONG = _("日期不对，请写成 2030-05-31 这样")


def _day(label: Any, hint: Any, *, required: bool = True) -> forms.DateField:
    return forms.DateField(
        label=label,
        help_text=hint,
        required=required,
        input_formats=_DAYS,
        widget=forms.DateInput(attrs={"autocomplete": "off"}),
        error_messages={"required": _("请填写日期"), "invalid": _DAY_WRONG},
    )


def _text(label: Any, longest: int, **attrs: str) -> forms.CharField:
    said = {"required": _("请填写"), "max_length": _("最多 %(limit_value)d 个字，短一点")}
    widget = forms.TextInput(attrs={"autocomplete": "off", **attrs})
    return forms.CharField(label=label, max_length=longest, widget=widget, error_messages=said)


class RuleForm(forms.Form):
    name_zh = _text(_("叫什么，店家会看到"), 60)
    name_en = _text(_("英文名"), 80, lang="en")
    percent = forms.DecimalField(
        label=_("收百分之几"),
        help_text=_("按作品的钱算，例如 5 或 3.5；邮费不收"),
        min_value=Decimal(0),
        max_value=Decimal(MOST_PERCENT),
        decimal_places=2,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
        error_messages={
            "required": _("请填写百分之几"),
            "invalid": _("请填写数字，例如 5 或 3.5"),
            "min_value": _("不能比 0 少"),
            "max_value": _("最多 %(limit_value)s"),
            "max_decimal_places": _("小数点后最多两位"),
        },
    )
    shop_kind = forms.ChoiceField(label=_("哪种店"), required=False)
    craft = forms.ChoiceField(label=_("哪种手艺"), required=False)
    campaign = forms.ChoiceField(
        label=_("哪个活动"), help_text=_("只算这个活动打了折的作品"), required=False
    )
    priority = forms.IntegerField(
        label=_("顺序"),
        help_text=_("数小的先看；一样的，后加的先看"),
        min_value=1,
        max_value=999,
        initial=100,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={
            "required": _("请填写顺序"),
            "invalid": _("请填写 1 到 999 的数"),
            "min_value": _("请填写 1 到 999 的数"),
            "max_value": _("请填写 1 到 999 的数"),
        },
    )
    first_day = _day(_("从哪天起"), _("年-月-日；写今天，就从现在起"))
    last_day = _day(_("到哪天为止"), _("那天还算；不写，就一直有效"), required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        anything = ("", _("都算"))
        campaigns = ConditionalOffer.objects.exclude(terms__bearer="shop").order_by("name")
        names = campaigns.values_list("name", flat=True).distinct()
        self.fields["shop_kind"].choices = [anything, *CommissionRule.ShopKind.choices]
        self.fields["craft"].choices = [anything, *_crafts()]
        self.fields["campaign"].choices = [("", _("不限活动")), *((name, name) for name in names)]

    def clean_first_day(self) -> date:
        day: date = self.cleaned_data["first_day"]
        if day < timezone.localdate():
            raise forms.ValidationError(_("过去的日子不能改，请从今天或以后开始"))
        return day

    def clean(self) -> dict[str, Any]:
        first, last = self.cleaned_data.get("first_day"), self.cleaned_data.get("last_day")
        if first and last and last < first:
            self.add_error("last_day", _("结束的日子比开始的早，请再看一遍"))
        return self.cleaned_data

    @property
    def rule(self) -> CommissionRule:
        """Not written yet; from today on means from now on."""
        typed, craft = self.cleaned_data, self.cleaned_data["craft"]
        is_family = craft in Craft.Family.values
        first, last = typed["first_day"], typed["last_day"]
        return CommissionRule(
            **{name: typed[name] for name in ("name_zh", "name_en", "shop_kind", "campaign")},
            priority=typed["priority"],
            rate=typed["percent"] / 100,
            craft=Craft.objects.get(pk=craft) if craft and not is_family else None,
            family=craft if is_family else "",
            valid_from=start_of(first) if first > timezone.localdate() else None,
            valid_until=start_of(last + timedelta(days=1)) if last else None,
        )


class EndForm(forms.Form):
    last_day = _day(_("到哪天为止"), _("那天还算；不写，就从现在起不算"), required=False)

    def clean_last_day(self) -> datetime | None:
        """The first moment after it."""
        day: date | None = self.cleaned_data["last_day"]
        if day and day < timezone.localdate():
            raise forms.ValidationError(_("过去的日子不能改，请从今天或以后开始"))
        return start_of(day + timedelta(days=1)) if day else None


def start_of(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def _crafts() -> list[tuple[Any, Any]]:
    """A whole family, or one craft of it."""
    by_family: dict[str, list[tuple[str, str]]] = {}
    for craft in Craft.objects.order_by("code"):
        by_family.setdefault(craft.family, []).append((craft.code, craft.name))
    return [
        (family.label, [(family.value, _("整个大类：%(name)s") % {"name": family.label}), *crafts])
        for family in Craft.Family
        if (crafts := by_family.get(family))
    ]
