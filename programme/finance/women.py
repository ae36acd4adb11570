"""Finding one woman of her region by what an officer writes: her name, or her number."""

from django.utils.translation import gettext as _

from programme.record.models import Person
from programme.record.queries import persons_for
from sellers.organs.models import Officer


def find_woman(officer: Officer, text: str) -> tuple[Person | None, str]:
    """Her, or why it is not clear who."""
    said = text.replace("\x00", "").strip()
    rows = persons_for(officer)
    if said.isascii() and said.isdigit():
        rows = rows.filter(pk=int(said)) if len(said) < 19 else rows.none()
    else:
        rows = rows.filter(name_zh=said)
    found = list(rows[:2])
    if len(found) == 1:
        return found[0], ""
    if found:
        return None, _("有同名的，请写编号")
    return None, _("名单里没有这个人")
