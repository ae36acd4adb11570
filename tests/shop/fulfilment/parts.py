"""A paid part of an order, as a shop first sees it, and on its way out."""

from ground.privacy.services import keep_file
from shop.fulfilment.models import ProgressPhoto
from shop.fulfilment.services import accept
from shop.order.links import order_key
from shop.payments.services import start_payment
from tests.cast import a_member, a_work
from tests.shop.baskets import an_order

SF = {"carrier": "sf", "tracking_number": "SF1234567890123"}


def a_paid_part(till, works=None, **fields):
    """The first part of an order that the webhook said is paid."""
    order = an_order(works, **fields)
    start_payment(order=order)
    till.pay(till.sessions()[-1]["id"])
    till.deliver()
    return order.seller_orders.order_by("pk").first()


def key_of(part) -> str:
    return order_key(part.order.number)


def an_accepted_part(till, pieces=3):
    part = a_paid_part(till, {a_work(): pieces})
    accept(seller_order=part, by=None)
    return part


def her_cooperative(part):
    """She is a member of Yunling, which may send for her."""
    return a_member(artisan=part.shop.artisan).cooperative


def owner_of(part):
    return part.shop.artisan.user


def keeper_of(cooperative):
    return cooperative.keepers.get().user


def sending(part):
    return f"/studio/orders/{part.pk}/send/"


def page_of(client, part):
    return client.get(f"/studio/orders/{part.pk}/").content.decode()


def url(parcel, page=""):
    return f"/studio/parcels/{parcel.pk}/{page}"


def a_progress_photo(part, data=b"half made") -> ProgressPhoto:
    owner = owner_of(part)
    kept = keep_file(data=data, kind="progress", content_type="image/jpeg", owner=owner)
    return ProgressPhoto.objects.create(seller_order=part, file=kept, width=800, height=600)
