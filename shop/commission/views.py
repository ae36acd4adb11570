"""The operator's page of commission: what holds now, what comes, what is over."""

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from sellers.organs.doors import operator_page
from shop.commission.errors import NotAnyMore, NoticeTooShort, StartsInThePast
from shop.commission.forms import EndForm, RuleForm
from shop.commission.models import CommissionRule
from shop.commission.queries import all_terms, past_rules
from shop.commission.services import NOTICE, add_rule, end_rule
from shop.commission.templatetags.commission import percent

RULES_A_PAGE = 20


@operator_page
@require_http_methods(["GET", "HEAD", "POST"])
def show_rules(request: HttpRequest) -> HttpResponse:
    form = RuleForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            add_rule(rule=form.rule, by=request.user)
        except NoticeTooShort as refusal:
            form.add_error("first_day", _said(refusal))
        except StartsInThePast:
            form.add_error("first_day", _("过去的日子不能改，请从今天或以后开始"))
        else:
            messages.success(request, _("规则加好了。已经卖出的不变。"))
            return redirect("money-commission")
    context = {
        "here": "commission",
        "form": form,
        "terms": all_terms(),
        "past": _page(request),
        "notice_days": NOTICE.days,
    }
    return render(request, "commission/rules.html", context, status=400 if form.errors else 200)


@operator_page
@require_http_methods(["GET", "HEAD", "POST"])
def end(request: HttpRequest, pk: int) -> HttpResponse:
    rules = CommissionRule.objects.not_over().select_related("craft")
    rule = get_object_or_404(rules, pk=pk)
    form = EndForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            end_rule(rule=rule, at=form.cleaned_data["last_day"], by=request.user)
        except NoticeTooShort as refusal:
            form.add_error("last_day", _said(refusal))
        except (NotAnyMore, StartsInThePast):
            form.add_error("last_day", _("这条规则那时已经结束了，没有改动"))
        else:
            messages.success(request, _("结束的日子记好了。已经卖出的不变。"))
            return redirect("money-commission")
    context = {"here": "commission", "rule": rule, "form": form, "notice_days": NOTICE.days}
    return render(request, "commission/end.html", context, status=400 if form.errors else 200)


def _said(refusal: NoticeTooShort) -> str:
    earliest = timezone.localtime(timezone.now() + NOTICE).date() + timedelta(days=1)
    said = _("有的店会从 %(was)s 涨到 %(now)s，要提前七天告诉她们。最早 %(day)s 起。")
    names = {
        "was": percent(refusal.was),
        "now": percent(refusal.now),
        "day": date_format(earliest, "DATE_FORMAT"),
    }
    return said % names


def _page(request: HttpRequest) -> Any:
    number = request.GET.get("page", "1")
    return Paginator(past_rules(), RULES_A_PAGE).get_page(number if len(number) < 9 else 1)
