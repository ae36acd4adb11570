"""Agreements and sales of a cooperative, as dull as the cast."""

from datetime import date

from django.utils import timezone

from sellers.sharing.models import Agreement
from sellers.sharing.services import Sale

BEGUN = date(2026, 6, 1)


def an_agreement(cooperative, maker=700, welfare=50, material=50, since=date(2026, 1, 1)):
    return Agreement.objects.create(
        cooperative=cooperative,
        maker_permille=maker,
        welfare_permille=welfare,
        material_permille=material,
        in_force_from=since,
        made_by=cooperative.keepers.first().user,
    )


def a_sale(key="line:1", share_fen=10001, maker=None, **fields):
    fields.setdefault("begun_on", BEGUN)
    fields.setdefault("sold_at", timezone.now())
    fields.setdefault("pieces", 1)
    return Sale(
        key=key, reference="order-1", title="背扇", share_fen=share_fen,
        maker_id=maker and maker.pk, **fields,
    )  # fmt: skip
