from collections.abc import Iterator

from django.utils.translation import gettext as _

from programme.lending.queries import lendings_for
from sellers.organs.models import Officer


def lendings_out(officer: Officer) -> Iterator[list[object]]:
    """The whole log; it names no woman."""
    yield [
        *(_("借的是什么"), _("是哪一样"), _("谁借出"), _("谁借用"), _("情况")),
        *(
            _("从哪天起"),
            _("到哪天"),
            _("几天"),
            _("给哪一期培训"),
            _("做什么用"),
            _("还回来怎么样"),
        ),
    ]
    for row in lendings_for(officer).iterator(chunk_size=500):
        run = f"{row.run.course} {row.run.begins_on}" if row.run else ""
        yield [
            *(str(row.get_kind_display()), row.what, str(row.lender), str(row.borrower)),
            *(str(row.get_state_display()), row.used_on or row.from_on),
            *(row.returned_on or row.until_on, row.days, run, row.why_zh, row.note_zh),
        ]
