"""Finding a county by what a person types, such as 贵州凯里 or 北京 朝阳区 or Kaili, Guizhou."""

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from django.db.models import F, Q, QuerySet
from django.utils.translation import get_language

from ground.regions.english import english_of
from ground.regions.models import Division

# Taiwan, Hong Kong and Macao have post of their own, beyond these three levels.
POSTED_ABROAD = ("71", "81", "82")
MOST_CHOICES = 60
_PEOPLES = (
    "苗 侗 彝 藏 羌 回 壮 瑶 布依 土家 哈尼 傣 白 傈僳 景颇 蒙古 哈萨克 柯尔克孜 朝鲜 黎 满 畲 "
    "水 仡佬 佤 拉祜 纳西 怒 独龙 普米 达斡尔 鄂伦春 鄂温克 撒拉 东乡 保安 土 裕固 锡伯 塔吉克 "
    "毛南 仫佬 布朗 各"
)
_STEM_ZH = re.compile(
    rf"^(.{{2,}}?)(?:维吾尔|蒙古|哈萨克|(?:{'|'.join(_PEOPLES.split())})族)*"
    r"(?:自治[州县旗区]|特别行政区|地区|街道|[省市区县旗盟州镇])$"
)
_ENDING_LATIN = re.compile(r"(?:shi|xian|qu|qi|zhen|diqu|jiedao)$")
_BREAKS = re.compile(r"[\s,，。、;；/·.()（）-]+")


@dataclass(frozen=True)
class Found:
    """What a text can mean: one county for certain, or several to choose from, or nothing."""

    county: Division | None = None
    choices: list[Division] = field(default_factory=list)
    is_wider: bool = False  # no county was named: these are all of the city that was


class _Row(NamedTuple):
    code: str
    county: str
    county_latin: str
    city: str
    city_latin: str
    province: str
    province_latin: str


def mainland_counties() -> QuerySet[Division]:
    counties = Division.objects.filter(level=Division.Level.COUNTY)
    for prefix in POSTED_ABROAD:
        counties = counties.exclude(code__startswith=prefix)
    return counties.select_related("parent__parent")


def names_of(county: Division) -> list[str]:
    """Province, city and county as one writes them, 北京市 once."""
    city = county.parent
    province = city.parent if city else None
    names = [part.name for part in (province, city, county) if part and is_said(part.name_zh)]
    return list(dict.fromkeys(names))


def path_of(division: Division | None) -> str:
    """As one writes it in the reader's language; empty for none. Comes with its parents."""
    names = names_of(division) if division else []
    return ", ".join(reversed(names)) if get_language() == "en" else "".join(names)


def called(division: Division | None) -> list[str]:
    """The names that a place goes by, and those of what it lies in. Comes with its parents."""
    names: list[str] = []
    while division:
        if is_said(division.name_zh):
            stem = _STEM_ZH.match(division.name_zh)
            names += [division.name_zh, *([stem[1]] if stem else [])]
            names += [division.name_latin] if division.level == Division.Level.PROVINCE else []
        division = division.parent
    return names


def beyond(text: str, county: Division) -> str:
    """What a place says besides province, city and county.

    三棵树镇 of 贵州凯里 三棵树镇, Sankeshu Town of Sankeshu Town, Kaili, Guizhou.
    """
    lies_in = [county.parent.parent if county.parent else None, county.parent, county]
    parts = [part for part in lies_in if part and is_said(part.name_zh)]
    for name in dict.fromkeys(part.name_zh for part in parts):
        stem = _STEM_ZH.match(name)
        for word in (name, stem[1] if stem else name):
            text = text.replace(word, "", 1)
    for name in dict.fromkeys(latin for part in parts for latin in _latin_of(part)):
        text = re.sub(rf"(?i)\b{re.escape(name)}\b", "", text, count=1)
    return " ".join(_BREAKS.sub(" ", text).split())


def _latin_of(division: Division) -> list[str]:
    """As one may write it in English, the longest first: Kaili City, Kailishi, Kaili."""
    english = english_of(division.name_zh)
    names = {english, division.name_latin, _latin_stem(division.name_latin)}
    return sorted(filter(None, names), key=len, reverse=True)


def is_said(name_zh: str) -> bool:
    """False: a mere heading of the code, such as 省直辖县, that no address names."""
    return "直辖" not in name_zh and name_zh != "县"


def find_county(text: str) -> Found:
    if not text.strip():
        return Found(is_wider=True)
    ranked = sorted(_ranked(text), key=lambda ranks: (-ranks[0], ranks[1]))
    best = [code for rank, code, _ in ranked if rank == ranked[0][0]]
    if len(best) == 1 and ranked[0][2]:
        return Found(county=mainland_counties().get(code=best[0]))
    codes = best or _codes_in_city(text)
    choices = list(mainland_counties().filter(code__in=codes)[:MOST_CHOICES])
    return Found(choices=choices, is_wider=not best)


