"""Why hers is suspended, and what she says to it: herself, never a helper."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from sellers.artisans.doors import StudioRequest, studio_page
from shop.moderation.errors import NotNow
from shop.moderation.forms import AppealForm
from shop.moderation.queries import suspensions_for
from shop.moderation.services import appeal


@studio_page(None)
@require_http_methods(["GET", "HEAD", "POST"])
def show_suspension(request: StudioRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(suspensions_for(request.subject), pk=pk)
    appeals = list(row.appeals.all())
    may = row.until is None and all(each.decided_at for each in appeals)
    form = AppealForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            appeal(suspension=row, words=form.cleaned_data["words"], by=request.user)
            messages.success(request, _("交上去了。由另一位工作人员来看，结果会发短信给你。"))
        except NotNow:
            messages.error(request, _("已经有结果，或者有一份在等，没有再交。"))
        return redirect("studio-suspension", pk)
    context = {"row": row, "appeals": appeals, "may": may, "form": form}
    return render(request, "moderation/studio.html", context, status=400 if form.errors else 200)
