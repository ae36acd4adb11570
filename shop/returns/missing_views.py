"""A buyer whose parcel never came, signed in or by the signed link of her order."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from shop.returns.buyer_views import buyers_part, key_in, on_to, private, who
from shop.returns.errors import NotReturnable
from shop.returns.forms import MissingForm
from shop.returns.missing import say_missing
from shop.returns.queries import may_say_missing


@private
@require_http_methods(["GET", "HEAD", "POST"])
def say(request: HttpRequest, number: str, pk: int) -> HttpResponse:
    part = buyers_part(request, number, pk)
    form = MissingForm(request.POST if request.method == "POST" else None)
    if may_say_missing(part):
        if not form.is_valid():
            days = settings.RETURN_ANSWER_DAYS
            context = {"part": part, "form": form, "key": key_in(request), "days": days}
            status = 400 if form.errors else 200
            return render(request, "returns/missing.html", context, status=status)
        try:
            row = say_missing(seller_order=part, by=who(request), **form.cleaned_data)
        except NotReturnable:
            pass
        else:
            messages.success(request, _("已经告诉店铺，请它查一查。"))
            return on_to(request, "return", number, row.pk)
    messages.info(request, _("现在还不能说没收到：寄出不久，或者已经在办。"))
    return on_to(request, "order", number)