def find_cities(text: str) -> tuple[list[Division], bool]:
    """What to choose from in the province that a text names, and whether it names no more.

    Cities and prefectures, and the counties right below it; of a municipality nothing.
    """
    zh, words = _BREAKS.sub("", text), " ".join(_BREAKS.sub(" ", text).lower().split())
    named: list[str] = []
    is_all = False
    for province in _with_cities():
        names = [name.lower() for name in called(province)]
        if any(name in zh or name in words for name in names):
            named.append(province.code)
            is_all = is_all or zh in names or words in names
    below = Division.objects.filter(parent__in=named)
    headings = [each.code for each in below if not is_said(each.name_zh)]
    rows = below.exclude(code__in=headings) | Division.objects.filter(parent__in=headings)
    return list(rows.order_by("code").select_related("parent__parent")), is_all


def _with_cities() -> QuerySet[Division]:
    """Provinces of the mainland that are no municipality, whose one city is itself."""
    cities = Division.objects.filter(level=Division.Level.CITY)
    municipalities = cities.filter(name_zh=F("parent__name_zh")).values("parent")
    abroad = [f"{prefix}0000" for prefix in POSTED_ABROAD]
    return provinces().exclude(code__in=municipalities).exclude(code__in=abroad)


def _ranked(text: str) -> list[tuple[int, str, bool]]:
    """(rank, code, whether it is certain: with its region, or its whole name and nothing else)."""
    zh = _BREAKS.sub("", text)
    words = _BREAKS.sub(" ", text).lower().split()
    ranked = []
    for row in map(_Row._make, _rows()):
        said = _said_zh(row, zh) or _said_latin(row, words)
        if said:
            length, rest, near = said
            is_path = zh == "".join(dict.fromkeys([row.province, row.city, row.county]))
            is_whole = not rest and zh == row.county
            rank = length + 100 * near + 1000 * is_path
            ranked.append((rank, row.code, bool(near) or is_whole))
    return ranked


def _rows() -> QuerySet:
    levels = ("", "parent__", "parent__parent__")
    names = [f"{level}{name}" for level in levels for name in ("name_zh", "name_latin")]
    return mainland_counties().order_by().values_list("code", *names)


def _said_zh(row: _Row, text: str) -> tuple[int, str, int] | None:
    """(length of the county's own name as typed, what else was typed, how much of its region)."""
    stem = _STEM_ZH.match(row.county)
    word = row.county if row.county in text else stem[1] if stem else ""
    if not word or word not in text:
        return None
    rest = text.replace(word, "", 1)
    city, province = row.city[:2], row.province[:2]
    near = (province in rest) + 2 * (is_said(row.city) and city in rest.replace(province, "", 1))
    return len(word), rest, near or int(city == province and city in rest)


def _said_latin(row: _Row, words: list[str]) -> tuple[int, str, int] | None:
    stem = _latin_stem(row.county_latin)
    if stem not in words and row.county_latin.lower() not in words:
        return None
    rest = [word for word in words if word not in {stem, row.county_latin.lower()}]
    is_in_city = bool({_latin_stem(row.city_latin), row.city_latin.lower()} & set(rest))
    is_in_province = row.province_latin.lower() in " ".join(rest)
    return len(stem), " ".join(rest), is_in_province + 2 * is_in_city


def _latin_stem(name: str) -> str:
    return _ENDING_LATIN.sub("", name.lower()) or name.lower()


def _codes_in_city(text: str) -> list[str]:
    """Of the cities that a text names; a municipality with the counties it has besides."""
    zh, words = _BREAKS.sub("", text), _BREAKS.sub(" ", text).lower().split()
    cities = Division.objects.filter(level=Division.Level.CITY)
    rows = list(cities.values_list("code", "name_zh", "name_latin", "parent__name_zh"))
    municipalities = {name for _code, name, _latin, province in rows if name == province}
    named = []
    for code, name, latin, province in rows:
        said = name if is_said(name) else province if province in municipalities else ""
        stem = _STEM_ZH.match(said)
        is_typed = bool(said) and (said in zh or (stem and stem[1] in zh))
        if is_typed or (is_said(name) and {latin.lower(), _latin_stem(latin)} & set(words)):
            named.append(code)
    return list(mainland_counties().filter(parent__in=named).values_list("code", flat=True))


def provinces() -> QuerySet[Division]:
    return Division.objects.filter(level=Division.Level.PROVINCE)


def within(code: str, field: str) -> Q:
    """Rows whose `field`, a division, is this one or lies below it."""
    steps = (field, f"{field}__parent", f"{field}__parent__parent")
    return Q(*[(step, code) for step in steps], _connector=Q.OR)


def children_of(code: str) -> QuerySet[Division]:
    """What lies directly within; nothing for a code that nobody has."""
    return Division.objects.filter(parent=code)


def division_path(code: str) -> str:
    """As one writes it, such as 贵州省 黔东南苗族侗族自治州; empty for a code that nobody has."""
    division = Division.objects.select_related("parent__parent").filter(code=code).first()
    return " ".join(names_of(division)) if division else ""


def province_of(division: Division) -> Division:
    """The province that a division lies in; itself, if it is one."""
    is_province = division.level == Division.Level.PROVINCE
    return division if is_province else Division.objects.get(code=f"{division.code[:2]}0000")
