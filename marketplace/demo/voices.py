"""What buyers of the invented market say and ask, what its makers answer, and their honours."""

from io import BytesIO

from django.db import transaction
from oscar.apps.address.models import Country

from catalog.models import Product
from catalog.questions.services import answer, ask
from ground.accounts.models import User
from marketplace.demo.clock import as_if, unheard
from marketplace.demo.drawings import a_paper
from marketplace.demo.market import Market
from marketplace.demo.payouts import paid_order
from marketplace.demo.people import a_user
from marketplace.demo.sisters import ago
from sellers.honours.models import Honour
from sellers.honours.services import award, claim
from sellers.organs.models import Officer
from sellers.stockroom.services import put_back
from shop.fulfilment.parcels import send
from shop.fulfilment.services import accept, complete, mark_delivered
from shop.order.models import Line, ShippingAddress
from shop.order.services import Delivery
from shop.reviews.models import Review
from shop.reviews.moderating import show_photos
from shop.reviews.services import Said, keep_photos, read_photos, reply, write_review

_GUESTS = ["刘敏", "Anna", "周强", "何芳", "Tom"]
# Days ago, work, who, stars, words, signature, the maker's reply.
_REVIEWS = [
    (58, "L01", 0, 5, "蝴蝶绣得特别活，边上收得也干净。送给妈妈，她天天背。", "刘敏",
     "谢谢你！蝴蝶妈妈是我们苗家的老花样，妈妈喜欢我就高兴。"),
    (44, "L01", 1, 5, "Even lovelier than the photo. The stitches are tiny and so even.", "Anna",
     "谢谢，远路来的客人！"),
    (31, "L01", 2, 3, "绣工没话说，就是比想的小一点，大屏手机放不进。", "周强",
     "真对不起，我把尺寸写得更清楚了：长 22 厘米。下次给你做大一点的。"),
    (12, "L01", 3, 4, "颜色正，等了八天收到。", "", ""),
    (26, "L02", 3, 5, "很轻，戴一天耳朵不疼。", "何芳", "喜欢就好！"),
    (19, "L02", 4, 4, "Light and bright. One hook was a little loose, easily fixed.", "T", ""),
    (15, "L03", 0, 5, "四个花样不一样，来客人都要问是哪里买的。", "刘敏", ""),
    (23, "L13", 2, 5, "兰草像在风里。装在盒子里，一点没压坏。", "周强", "谢谢懂它的人。"),
    (5, "L13", 1, 4, "A real fan one can use. The box smells of camphor, in a good way.", "", ""),
    (2, "L15", 0, 2, "绣得好，可是有一处线头没剪，联系微信 liumin_88 没人回。", "刘敏", ""),
]  # fmt: skip
_QUESTIONS = [
    (40, "L01", "能放下大屏手机吗？", "zh-hans", "放得下 6 寸的，再大就放不进了。"),
    (21, "L01", "Can it be washed?", "en", "可以，冷水轻轻手洗，平铺阴干，别拧。"),
    (14, "L01", "有没有蓝底的？", "zh-hans", "有，下单时写一句「要蓝底」就行。"),
    (1, "L01", "背带能加长一点吗？我个子高。", "zh-hans", ""),
    (0.5, "L02", "耳钩是银的吗？戴了会不会过敏？", "zh-hans", ""),
    (9, "L13", "扇柄是什么竹子？", "zh-hans", "是紫竹，自己后山砍的，晾了两年。"),
    (0.3, "L13", "团购找我，加微信 tuan_gou_66", "zh-hans", ""),
]
_AWARDED = [
    ("A01", {"kind": "technician", "grantor_zh": "贵州省残联", "level": "province", "year": 2023,
             "grantor_en": "Guizhou Disabled Persons' Federation"}),
    ("A05", {"kind": "master", "grantor_zh": "苏州市工艺美术行业协会", "level": "city",
             "year": 2019, "grantor_en": "Suzhou Arts and Crafts Association"}),
]  # fmt: skip
_CLAIMED = [
    ("A01", {"kind": "prize", "name_zh": "凯里苗绣赛二等奖", "name_en": "Second prize, Kaili"
             " Miao embroidery contest", "grantor_zh": "凯里市文化馆", "level": "county",
             "year": 2021, "grantor_en": "Kaili Cultural Centre"}),
    ("A02", {"kind": "model", "grantor_zh": "黔东南州妇联", "level": "city", "year": 2022,
             "grantor_en": "Qiandongnan Women's Federation"}),
]  # fmt: skip


