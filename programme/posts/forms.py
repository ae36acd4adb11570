"""What who keeps a post types, what an officer says, and what she says against a post."""

import re
import unicodedata
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.translation import gettext_lazy as _

from catalog.studio_forms import WholeField, YuanField
from ground.crafts.models import Craft
from ground.regions.models import Division
from ground.regions.queries import find_county
from programme.pairing.models import Enterprise
from programme.posts.models import Alert, Candidacy, Post
from sellers.verification.forms import LineField

MOST_PLACES, LONGEST = 500, 366  # days
_CHOOSE = {"required": _("请选一个"), "invalid_choice": _("请选一个")}
_FEES = re.compile("押金|保证金|报名费|中介费|培训费|服装费|体检费|材料费|手续费|会员费|先交钱")
_WAYS = re.compile(r"\d[\d\s\-]{5,}\d|微信|QQ|qq|@|http|www", re.ASCII)


def _line(label: Any, most: int, hint: Any = "", needed: bool = True) -> LineField:
    return LineField(
        label=label, help_text=hint, required=needed, max_length=most,
        widget=forms.TextInput({"autocomplete": "off"}),
        error_messages={"required": _("这里要写"), "max_length": _("太长了")},
    )  # fmt: skip


def _words(label: Any, most: int, hint: Any = "", needed: bool = True) -> forms.CharField:
    return forms.CharField(
        label=label, help_text=hint, required=needed, max_length=most,
        widget=forms.Textarea({"rows": 3, "autocomplete": "off"}),
        error_messages={"required": _("请写几句"), "max_length": _("太长了")},
    )  # fmt: skip


def _choice(label: Any, choices: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=choices, error_messages=_CHOOSE)


def _day(label: Any, **options: Any) -> forms.DateField:
    return forms.DateField(
        label=label,
        help_text=_("年-月-日，例如 2026-05-31"),
        widget=forms.DateInput({"type": "date", "autocomplete": "off"}, format="%Y-%m-%d"),
        error_messages={
            "required": _("请写哪一天"),
            "invalid": _("日期这样写：2026-03-01"),
        },
        **options,
    )


def said_plainly(text: str) -> str:
    """Nothing is asked of her, and nobody is called past the platform."""
    seen = unicodedata.normalize("NFKC", text)
    if _FEES.search(seen):
        raise forms.ValidationError(_("岗位不能向她收钱，这样的话不能写"))
    if _WAYS.search(seen):
        raise forms.ValidationError(_("不要写电话和微信，答应她以后再告诉她"))
    return text


class TermForm(forms.Form):
    """What may change after somebody asked: how many, and until when."""

    places = WholeField(least=1, most=MOST_PLACES, label=_("招几个人"))
    open_until = _day(_("招到哪一天"))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["places"].error_messages["required"] = _("请写一个数")

    def clean_open_until(self) -> Any:
        day, today = self.cleaned_data["open_until"], timezone.localdate()
        if day < today:
            raise forms.ValidationError(_("这一天已经过了"))
        if (day - today).days > LONGEST:
            raise forms.ValidationError(_("最多写到一年以后"))
        return day


