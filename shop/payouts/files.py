"""The file of a batch as a bank or Alipay takes it: the same rows give the same bytes.

The columns are described in docs/operating.md; they are Chinese whatever the page speaks.
"""

import csv
from io import StringIO

from ground.money.fen import to_yuan
from ground.sheets.writing import harmless
from shop.payouts.models import Batch, BatchLine, Method

HEADINGS = {
    Method.BANK: ["序号", "打款编号", "收款人姓名", "收款账号", "开户银行", "金额（元）", "附言"],
    Method.ALIPAY: ["序号", "打款编号", "收款人姓名", "支付宝账号", "金额（元）", "附言"],
    Method.STRIPE: ["序号", "打款编号", "收款账号", "金额（元）"],
}
_NOTE = "巧手货款"


def file_of(batch: Batch) -> bytes:
    """Of the lines that were not dropped; GBK has rare characters as GB18030 writes them."""
    text = StringIO()
    rows = csv.writer(text, lineterminator="\r\n")
    rows.writerow(HEADINGS[Method(batch.method)])
    lines = batch.lines.exclude(result=BatchLine.Result.DROPPED).order_by("position")
    for line in lines.select_related("payout", "account"):
        rows.writerow([harmless(cell) for cell in _cells(batch.method, line)])
    return text.getvalue().encode(batch.encoding)


def _cells(method: str, line: BatchLine) -> list[str]:
    account, yuan = line.account, str(to_yuan(line.amount_fen))
    first = [str(line.position), line.payout.number]
    if method == Method.STRIPE:
        return [*first, account.number, yuan]
    bank = [account.bank] if method == Method.BANK else []
    return [*first, account.holder, account.number, *bank, yuan, _NOTE]
