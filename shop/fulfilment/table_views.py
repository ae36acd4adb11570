"""The operator's page of prices abroad: what holds, what comes, and a new table."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from sellers.organs.doors import operator_page
from sellers.partner.abroad import publish_table, table_now
from sellers.partner.models import AbroadTable
from shop.fulfilment.table_forms import TableForm

_OLD_SHOWN = 10


@operator_page
@require_http_methods(["GET", "HEAD", "POST"])
def set_table(request: HttpRequest) -> HttpResponse:
    now = table_now()
    form = TableForm(request.POST if request.method == "POST" else None, now=now)
    if form.is_bound and form.is_valid():
        said = {name: form.cleaned_data[name] for name in ("valid_from", "source")}
        publish_table(prices=form.prices, by=request.user, **said)
        messages.success(request, _("邮费表定好了。以前下的单不变。"))
        return redirect("market-abroad")
    tables = AbroadTable.objects.prefetch_related("prices").select_related("made_by")
    context = {
        "here": "abroad",
        "form": form,
        "now": now,
        "coming": tables & AbroadTable.objects.to_come(),
        "past": (tables & AbroadTable.objects.begun())[1 : 1 + _OLD_SHOWN],
    }
    status = 400 if form.errors else 200
    return render(request, "fulfilment/abroad_tables.html", context, status=status)
