"""A part that its buyer has, and a return of it as far as a test needs it."""

from shop.fulfilment.parcels import send
from shop.fulfilment.services import accept, mark_delivered
from shop.order.models import SellerOrder
from shop.payments.refunds import refund_seller_order, settle_refund
from shop.returns.models import ReturnLine, ReturnRequest
from shop.returns.photos import Photo
from shop.returns.services import Wanted, ask, refuse, send_back, turn_to_operator
from shop.returns.services import accept as accept_return
from tests.cast import a_work
from tests.shop.fulfilment.parts import a_paid_part

Reason = ReturnLine.Reason


def a_delivered_part(till, works=None, **fields) -> SellerOrder:
    part = a_sent_part(till, works, **fields)
    mark_delivered(seller_order=part, proof="buyer")
    return fresh(part)


def a_sent_part(till, works=None, **fields) -> SellerOrder:
    """Two pieces of 100 yuan unless told, 12 yuan of postage."""
    works = works or {a_work(price_fen=10000): 2}
    part = a_paid_part(till, works, **{"postage_fen": 1200, **fields})
    accept(seller_order=part, by=None)
    send(seller_order=part, by=None, carrier="sf", tracking_number="SF123456789012")
    return fresh(part)


def fresh(part) -> SellerOrder:
    return SellerOrder.objects.select_related("order__user", "shop").get(pk=part.pk)


def a_return(part, pieces=1, reason=Reason.CHANGED, **fields) -> ReturnRequest:
    wanted = [Wanted(line.pk, pieces, reason) for line in part.lines.all()]
    return ask(seller_order=part, wanted=wanted, **fields)


def a_sent_return(part, freight_fen=800, **fields) -> ReturnRequest:
    request = a_return(part, **fields)
    accept_return(request=request, by=None)
    tracking = {"carrier": "sf", "tracking_number": "SF999999999999"}
    send_back(request=request, freight_fen=freight_fen, by=None, **tracking)
    return request


def return_rows(till, work) -> dict[str, object]:
    """A return with the operator, and a refund that failed."""
    photos = [Photo(b"pixels", 800, 600)]
    request = a_return(a_delivered_part(till, {work: 1}), photos=photos)
    refuse(request=request, words="洗过了", by=None)
    turn_to_operator(request=request, words="没有洗过", by=None)
    refund = refund_seller_order(seller_order=a_paid_part(till, {work: 1}), reason="declined")
    settle_refund(key=refund.key, state="failed")
    photo = request.photos.get()
    return {"return": request, "return-photo": photo, "refund": refund}