class PostForm(TermForm):
    """`home`: the county where the employer is, which holds where nothing is typed."""

    key = forms.CharField(
        max_length=32, widget=forms.HiddenInput, initial=lambda: get_random_string(24)
    )
    title_zh = _line(_("岗位叫什么"), 60, _("例如：在家绣鞋垫"))
    title_en = _line(_("英文名（可以不写）"), 120, needed=False)
    about_zh = _words(_("要做的事"), 300, _("一句一句写，她一看就懂。"))
    craft = forms.ModelChoiceField(Craft.objects.all(), label=_("手艺"), error_messages=_CHOOSE)
    place = _line(_("在哪个县（不写就是你们这里）"), 60, _("例如：贵州凯里"), needed=False)
    place_zh = _line(_("哪个村、哪条街（可以不写）"), 100, needed=False)
    where = _choice(_("在哪里做"), Post.Where.choices)
    pay_by = _choice(_("钱怎么算"), Post.By.choices)
    least = YuanField(label=_("最少多少元"), help_text=_("照做得慢的人算。"))
    most = YuanField(label=_("最多多少元"))
    hours_zh = _line(_("什么时候做"), 100, _("例如：每天 4 小时，时间自己定"))
    is_step_free = forms.BooleanField(label=_("没有台阶，轮椅进得去"), required=False)
    has_toilet = forms.BooleanField(label=_("有无障碍厕所"), required=False)
    signs = forms.BooleanField(label=_("有人会手语"), required=False)
    access_zh = _words(_("要看得见、坐得住，还是手要用力"), 200, needed=False)
    is_free = forms.BooleanField(
        label=_("不向她收任何钱"),
        error_messages={"required": _("不收钱的岗位才能写在这里")},
    )
    field_order: tuple[str, ...] = (
        "key", "title_zh", "title_en", "about_zh", "craft", "place", "place_zh", "where",
        "pay_by", "least", "most", "hours_zh", "places", "open_until",
    )  # fmt: skip

    def __init__(self, home: Division | None, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.home = home
        for name in ("least", "most"):
            self.fields[name].error_messages["required"] = _("请写金额，例如 268 或 268.50")

    def clean_place(self) -> Division:
        typed = self.cleaned_data["place"].strip()
        county = find_county(typed).county if typed else self.home
        if county is None:
            raise forms.ValidationError(_("没找到这个县，请把省和县都写上"))
        return county

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        least, most = data.get("least"), data.get("most")
        for name in ("least", "most"):
            if data.get(name) == 0:
                self.add_error(name, _("请写比 0 多的金额"))
        if least and most and most < least:
            self.add_error("most", _("最多的不能比最少的还少"))
        for name in ("title_zh", "title_en", "about_zh", "place_zh", "hours_zh", "access_zh"):
            try:
                said_plainly(data.get(name) or "")
            except forms.ValidationError as refusal:
                self.add_error(name, refusal)
        return data

    @property
    def facts(self) -> dict[str, Any]:
        data = {name: value for name, value in self.cleaned_data.items() if name != "key"}
        money = {"least_fen": data.pop("least"), "most_fen": data.pop("most")}
        return {"region": data.pop("place"), **money, **data}


def typed_of(post: Post) -> dict[str, Any]:
    known = {name: getattr(post, name, "") for name in PostForm.base_fields}
    county = f"{post.region.parent or ''}{post.region}"
    money = {"least": f"{post.least_fen / 100:g}", "most": f"{post.most_fen / 100:g}"}
    return {**known, "place": county, **money}


class EnterprisePostForm(PostForm):
    enterprise = forms.ModelChoiceField(
        Enterprise.objects.none(), label=_("哪一家企业"), error_messages=_CHOOSE,
        help_text=_("只有看过营业执照的企业。"),
    )  # fmt: skip
    field_order = ("key", "enterprise", *PostForm.field_order[1:])

    def __init__(self, enterprises: QuerySet[Enterprise], *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["enterprise"].queryset = enterprises  # type: ignore[attr-defined]


class AnswerForm(forms.Form):
    is_yes = forms.TypedChoiceField(
        label=_("怎么答复她"),
        choices=[("yes", _("好，请她来做")), ("no", _("这次不成"))],
        coerce=lambda typed: typed == "yes",
        widget=forms.RadioSelect,
        error_messages=_CHOOSE,
    )
    answer = _words(
        _("对她说的话"), 200, _("答应的话，写哪一天、去哪里、找谁、电话多少。会原样发给她。")
    )


class VerifyForm(forms.Form):
    """What the officer saw: she works there, since when and by which contract; or she does not."""

    is_working = forms.TypedChoiceField(
        label=_("她在做吗"),
        choices=[("yes", _("在做了，合同我看过")), ("no", _("没有做成"))],
        coerce=lambda typed: typed == "yes",
        widget=forms.RadioSelect,
        error_messages=_CHOOSE,
    )
    began_on = _day(_("从哪一天起（在做才写）"), required=False)
    evidence = _line(_("凭什么说的"), 80, _("例如：看了劳务合同。没有做成就写原因，会发给她。"))

    def __init__(self, candidacy: Candidacy, *args: Any) -> None:
        super().__init__(*args)
        self.candidacy = candidacy

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        day, asked = data.get("began_on"), timezone.localdate(self.candidacy.asked_at)
        if not data.get("is_working") or "began_on" in self.errors:
            return data
        if day is None:
            self.add_error("began_on", _("请写哪一天"))
        elif not asked <= day <= timezone.localdate():
            self.add_error("began_on", _("要在她说想做以后，不能是以后的日子"))
        return data


class AlertForm(forms.Form):
    why = forms.ChoiceField(
        label=_("哪里不对"),
        choices=Alert.Why.choices,
        widget=forms.RadioSelect,
        error_messages=_CHOOSE,
    )
    words = _words(_("怎么回事（可以不写）"), 200, needed=False)


class ReasonForm(forms.Form):
    reason = _words(_("为什么停掉"), 200, _("会发给写岗位的人，请写清楚。"))


class SettleForm(forms.Form):
    outcome = forms.ChoiceField(
        label=_("看了以后"),
        choices=[("keep", _("没有问题，岗位留着")), ("stop", _("停掉这个岗位"))],
        widget=forms.RadioSelect,
        error_messages=_CHOOSE,
    )
    reason = _words(_("停掉的原因（停掉才写）"), 200, _("会发给写岗位的人。"), needed=False)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("outcome") == "stop" and not data.get("reason"):
            self.add_error("reason", _("请写几句"))
        return data

    @property
    def stop_because(self) -> str:
        is_stop = self.cleaned_data["outcome"] == "stop"
        return self.cleaned_data["reason"] if is_stop else ""
