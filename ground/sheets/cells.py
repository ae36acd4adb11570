"""What one cell says, read as what its column is, or refused in plain words."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from difflib import get_close_matches
from typing import Any, Protocol

from django.utils import timezone

from ground.accounts.errors import NotAPhone
from ground.accounts.phones import parse_phone
from ground.money.typed import NotAnAmount, parse_yuan
from ground.sheets.errors import BadCell
from ground.sheets.limits import MOST_LETTERS
from ground.sheets.told import listed
from ground.sheets.told import told as _
from ground.sheets.workbooks import NotReckoned

_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufffd\ufffe]")
_MISTAKES = {"#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!"}
_SCIENTIFIC = re.compile(r"\d(\.\d+)?[eE]\+?\d+")
_GUARDED = re.compile(r"'[\s]*[=+\-@|%\t＝＋－＠]")  # by our own export
_WHOLE = re.compile(r"-?\d{1,12}", re.ASCII)
_EXACT = 10**15  # a spreadsheet forgets the digits behind it


class Reader(Protocol):
    def read(self, cell: object) -> Any:
        """Raises BadCell."""


def plain(cell: object) -> str:
    """As it is seen in the sheet, without what cannot be seen. Raises BadCell."""
    if isinstance(cell, NotReckoned):
        raise BadCell(_("这里是公式，没有存下结果。请复制后“只粘贴数值”"))
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return _number(cell)
    if isinstance(cell, datetime | date):
        return f"{cell:%Y-%m-%d}"
    text = "" if cell is None else str(cell)
    if len(text) > MOST_LETTERS:
        raise BadCell(_("这一格的字太多了，最多 %(most)s 个") % {"most": MOST_LETTERS})
    text = text.lstrip("\ufeff")
    if text.strip() in _MISTAKES:
        raise BadCell(_("这里的公式算错了，请写上结果"))
    if _UNSEEN.search(text.replace("\r\n", "\n").replace("\r", "\n").replace("_x000D_", "")):
        raise BadCell(_("这里有看不见的符号，请重新打一遍"))
    return (text[1:] if _GUARDED.match(text) else text).strip()


def _number(cell: float) -> str:
    if cell != cell or abs(cell) >= _EXACT:
        raise BadCell(_("数字太长，表格丢了后面几位。请把这一列设成文本，重新打一遍"))
    return str(int(cell)) if cell == int(cell) else f"{cell:.10f}".rstrip("0")


@dataclass(frozen=True)
class Text:
    most: int = 200

    def read(self, cell: object) -> str:
        text = plain(cell)
        if len(text) > self.most:
            raise BadCell(_("最多 %(most)s 个字") % {"most": self.most})
        return text


@dataclass(frozen=True)
class Code:
    """A number of somebody's own: letters, digits and signs; zeros in front stay."""

    most: int = 40

    def read(self, cell: object) -> str:
        text = unicodedata.normalize("NFKC", plain(cell))
        if _SCIENTIFIC.fullmatch(text) and ("+" in text or "." in text):
            raise BadCell(_("编号变成了科学记数。请把这一列设成文本，重新打一遍"))
        if len(text) > self.most or (text and not re.fullmatch(r"[\w./#-]+", text)):
            raise BadCell(
                _("编号只能用字、字母、数字和 - . / #，最多 %(most)s 位") % {"most": self.most}
            )
        return text


@dataclass(frozen=True)
class Whole:
    least: int = 0
    most: int = 9999

    def read(self, cell: object) -> int:
        text = unicodedata.normalize("NFKC", plain(cell)).replace(",", "")
        text = text.removesuffix(".0").strip()
        if not _WHOLE.fullmatch(text):
            raise BadCell(_("请写整数，比如 3"))
        if not self.least <= int(text) <= self.most:
            raise BadCell(
                _("请写 %(least)s 到 %(most)s 的整数") % {"least": self.least, "most": self.most}
            )
        return int(text)


@dataclass(frozen=True)
class Yuan:
    """Fen."""

    least_fen: int = 1

    def read(self, cell: object) -> int:
        try:
            fen = parse_yuan(plain(cell))
        except NotAnAmount as refusal:
            raise BadCell(_("请写多少元，最多两位小数，比如 268 或 268.50")) from refusal
        if fen < self.least_fen:
            raise BadCell(_("要比 0 多"))
        return fen


