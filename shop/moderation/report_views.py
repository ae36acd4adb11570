"""Tell the operator that something is wrong: without signing in, without a name."""

from datetime import timedelta

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods, require_safe

from catalog.models import Product
from catalog.questions.models import Question
from ground.accounts.errors import TooManyRequests
from ground.accounts.limits import Limit, network_of, take_turn
from sellers.partner.models import Partner
from shop.moderation.forms import ComplaintForm, ReportForm, WordsReportForm
from shop.moderation.models import Report
from shop.moderation.services import take_report
from shop.order.links import is_key_of
from shop.order.queries import order_for, reach_of
from shop.reviews.models import Review

REPORTS_FOR_ADDRESS = (
    Limit("report-day", 20, timedelta(days=1)),
    Limit("report-hour", 5, timedelta(hours=1)),
)
private = cache_control(private=True, no_store=True)
METHODS = ["GET", "HEAD", "POST"]


@private
@require_http_methods(METHODS)
def report_work(request: HttpRequest, pk: int) -> HttpResponse:
    work = get_object_or_404(Product.objects.listed().select_related("shop"), pk=pk)
    about = Report(work=work, shop=work.shop)
    return _ask(request, about, ReportForm(request.POST or None), work.local_title)


@private
@require_http_methods(METHODS)
def report_shop(request: HttpRequest, slug: str) -> HttpResponse:
    shop = get_object_or_404(Partner, slug=slug, is_open=True)
    return _ask(request, Report(shop=shop), ReportForm(request.POST or None), shop.local_name)


@private
@require_http_methods(METHODS)
def report_review(request: HttpRequest, pk: int) -> HttpResponse:
    shown = Review.objects.filter(state=Review.State.SHOWN, work__isnull=False)
    review = get_object_or_404(shown.select_related("work__shop"), pk=pk)
    about = Report(review=review, work=review.work, shop=review.work.shop)
    name = _("对「%(work)s」的评价") % {"work": review.work.local_title}
    return _ask(request, about, WordsReportForm(request.POST or None), name)


@private
@require_http_methods(METHODS)
def report_question(request: HttpRequest, pk: int) -> HttpResponse:
    answered = Question.objects.filter(state=Question.State.ANSWERED)
    question = get_object_or_404(answered.select_related("work__shop"), pk=pk)
    about = Report(question=question, work=question.work, shop=question.work.shop)
    name = _("「%(work)s」的问答") % {"work": question.work.local_title}
    return _ask(request, about, WordsReportForm(request.POST or None), name)


@private
@require_http_methods(METHODS)
def complain(request: HttpRequest, number: str, pk: int) -> HttpResponse:
    """By the order's own key, or signed in; the answer goes where the order's letters go."""
    key = request.POST.get("key") or request.GET.get("key", "")
    order = order_for(number, key, request.user)
    part = get_object_or_404(order.seller_orders.select_related("shop"), pk=pk)
    reach = reach_of(order)
    about = Report(seller_order=part, shop=part.shop, contact=reach.phone or reach.email)
    form = ComplaintForm(request.POST if request.method == "POST" else None)
    return _ask(request, about, form, _("订单 %(number)s") % {"number": number})


def _ask(request: HttpRequest, about: Report, form: ReportForm, name: str) -> HttpResponse:
    if form.is_bound and form.is_valid():
        try:
            take_turn((REPORTS_FOR_ADDRESS, network_of(get_adapter().get_client_ip(request))))
        except TooManyRequests:
            form.add_error(None, _("写得太勤了，请过一会儿再来。急事请打 12315"))
        else:
            return _take(request, about, form)
    context = {
        "form": form,
        "name": name,
        "part": about.seller_order,
        "key": request.POST.get("key") or request.GET.get("key", ""),
        "help_phone": settings.HELP_PHONE,
    }
    return render(request, "moderation/report.html", context, status=400 if form.errors else 200)


def _take(request: HttpRequest, about: Report, form: ReportForm) -> HttpResponse:
    about.language = get_language() or "zh-hans"
    for name, value in form.cleaned_data.items():
        setattr(about, name, value)
    take_report(report=about)
    key = request.POST.get("key", "") if about.seller_order else ""
    query = f"?{urlencode({'key': key})}" if key else ""
    return redirect(f"{reverse('report-taken', args=[about.number])}{query}")


@private
@require_safe
def taken(request: HttpRequest, number: str) -> HttpResponse:
    """Its number and state; nothing of what was written."""
    reports = Report.objects.select_related("seller_order__order")
    report = get_object_or_404(reports, number=number)
    context = {"report": report, "back": _order_of(request, report)}
    return render(request, "moderation/taken.html", context)


def _order_of(request: HttpRequest, report: Report) -> str:
    """The way back to the order, for its buyer alone; whoever has the number sees none."""
    if report.seller_order is None:
        return ""
    order, key = report.seller_order.order, request.GET.get("key", "")
    page = reverse("order", args=[order.number])
    if key and is_key_of(order.number, key):
        return f"{page}?{urlencode({'key': key})}"
    is_hers = request.user.is_authenticated and order.user_id == request.user.pk
    return page if is_hers else ""
