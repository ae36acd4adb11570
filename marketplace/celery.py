"""The worker and its timetable."""

import os

from celery import Celery
from kombu.transport import TRANSPORT_ALIASES

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "marketplace.settings")
TRANSPORT_ALIASES["folder"] = "marketplace.broker:Transport"
app = Celery("marketplace")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
_MINUTE = 60.0  # seconds
_PERIODS = {
    "programme.posts.tasks.close_past_task": 24 * 60 * _MINUTE,
    "programme.record.tasks.gather_spells_task": 60 * _MINUTE,
    "programme.record.tasks.end_handovers_task": 24 * 60 * _MINUTE,
    "programme.targets.tasks.reckon_task": 24 * 60 * _MINUTE,
    "programme.training.tasks.make_followups_task": 24 * 60 * _MINUTE,
    "shop.order.tasks.forget_gift_words_task": 24 * 60 * _MINUTE,
    "shop.payments.tasks.expire_unpaid": _MINUTE,
    "shop.payments.tasks.reconcile_open_attempts": 2 * _MINUTE,
    "shop.payments.tasks.retry_refunds": 2 * _MINUTE,
    "shop.payments.tasks.retry_evidence": 2 * _MINUTE,
    "shop.payments.tasks.reconcile_balance": 60 * _MINUTE,
    "shop.offers.tasks.turn_offers_task": _MINUTE,
    "shop.pages.tasks.turn_campaigns_task": _MINUTE,
    "shop.pages.tasks.publish_scheduled_task": _MINUTE,
    "shop.fulfilment.tasks.remind_silent": 30 * _MINUTE,
    "shop.fulfilment.tasks.cancel_silent": 15 * _MINUTE,
    "shop.fulfilment.tasks.remind_buyers": 60 * _MINUTE,
    "shop.fulfilment.tasks.cancel_unfetched": 60 * _MINUTE,
    "shop.fulfilment.tasks.deliver_overdue": 60 * _MINUTE,
    "shop.fulfilment.tasks.complete_overdue": 60 * _MINUTE,
    "shop.returns.tasks.move_overdue": 30 * _MINUTE,
    "shop.payouts.tasks.prepare_due": 24 * 60 * _MINUTE,
    "shop.payouts.tasks.poll_transfers": 10 * _MINUTE,
    "shop.payouts.tasks.ask_after_accounts": 24 * 60 * _MINUTE,
    "shop.payouts.tasks.forget_account_numbers": 24 * 60 * _MINUTE,
    "shop.documents.tasks.forget_exports": 60 * _MINUTE,
    "shop.documents.tasks.forget_old_invoices": 24 * 60 * _MINUTE,
    "catalog.drafts.list_ready_task": _MINUTE,
    "catalog.insight.tasks.take_down_all_task": 5 * _MINUTE,
    "catalog.insight.tasks.forget_old_task": 24 * 60 * _MINUTE,
    "catalog.questions.tasks.forget_old_contacts_task": 24 * 60 * _MINUTE,
    "catalog.search.services.index_changed_task": _MINUTE,
    "ground.messages.delivery.deliver_queued_task": _MINUTE,
    "ground.accounts.tasks.forget_old_counts_task": 60 * _MINUTE,
    "ground.accounts.tasks.forget_old_sessions_task": 24 * 60 * _MINUTE,
    "ground.pictures.tasks.make_missing_sizes_task": 10 * _MINUTE,
    "ground.pictures.tasks.sweep_pictures_task": 24 * 60 * _MINUTE,
    "ground.messages.services.forget_old_task": 24 * 60 * _MINUTE,
    "ground.sheets.tasks.forget_old_sheets": 24 * 60 * _MINUTE,
    "sellers.ledger.tasks.check_books": 24 * 60 * _MINUTE,
    "sellers.partner.tasks.turn_outlets_task": 10 * _MINUTE,
    "sellers.production.tasks.remind_due": 24 * 60 * _MINUTE,
    "sellers.production.tasks.look_after_leavers": 60 * _MINUTE,
    "sellers.verification.tasks.remind_expiring": 24 * 60 * _MINUTE,
    "sellers.verification.tasks.expire_overdue": 24 * 60 * _MINUTE,
    "sellers.verification.tasks.forget_identities": 24 * 60 * _MINUTE,
}
app.conf.beat_schedule = {
    name: {"task": name, "schedule": seconds} for name, seconds in _PERIODS.items()
}