_DAY = re.compile(
    r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?( 00:00:00)?", re.ASCII
)
_SHORT_DAY = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})", re.ASCII)
_SERIAL = re.compile(r"[2-7]\d{4}", re.ASCII)
_FIRST_DAY = date(1899, 12, 30)  # as spreadsheets count


@dataclass(frozen=True)
class Day:
    def read(self, cell: object) -> date:
        if isinstance(cell, datetime):
            return cell.date()
        if isinstance(cell, date):
            return cell
        text = unicodedata.normalize("NFKC", plain(cell))
        if _SERIAL.fullmatch(text):
            return _FIRST_DAY + timedelta(days=int(text))
        if short := _SHORT_DAY.fullmatch(text):
            return _of_three(short)
        found = _DAY.fullmatch(text) or re.fullmatch(r"(\d{4})(\d{2})(\d{2})", text, re.ASCII)
        return _day(*(int(found[part]) for part in (1, 2, 3))) if found else _no_day()


def _of_three(short: re.Match[str]) -> date:
    first, second, year = (int(part) for part in short.groups())
    if first <= 12 and second <= 12 and first != second:
        raise BadCell(_("分不清哪个是月、哪个是日，请写成 2030-05-31"))
    day, month = (first, second) if first > 12 else (second, first)
    return _day(year, month, day)


def _day(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        return _no_day()


def _no_day() -> date:
    raise BadCell(_("日期不对，请写成 2030-05-31"))


_TIME = re.compile(r"(.*\S)[\sT]+(\d{1,2}):(\d{2})(?::\d{2})?", re.ASCII)


@dataclass(frozen=True)
class Moment:
    """A day with its time, by the clock of Beijing; without a time the end of the day."""

    def read(self, cell: object) -> datetime:
        if isinstance(cell, datetime):
            return timezone.make_aware(cell.replace(tzinfo=None))
        timed = _TIME.fullmatch(unicodedata.normalize("NFKC", plain(cell)))
        day = Day().read(timed[1] if timed else cell)
        try:
            at = time(int(timed[2]), int(timed[3])) if timed else time(23, 59, 59)
        except ValueError as refusal:
            raise BadCell(_("时间不对，请写成 2030-05-31 16:30")) from refusal
        return timezone.make_aware(datetime.combine(day, at))


@dataclass(frozen=True)
class Phone:
    """E.164."""

    def read(self, cell: object) -> str:
        text = plain(cell)
        if _SCIENTIFIC.fullmatch(text):
            raise BadCell(_("电话变成了科学记数。请把这一列设成文本，重新打一遍"))
        try:
            return parse_phone(text)
        except NotAPhone as refusal:
            raise BadCell(_("手机号不对，请写 11 位")) from refusal


_MOST_SHOWN, _FEW, _LIKE = 8, 4, 0.5


@dataclass(frozen=True)
class Choice:
    """By any of its words, in either language; `shown`: what each is called by the reader."""

    words: Mapping[str, Any] = field(hash=False)
    shown: Mapping[Any, Any] = field(hash=False)

    def read(self, cell: object) -> Any:
        text = unicodedata.normalize("NFKC", plain(cell)).casefold()
        if text not in self.words:
            raise BadCell(self._told(text))
        return self.words[text]

    def _told(self, text: str) -> str:
        """Of many, those that are like what was typed, if any is."""
        if len(self.shown) <= _MOST_SHOWN:
            return _("这里只能写：%(words)s") % {"words": listed(self.shown.values())}
        near = get_close_matches(text[:60], self.words, n=2 * _FEW, cutoff=_LIKE)
        like = list(dict.fromkeys(self.words[word] for word in near))[:_FEW]
        said = {"n": len(self.shown), "words": listed(self.shown[each] for each in like)}
        if not like:
            return _("这里只能写名单里的 %(n)s 个名字") % said
        return _("这里只能写名单里的 %(n)s 个名字。你想写的是不是：%(words)s") % said


@dataclass(frozen=True)
class Names:
    """Several, with a comma, a semicolon or a new line between them."""

    most: int = 8

    def read(self, cell: object) -> list[str]:
        found = [name.strip() for name in re.split(r"[,;，；、\n]", plain(cell)) if name.strip()]
        if len(found) > self.most:
            raise BadCell(_("最多写 %(most)s 个") % {"most": self.most})
        return list(dict.fromkeys(found))
