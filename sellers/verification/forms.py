"""What she is asked: at most two things a page, and nothing that her number says already."""

import unicodedata
from io import BytesIO
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ground.accounts.errors import NotAPhone
from ground.accounts.phones import parse_phone
from ground.easy.questions import ASKED
from ground.pictures.errors import PictureRefused
from ground.pictures.reading import read_picture
from ground.privacy.models import Consent
from ground.privacy.texts import TEXTS
from ground.regions.queries import within
from sellers.artisans.models import Artisan
from sellers.cooperatives.models import Cooperative
from sellers.organs.queries import special_near
from sellers.verification.county_forms import CountyForm
from sellers.verification.errors import NotANumber
from sellers.verification.number import Certificate, read_number

NO = "no"  # of her province, as most are


def _is_hidden(sign: str) -> bool:
    return unicodedata.category(sign) in {"Cc", "Cf"}


class LineField(forms.CharField):
    """One line, as it can stand in a message: no line breaks, nothing that cannot be seen."""

    def to_python(self, value: Any) -> str:
        seen = [sign for sign in str(value or "") if sign.isspace() or not _is_hidden(sign)]
        return super().to_python(" ".join("".join(seen).split()))


class PhotoField(forms.FileField):
    """A photo of a paper; clean data is a JPEG's bytes without any of the phone's notes."""

    def __init__(self, **options: Any) -> None:
        widget = forms.FileInput(attrs={"accept": "image/*"})
        super().__init__(widget=widget, allow_empty_file=True, **options)

    def clean(self, data: Any, initial: Any = None) -> bytes | None:
        file: UploadedFile | None = super().clean(data, initial)
        if not file:
            return None
        try:
            image = read_picture(file.file)
        except PictureRefused as refusal:
            raise forms.ValidationError(refusal.told) from refusal
        out = BytesIO()
        image.save(out, "JPEG", quality=88)
        return out.getvalue()


class NamedForm(CountyForm):
    """Who somebody is, and where she lives."""

    name = LineField(
        label=_("你叫什么名字"),
        max_length=40,
        help_text=_("和证件上一样。"),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={
            "required": _("请填写名字"),
            "max_length": _("名字最多 40 个字"),
        },
    )
    place = LineField(
        label=_("你住在哪个县、哪个村镇"),
        max_length=80,
        help_text=_("例如：贵州凯里 三棵树镇"),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={
            "required": _("请填写你住的县和村镇"),
            "max_length": _("地方最多 80 个字"),
        },
    )
    field_order: tuple[str, ...] = ("name", "place", "county")


class RegisterForm(NamedForm):
    """Hers, who is asked whose she is only where it can be another than her province's."""

    special = forms.ChoiceField(
        required=False,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": _("请选一个")},
    )
    field_order: tuple[str, ...] = ("name", "place", "county", "special")

    def __init__(self, data: Any = None, **options: Any) -> None:
        super().__init__(data, **options)
        special = special_near(self.county_said)
        if special is None:
            del self.fields["special"]
            return
        field = self.fields["special"]
        field.label = _("你是%(unit)s的人吗") % {"unit": special.label}
        field.choices = [(special.value, _("是")), (NO, _("不是"))]

    @property
    def asks_special(self) -> bool:
        """Women of the Corps or the state farms live there too, and she has not said of whom."""
        return "special" in self.fields and not self.data.get("special")

    @property
    def special_said(self) -> str:
        said: str = self.cleaned_data.get("special", NO)
        return "" if said == NO else said


class ProofForm(forms.Form):
    number = forms.CharField(
        label=_("残疾人证号"),
        required=False,
        max_length=60,
        help_text=_("20 位；补办过的，后面多一位或两位，一起写上。"),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={"max_length": _("证号不对：应该是 20 到 22 位。请对着证件再看一遍")},
    )
    photo = PhotoField(label=_("或者拍一张证件照片"), required=False)
    cooperative = forms.ModelChoiceField(
        label=_("或者请合作社替我担保"),
        queryset=Cooperative.objects.none(),
        required=False,
        empty_label=_("不用"),
        error_messages={"invalid_choice": _("请从列出的合作社里选")},
    )
    sure = forms.BooleanField(label=_("证号没有填错，请残联的人看"), required=False)
    # Two consents, each for itself and never ticked for her (PIPL art. 14, 25, 29).
    verification = forms.BooleanField(
        label=TEXTS[Consent.Kind.VERIFICATION].says,
        error_messages={"required": _("要核对证件，得先勾选同意")},
    )
    public_profile = forms.BooleanField(
        label=TEXTS[Consent.Kind.PUBLIC_PROFILE].says, required=False
    )

    def __init__(self, artisan: Artisan, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["cooperative"].queryset = cooperatives_near(artisan)
        if not self.fields["cooperative"].queryset.exists():
            del self.fields["cooperative"]
        self.asks_sure = False

    def questions(self) -> list[tuple[str, ...]]:
        """For easy reading. Any of the three will do, so the last of them asks for one."""
        number = ("number", "sure") if self.asks_sure else ("number",)
        others = [("cooperative",)] if "cooperative" in self.fields else []
        return [number, *others, ("photo", "verification", "public_profile")]

    def clean_number(self) -> Certificate | None:
        typed = self.cleaned_data["number"].strip()
        if not typed:
            return None
        try:
            return read_number(typed, timezone.localdate())
        except NotANumber as refusal:
            told = _("证号不对：应该是 20 到 22 位。请对着证件再看一遍")
            if refusal.length in range(20, 23):
                told = _("证号里有一位不对。请对着证件，一位一位再看一遍")
            raise forms.ValidationError(told) from refusal

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        given = [data.get(name) for name in ("number", "photo", "cooperative")]
        if not any(given) and not {"number", "photo", "cooperative"} & self.errors.keys():
            told = _("请填证号、拍一张照片，或者选合作社，三样里有一样就行")
            self.add_error("photo" if ASKED in self.data else "number", told)
        number = data.get("number")
        if number and not number.is_female and not data.get("sure"):
            self.asks_sure = True
            told = _("这个证号上写的是男性。请再看一遍；没有填错，就勾选下面一项")
            self.add_error("number", told)
        return data


def cooperatives_near(artisan: Artisan) -> QuerySet[Cooperative]:
    """Of her province, by name."""
    province = f"{artisan.region_id[:2]}0000" if artisan.region_id else "-"
    return Cooperative.objects.filter(within(province, "region")).order_by("name_zh")


class GuardianForm(forms.Form):
    name = LineField(
        label=_("监护人的名字"),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": _("请填写监护人的名字"), "max_length": _("名字最多 40 个字")},
    )
    phone = forms.CharField(
        label=_("监护人的手机号"),
        max_length=40,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "off"}),
        error_messages={
            "required": _("请填写监护人的手机号"),
            "max_length": _("这不像一个手机号，请检查一下"),
        },
    )
    proof = PhotoField(
        label=_("证明的照片"),
        help_text=_("户口簿、监护证明或村里开的证明。核对完就删掉。"),
        error_messages={"required": _("请拍一张证明的照片")},
    )

    def __init__(self, own_phone: str, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.own_phone = own_phone

    def clean_phone(self) -> str:
        try:
            phone = parse_phone(self.cleaned_data["phone"])
        except NotAPhone as refusal:
            raise forms.ValidationError(_("这不像一个手机号，请检查一下")) from refusal
        if phone == self.own_phone:
            raise forms.ValidationError(_("这是你自己的手机号，请填监护人的"))
        return phone
