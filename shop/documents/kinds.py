"""What the kinds of facts in the books (decision 0017) are called on her papers."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

_NAMES = {
    "sale": gettext_noop("卖出"),
    "refund": gettext_noop("退款"),
    "payout": gettext_noop("打给你"),
    "payout_failed": gettext_noop("没打成，退回来"),
    "transfer_reversed": gettext_noop("打出的钱退回来"),
    "suspense_settled": gettext_noop("查清了的收款"),
    "dispute_lost": gettext_noop("银行退给了买家"),
    "adjustment": gettext_noop("两个人核对后改的账"),
    "member_transfer": gettext_noop("合作社分给成员"),
    "withholding": gettext_noop("按约定代扣"),
    "withholding_back": gettext_noop("代扣的钱退回来"),
}


def name_of(kind: str) -> str:
    """In her language; one that is not known yet by its own name, never hidden."""
    return _(_NAMES[kind]) if kind in _NAMES else kind
