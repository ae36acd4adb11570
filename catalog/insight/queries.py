"""What people look for, for the desk and for her: only what several of them asked."""

from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Case, IntegerField, Max, Q, QuerySet, Sum, Value, When
from django.http import QueryDict

from catalog.insight.models import MISSED, Need, Phrase
from ground.crafts.models import Craft
from ground.money.months import Month
from ground.regions.models import Division

MONTHS_SEEN = 3  # by whoever makes
_MISSED = Q(outcome__in=MISSED)


@dataclass(frozen=True)
class Asked:
    """The desk's list as it was asked for; what is not understood is left out."""

    show: str = ""  # what was missed, `all`, or what is `hidden`
    month: str = ""
    language: str = ""
    craft: str = ""
    province: str = ""
    band: str = ""

    @classmethod
    def read(cls, query: QueryDict) -> "Asked":
        given = {name: query.get(name, "")[:40] for name in cls.__dataclass_fields__}
        asked = cls(**{name: value.replace("\x00", "") for name, value in given.items()})
        wrong = {
            "show": asked.show not in {"all", "hidden"},
            "month": Month.named(asked.month) is None,
            "language": asked.language not in {"zh-hans", "en"},
            "band": asked.band not in map(str, Need.Band.values),
        }
        return replace(asked, **{name: "" for name, is_wrong in wrong.items() if is_wrong})

    @property
    def said(self) -> dict[str, str]:
        return {name: value for name, value in vars(self).items() if value}


def needs(asked: Asked) -> QuerySet[Need]:
    """The single counts that pass."""
    phrases = Phrase.objects.filter(is_hidden=True) if asked.show == "hidden" else None
    rows = Need.objects.filter(phrase__in=Phrase.objects.shown() if phrases is None else phrases)
    if month := Month.named(asked.month):
        rows = rows.filter(month=month.first)
    for name in ("language", "province", "band"):
        if value := getattr(asked, name):
            rows = rows.filter(**{name: value})
    if asked.craft:
        rows = rows.filter(craft__in=_with_family(asked.craft))
    return rows if asked.show else rows.filter(_MISSED)


def _with_family(code: str) -> list[str]:
    """A family and all its crafts; a craft alone."""
    return [code, *Craft.objects.filter(family=code).values_list("code", flat=True)]


def phrases(asked: Asked) -> QuerySet[Any]:
    """Each once, with how often it was asked and how often in vain."""
    rows = needs(asked).order_by().values("phrase", "phrase__text", "phrase__is_hidden")
    return rows.annotate(
        asked=Sum("times"),
        missed=Sum("times", filter=_MISSED, default=0),
        craft=Max("craft"),
        province=Max("province"),
        last=Max("month"),
    ).order_by("-asked", "phrase")


def single_rows(asked: Asked) -> QuerySet[Any]:
    """For a table: one row a count."""
    names = ("phrase__text", "month", "language", "craft", "province", "band", "outcome", "times")
    return needs(asked).order_by("-month", "-times", "pk").values_list(*names)


@dataclass(frozen=True)
class Called:
    """What codes are called, in the reader's language; read in two queries."""

    crafts: dict[str, str]
    provinces: dict[str, str]

    @classmethod
    def now(cls) -> "Called":
        families = {code: str(label) for code, label in Craft.Family.choices}
        crafts = {craft.code: craft.short_name for craft in Craft.objects.all()}
        provinces = Division.objects.filter(level=Division.Level.PROVINCE)
        return cls(families | crafts, {each.code: each.name for each in provinces})


@dataclass(frozen=True)
class There:
    """What one could choose: of what there is anything to see."""

    crafts: list[tuple[str, str]]
    provinces: list[tuple[str, str]]
    months: list[Month]

    @classmethod
    def now(cls, called: Called) -> "There":
        rows = Need.objects.filter(phrase__in=Phrase.objects.shown()).order_by()
        crafts, provinces, months = set(), set(), set()
        for craft, province, month in rows.values_list("craft", "province", "month").distinct():
            crafts.add(craft)
            provinces.add(province)
            months.add(Month.of(month))
        return cls(
            [each for each in called.crafts.items() if each[0] in crafts],
            [each for each in called.provinces.items() if each[0] in provinces],
            sorted(months, reverse=True),
        )


@dataclass(frozen=True)
class Fit:
    """What somebody can make, and where."""

    crafts: frozenset[str]
    families: frozenset[str]
    provinces: frozenset[str]


def wanted_of(fit: Fit, *, is_missed: bool = True) -> QuerySet[Any]:
    """What fits: of her crafts first, then of their families, then what names no craft."""
    since = Month.current().year_before()[-MONTHS_SEEN].first
    is_hers = Q(craft="") | Q(craft__in=fit.crafts | fit.families)
    is_near = Q(province="") | Q(province__in=fit.provinces)
    rows = Need.objects.filter(is_hers, is_near, phrase__in=Phrase.objects.shown())
    rows = rows.filter(month__gte=since)
    fits = Case(
        When(craft__in=fit.crafts, then=Value(2)),
        When(craft__in=fit.families, then=Value(1)),
        default=Value(0),
        output_field=IntegerField(),
    )
    rows = rows.filter(_MISSED) if is_missed else rows
    found = rows.order_by().values("phrase", "phrase__text")
    found = found.annotate(fits=Max(fits), times=Sum("times"), craft=Max("craft"), band=Max("band"))
    return found.order_by("-fits", "-times", "phrase")
