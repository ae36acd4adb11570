"""Suspensions and reports for tests."""

from shop.moderation.models import Report
from shop.moderation.services import suspend, take_report
from tests.cast import a_work, an_operator


def a_suspension(what=None, by=None, reason="misleading", words="照片和实物不一样，请换照片。"):
    what = what or a_work()
    return suspend(what=what, reason=reason, words=words, by=by or an_operator())


def a_report(work=None, **fields):
    work = work or a_work()
    fields = {"reason": "copied", "words": "这是别人的图案。"} | fields
    return take_report(report=Report(work=work, shop=work.shop, **fields))