def load_voices(market: Market, users: dict[str, User]) -> bool:
    """False: they are there already."""
    if Review.objects.exists():
        return False
    with unheard(), transaction.atomic():
        for days, key, guest, *said in _REVIEWS:
            _review(market, key, _guest(guest), days, said)
        for days, key, words, language, answered in _QUESTIONS:
            _question(market, key, days, (words, language, answered))
        _honour(market, users["officer"])
        _photograph(market, users["operator"])
    return True


def _guest(number: int) -> User:
    return a_user(f"+861540000096{number}", _GUESTS[number])


def _work(market: Market, key: str) -> Product | None:
    sku = next(row["sku"] for row in market.data["listings"] if row["key"] == key)
    return Product.objects.filter(upc=sku).select_related("shop", "maker__user").first()


def _review(market: Market, key: str, buyer: User, days: float, said: list) -> None:
    """Bought, made and received on the days before."""
    stars, words, signature, answered = said
    work = _work(market, key)
    if work is None:
        return
    with as_if(ago(days + 9)):
        line = _bought(work, buyer)
    language = "en" if words.isascii() else "zh-hans"
    with as_if(ago(days)):
        facts = {"said": Said(stars, words, signature), "by": buyer, "language": language}
        review = write_review(line=line, **facts)
    if answered and work.maker:
        with as_if(ago(days - 1)):
            reply(review=review, words=answered, is_maker=True, by=work.maker.user)


def _bought(work: Product, buyer: User) -> Line:
    """It has come, and was kept; the shelf is as it was."""
    put_back({work.pk: 1})
    delivery = Delivery(work.shop, postage_fen=work.shop.postage_fen)
    part = paid_order({work: 1}, buyer, delivery, _address(buyer)).seller_orders.get()
    accept(seller_order=part, by=None)
    send(seller_order=part, by=None, carrier="sf", tracking_number=f"SF154001{part.pk:07}")
    mark_delivered(seller_order=part, proof="buyer")
    complete(seller_order=part)
    return Line.objects.select_related("seller_order__order", "product").get(seller_order=part)


def _address(buyer: User) -> ShippingAddress:
    country = Country.objects.get_or_create(
        iso_3166_1_a2="CN", defaults={"printable_name": "中国", "is_shipping_country": True}
    )[0]
    facts = {"first_name": buyer.name, "phone_number": buyer.phone}
    return ShippingAddress(country=country, line1="演示路 1 号", **facts)


def _question(market: Market, key: str, days: float, said: tuple[str, str, str]) -> None:
    words, language, answered = said
    work = _work(market, key)
    if work is None:
        return
    with as_if(ago(days)):
        contact = "+8615400000949"
        made = ask(work=work, words=words, contact=contact, by=None, language=language)
    if answered and work.maker:
        with as_if(ago(days - 0.5)):
            answer(question=made, words=answered, is_maker=True, by=work.maker.user)


def _honour(market: Market, by: User) -> None:
    for key, facts in _AWARDED:
        artisan = market.artisans[key]
        officer = Officer(user=by, organ=Officer.objects.get(user=by).organ)
        award(artisan=artisan, facts=facts, officer=officer, shows=True)
    for key, facts in _CLAIMED:
        artisan = market.artisans[key]
        shown = {"photo": a_paper(), "shows": True, "by": artisan.user}
        claim(artisan=artisan, facts=facts, **shown)
    assert Honour.objects.count() == len(_AWARDED) + len(_CLAIMED)  # noqa: S101 -- all of them


def _photograph(market: Market, operator: User) -> None:
    """One buyer shows what came, and the operator has looked; another's photo waits."""
    reviews = list(Review.objects.filter(work=_work(market, "L01")).order_by("made_at")[:2])
    for number, review in enumerate(reviews):
        place = review.work.work_pictures.select_related("picture").first()
        with place.picture.file.open("rb") as file:
            photos = read_photos([BytesIO(file.read())])
        keep_photos(review, photos, review.line.seller_order.order.user)
        if number == 0:
            show_photos(review=review, by=operator)
