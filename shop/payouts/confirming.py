"""What the bank says of a batch: the file is checked whole before one line is believed."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from io import StringIO
from typing import BinaryIO

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from ground.accounts.models import User
from ground.money.fen import FractionOfFen, to_fen
from shop.payouts.errors import NotAnyMore
from shop.payouts.models import Batch, BatchLine
from shop.payouts.ports import settle_batch
from shop.payouts.services import fail_payout, settle_payout

COLUMNS = ["打款编号", "金额（元）", "结果", "原因"]
ENGLISH = ["payout", "amount", "result", "reason"]
TOTAL = {"合计", "total"}
PAID, FAILED = {"成功", "paid"}, {"失败", "failed"}
MOST_BYTES, MOST_LINES, LONGEST_REASON = 1_048_576, 5000, 200
_ADDRESS = re.compile(r"[\w.+-]+@[\w.-]+", re.ASCII)
_DIGITS = re.compile(r"\d(?:[ -]?\d){7,}", re.ASCII)
Result = BatchLine.Result


class NotAConfirmation(Exception):
    """The file as a whole, or lines of it, cannot be believed; `faults` says why, by line."""

    def __init__(self, faults: list[tuple[int, str]]) -> None:
        super().__init__(faults)
        self.faults = faults


@dataclass(frozen=True)
class Answer:
    """Of one payout: `result` paid or failed."""

    line: int
    number: str
    amount_fen: int
    result: str
    reason: str


@transaction.atomic
def import_confirmation(*, batch: Batch, file: BinaryIO, by: User) -> dict[str, int]:
    """How many lines became paid, failed, were known, and wait. Raises NotAConfirmation."""
    if not Batch.objects.filter(pk=batch.pk, state__in=["submitted", "settled"]).exists():
        raise NotAnyMore
    answers = read_confirmation(file)
    lines = {
        line.payout.number: line
        for line in batch.lines.exclude(result=Result.DROPPED).select_related(
            "payout__account", "payout__shop"
        )
    }
    if faults := list(_disagreements(answers, lines)):
        raise NotAConfirmation(faults)
    counts = {"paid": 0, "failed": 0, "known": 0}
    for answer in answers:
        counts[_believe(answer, lines[answer.number], by)] += 1
    settle_batch(batch=batch)
    log(instance=batch, action="payout.batch_confirm", user=by, data=counts)
    return counts | {"waiting": batch.lines.filter(result=Result.WAITING).count()}


def _believe(answer: Answer, line: BatchLine, by: User) -> str:
    if line.result == answer.result:
        return "known"
    if answer.result == Result.PAID:
        is_new = settle_payout(payout=line.payout, by=by)
    else:
        is_new = fail_payout(payout=line.payout, reason=answer.reason, by=by)
    return answer.result if is_new else "known"


def _disagreements(answers: list[Answer], lines: dict[str, BatchLine]) -> Iterator[tuple[int, str]]:
    """With what left: a line that is not ours, another amount, a word taken back."""
    for answer in answers:
        line = lines.get(answer.number)
        if line is None:
            yield answer.line, _("这一批里没有 %(number)s") % {"number": answer.number}
        elif line.amount_fen != answer.amount_fen:
            yield answer.line, _("%(number)s 的金额和打款文件不一样") % {"number": answer.number}
        elif line.result not in {Result.WAITING, answer.result}:
            yield answer.line, _("%(number)s 以前导入的结果不一样") % {"number": answer.number}


def read_confirmation(file: BinaryIO) -> list[Answer]:
    """All answers, or all that is wrong. Raises NotAConfirmation."""
    rows = list(_rows(_text(file.read(MOST_BYTES + 1))))
    if not rows or [cell.strip() for cell in rows[0][1]] not in (COLUMNS, ENGLISH):
        told = _("第一行应该是：%(names)s") % {"names": "、".join(COLUMNS)}
        raise NotAConfirmation([(1, told)])
    if len(rows) > MOST_LINES + 2:
        raise NotAConfirmation([(0, _("行数太多了，一个文件最多 5000 行"))])
    body, last = rows[1:-1], rows[-1]
    if len(rows) < 2 or last[1][0].strip().lower() not in TOTAL:
        raise NotAConfirmation([(last[0], _("最后一行应该是：合计、总金额、笔数"))])
    answers, faults = _answers(body)
    faults += _of_total(last, answers) if not faults else []
    if faults:
        raise NotAConfirmation(faults)
    return answers


def _text(data: bytes) -> str:
    if len(data) > MOST_BYTES:
        raise NotAConfirmation([(0, _("文件太大了，最多 1 MB"))])
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise NotAConfirmation([(0, _("这个文件读不出来，请存成 UTF-8 的 CSV"))])


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """With the number of the line; empty lines are passed over."""
    reader = csv.reader(StringIO(text, newline=""), strict=True)
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield reader.line_num, cells
    except csv.Error as broken:
        told = _("这个 CSV 文件读不出来，请另存一次再传")
        raise NotAConfirmation([(reader.line_num, told)]) from broken


def _answers(rows: list[tuple[int, list[str]]]) -> tuple[list[Answer], list[tuple[int, str]]]:
    answers: list[Answer] = []
    faults: list[tuple[int, str]] = []
    seen: set[str] = set()
    for line, cells in rows:
        answer = _answer(line, [cell.strip() for cell in cells])
        if isinstance(answer, str):
            faults.append((line, answer))
        elif answer.number in seen:
            faults.append((line, _("%(number)s 出现了两次") % {"number": answer.number}))
        else:
            seen.add(answer.number)
            answers.append(answer)
    return answers, faults


def _answer(line: int, cells: list[str]) -> Answer | str:
    if len(cells) != len(COLUMNS):
        return _("这一行应该有四格")
    number, amount, word, reason = cells
    fen = _fen(amount)
    if fen is None:
        return _("金额不对，请写成 268.00 这样")
    if word.lower() not in PAID | FAILED:
        return _("结果只能是“成功”或“失败”")
    is_paid, reason = word.lower() in PAID, without_accounts(reason)
    if not is_paid and not 0 < len(reason) <= LONGEST_REASON:
        return _("没有打成要写原因，最多 200 个字")
    result = Result.PAID if is_paid else Result.FAILED
    return Answer(line, number, fen, result, "" if is_paid else reason)


def without_accounts(reason: str) -> str:
    """Banks repeat the account in their reason; more of it than its tail is not ours to show."""
    plain = _ADDRESS.sub("****", reason)
    return _DIGITS.sub(lambda found: f"****{re.sub(r'[ -]', '', found[0])[-4:]}", plain)


def _of_total(last: tuple[int, list[str]], answers: list[Answer]) -> list[tuple[int, str]]:
    line, cells = last
    given = [cell.strip() for cell in cells[1:3]]
    total = sum(answer.amount_fen for answer in answers)
    if len(given) < 2 or _fen(given[0]) != total:
        return [(line, _("合计的金额和各行加起来不一样"))]
    return [] if given[1] == str(len(answers)) else [(line, _("合计的笔数和行数不一样"))]


def _fen(text: str) -> int | None:
    """Such as 268.00; no sign, no thousands, nothing finer than a fen."""
    is_plain = text.isascii() and text.replace(".", "", 1).isdigit() and len(text) <= 15
    try:
        return to_fen(Decimal(text)) if is_plain else None
    except (InvalidOperation, FractionOfFen):
        return None
