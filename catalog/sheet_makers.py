"""Who made a row's work: a member of this cooperative, by phone or by her number there."""

from django.utils.translation import gettext as _

from ground.accounts.errors import NotAPhone
from ground.accounts.phones import parse_phone
from ground.sheets.tables import Row
from sellers.artisans.models import Artisan
from sellers.cooperatives.models import Membership


class Makers:
    def __init__(self, cooperative: int) -> None:
        members = Membership.objects.current().filter(cooperative=cooperative)
        self.known: dict[str, Artisan] = {}
        for member in members.select_related("artisan__user"):
            if member.artisan.user and member.artisan.user.phone:
                self.known[member.artisan.user.phone] = member.artisan
            if member.number:
                self.known[member.number] = member.artisan

    def of(self, row: Row) -> Artisan | None:
        """None where nobody is named; who is none of theirs is refused, whoever she is."""
        typed = row.values["maker"]
        if not typed:
            return None
        maker = self.known.get(typed) or self.known.get(_as_phone(typed))
        if maker is None:
            row.refuse(_("作者"), _("不是你们合作社现在的成员"))
        return maker


def _as_phone(typed: str) -> str:
    try:
        return parse_phone(typed)
    except NotAPhone:
        return ""
