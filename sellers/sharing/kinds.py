"""What the kinds of facts between a cooperative and its member are called."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

PAID = ("member_paid", "member_paid_on", "member_unpaid")  # the last took one back
_NAMES = {
    "division": gettext_noop("卖出作品分给你"),
    "division_undone": gettext_noop("卖出记错了，分的收回"),
    "piece_pay": gettext_noop("做活的计件钱"),
    "member_paid": gettext_noop("合作社发给你"),
    "member_paid_on": gettext_noop("平台打给你"),
    "member_unpaid": gettext_noop("发钱记错了，改回来"),
}


def name_of(kind: str) -> str:
    """In her language; one that is not known yet by its own name, never hidden."""
    return _(_NAMES[kind]) if kind in _NAMES else kind
