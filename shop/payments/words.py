"""What the provider's codes mean, in words; a code that we do not know stays as it is."""

from django.utils.translation import gettext_lazy as _

from shop.payments.models import StripeEvent

_REASONS = {
    "bank_cannot_process": _("银行办不了这笔付款"),
    "check_returned": _("支票被退回"),
    "credit_not_processed": _("说该退的钱没有退"),
    "customer_initiated": _("付款的人向银行提出"),
    "debit_not_authorized": _("说没有同意扣款"),
    "duplicate": _("说付了两次"),
    "fraudulent": _("说不是本人付的"),
    "general": _("银行没有说明"),
    "incorrect_account_details": _("账户资料不对"),
    "insufficient_funds": _("账户余额不够"),
    "noncompliant": _("说不合银行的规定"),
    "product_not_received": _("说没有收到东西"),
    "product_unacceptable": _("说东西不对或有毛病"),
    "subscription_canceled": _("说已经取消了"),
    "unrecognized": _("不认得这笔付款"),
}
_KINDS = {
    "checkout.session.async_payment_failed": _("付款没有成"),
    "checkout.session.async_payment_succeeded": _("付款成了"),
    "checkout.session.completed": _("付款页走完了"),
    "checkout.session.expired": _("付款页关了"),
    "payment_intent.succeeded": _("付款成了"),
    "payment_intent.payment_failed": _("付款没有成"),
    "refund.created": _("开始退款"),
    "refund.updated": _("退款有进展"),
    "refund.failed": _("退款没有成"),
    "charge.dispute.created": _("银行提出争议"),
    "charge.dispute.updated": _("争议有进展"),
    "charge.dispute.closed": _("争议有了结果"),
    "charge.dispute.funds_withdrawn": _("争议的钱被收走"),
    "charge.dispute.funds_reinstated": _("争议的钱还了回来"),
    "transfer.reversed": _("转给店铺的钱收了回来"),
}
_OUTCOMES = {
    "already": _("早就知道，没有再记"),
    "dispute": _("记下了争议"),
    "earlier try": _("是以前那一次的，没有再记"),
    "expired": _("记下了，没有付款"),
    "ignored": _("不用做什么"),
    "late": _("到得太晚，退给买家"),
    "mismatch": _("金额对不上，待查清"),
    "open": _("还可以付款"),
    "paid": _("记下了付款"),
    "paid twice": _("付了两次，待查清"),
    "pending": _("退款还没有结果"),
    "refund failed": _("记下了，退款没有成"),
    "refunded": _("记下了退款"),
    "unknown attempt": _("不是这里的付款"),
    "unknown payment": _("不是这里的付款"),
    "unknown refund": _("不是这里的退款"),
    "wrong account": _("是别的账户的，没有记"),
    "wrong mode": _("测试和正式混了，没有记"),
    "wrong version": _("版本不对，没有记"),
    StripeEvent.WAITS: _("等下一轮处理"),
}


def dispute_reason(code: str) -> str:
    return str(_REASONS.get(code, code))


def event_words(event: StripeEvent) -> str:
    """What the provider told, and what was done about it."""
    kind = _KINDS.get(event.kind, event.kind)
    return f"{kind} · {_OUTCOMES.get(event.outcome, event.outcome)}"
