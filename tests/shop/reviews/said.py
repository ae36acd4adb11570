"""Lines that came, and what is said of them."""

from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image
from wagtail.models import Collection

from catalog.models import Product
from shop.order.links import order_key
from shop.order.models import Order, SellerOrder
from shop.order.services import Buyer
from shop.reviews.models import PastWords, Review, ReviewPhoto
from shop.reviews.services import Said, read_photos, write_review
from tests.cast import a_work
from tests.shop.baskets import an_order

KIND = "针脚细密，颜色比照片还好看。"


def a_line(work=None, buyer=None, status="delivered", came=True, **fields):
    """Of an order that came, unless told."""
    as_buyer = Buyer(user=buyer) if buyer else None
    order = an_order({work or a_work(): 1}, buyer=as_buyer, **fields)
    now = timezone.now()
    moments = {"sent_at": now, "delivered_at": now if came else None}
    SellerOrder.objects.filter(order=order).update(status=status, **moments)
    Order.objects.filter(pk=order.pk).update(status="paid", paid_at=now)
    return fresh(order.lines.get())


def fresh(line):
    return type(line).objects.select_related("seller_order__order", "product").get(pk=line.pk)


def a_review(line=None, stars=5, words=KIND, signature="王芳", photos=0, **fields) -> Review:
    line = line or a_line(**fields)
    files = read_photos([a_photo() for _ in range(photos)])
    said = Said(stars, words, signature)
    by = line.seller_order.order.user
    return write_review(line=line, said=said, photos=files, by=by, language="zh-hans")


def a_photo(name="mine.jpg", size=(400, 320), data=None):
    Collection.objects.exists() or Collection.add_root(name="Root")
    file = BytesIO()
    image = Image.new("RGB", size, "red")
    exif = image.getexif()
    exif[0x8825] = {1: "N", 2: (26.0, 35.0, 1.0)}  # where the buyer lives
    image.save(file, "JPEG", exif=exif)
    return SimpleUploadedFile(name, file.getvalue() if data is None else data, "image/jpeg")


def path_of(line) -> str:
    return f"/orders/{line.seller_order.order.number}/lines/{line.pk}/review/"


def key_of(line) -> str:
    return order_key(line.seller_order.order.number)


def typed(line, **fields):
    return {"stars": "5", "words": KIND, "signature": "", "key": key_of(line)} | fields


def rating(work):
    return Product.objects.values_list("rating", "review_count").get(pk=work.pk)


def all_kept():
    """Every row of it, to prove that nothing moved."""
    models = (Review, PastWords, ReviewPhoto)
    return [list(model.objects.order_by("pk").values()) for model in models]
