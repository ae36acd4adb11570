"""The money of an order, told in words from the books alone."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from ground.money.formats import format_fen
from sellers.ledger.models import Account, Entry, Transaction
from sellers.ledger.queries import story_of
from sellers.partner.models import Partner

_PARTY = "shop:"


@dataclass(frozen=True)
class Side:
    """One entry: whose account, and what came to it or left it."""

    title: str
    owner: str
    amount_fen: int


@dataclass(frozen=True)
class Chapter:
    at: datetime
    key: str
    said: str
    sides: list[Side]


def tell_story(reference: str) -> list[Chapter]:
    facts = list(story_of(reference))
    names = _names(facts)
    return [
        Chapter(fact.posted_at, fact.key, _said(fact), [_side(e, names) for e in _entries(fact)])
        for fact in facts
    ]


def _entries(fact: Transaction) -> list[Entry]:
    return sorted(fact.entries.all(), key=lambda entry: entry.pk)


def _names(facts: list[Transaction]) -> dict[str, str]:
    owners = {entry.account.owner for fact in facts for entry in fact.entries.all()}
    ids = [owner.removeprefix(_PARTY) for owner in owners if owner.startswith(_PARTY)]
    shops = Partner.objects.filter(pk__in=[name for name in ids if name.isdigit()])
    return {f"{_PARTY}{shop.pk}": shop.local_name for shop in shops}


def _side(entry: Entry, names: dict[str, str]) -> Side:
    account = entry.account
    title = str(Account.Purpose(account.purpose).label)
    return Side(title, names.get(account.owner, account.owner), entry.amount_fen)


def _said(fact: Transaction) -> str:
    amount = sum(e.amount_fen for e in fact.entries.all() if e.amount_fen > 0)
    said = _sentences().get(fact.kind, _("记了一笔账：%(amount)s。"))
    return said % {"amount": format_fen(amount)}


def _sentences() -> dict[str, str]:
    return {
        "sale": _("买家付了 %(amount)s，记给店铺和平台服务费。"),
        "late": _("买家付了 %(amount)s，可是作品已经卖完，要退回。"),
        "suspense": _("收到 %(amount)s，对不上订单，先放着等人查。"),
        "suspense_settled": _("查清了 %(amount)s 是什么钱。"),
        "refund": _("决定退给买家 %(amount)s。"),
        "refund_paid": _("%(amount)s 退到了买家那里。"),
        "refund_failed": _("退给买家的 %(amount)s 没有到，又回来了。"),
        "fee": _("支付机构收了手续费 %(amount)s。"),
        "bank": _("%(amount)s 从支付机构转到了银行账户。"),
        "payout": _("%(amount)s 正在打给店铺。"),
        "payout_paid": _("打给店铺的 %(amount)s 到了。"),
        "payout_failed": _("打给店铺的 %(amount)s 没有到，又记回给店铺。"),
        "transfer_reversed": _("从店铺的账户收回了 %(amount)s。"),
        "dispute": _("银行因为争议先收走了 %(amount)s。"),
        "dispute_won": _("争议赢了，银行还回来 %(amount)s。"),
        "dispute_lost": _("争议输了，%(amount)s 有人承担了。"),
        "adjustment": _("两个人同意调整了 %(amount)s。"),
        "withholding": _("按协议代扣了 %(amount)s。"),
        "withholding_back": _("代扣的 %(amount)s 又记回给店铺。"),
        "withholding_settled": _("代扣的 %(amount)s 交出去了。"),
    }
