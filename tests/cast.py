"""The fixed cast: named people and dull works, so that a reader never wonders who is who.

Caiyun embroiders and has a shop of her own; Shuimei is a member of the cooperative Yunling;
Bing is a buyer; Mallory may not.
"""

from datetime import timedelta
from itertools import count

from django.utils import timezone
from wagtail.models import Collection

from catalog.models import Product, ProductClass
from ground.accounts.models import User
from ground.crafts.models import Craft
from ground.money.fen import to_yuan
from ground.pictures.models import Picture
from ground.regions.models import Division
from sellers.artisans.models import Artisan
from sellers.cooperatives.models import Cooperative, Grant, Keeper, Membership
from sellers.organs.models import Officer, Organ
from sellers.partner.models import Partner, StockRecord
from sellers.stockroom.services import count_in
from sellers.verification.deciding import approve
from sellers.verification.models import Credential
from sellers.verification.number import read_number
from sellers.verification.services import agree, hand_in, register

_serial = count(1)


def a_user(name="Bing", **fields) -> User:
    fields.setdefault("phone", f"+86138{next(_serial):08d}")
    return User.objects.create_user(name=name, **fields)


def a_division(
    code="520000", name_zh="贵州省", name_latin="Guizhou", level="province", parent=None
):
    return Division.objects.get_or_create(
        code=code,
        defaults={"name_zh": name_zh, "name_latin": name_latin, "level": level, "parent": parent},
    )[0]


def a_craft(code="emb-miaoxiu", name_zh="苗绣", name_en="Miao embroidery", family="embroidery"):
    return Craft.objects.get_or_create(
        code=code,
        defaults={
            "name_zh": name_zh,
            "name_en": name_en,
            "family": family,
            "province": a_division(),
            "confidence": "sure",
        },
    )[0]


def an_artisan(name_zh="彩云", name_en="Caiyun", **fields) -> Artisan:
    fields.setdefault("user", a_user(name=name_zh))
    fields.setdefault("slug", f"{name_en.lower()}-{next(_serial)}")
    fields.setdefault("region", a_division())
    fields.setdefault("is_public", True)
    return Artisan.objects.create(name_zh=name_zh, name_en=name_en, **fields)


def a_cooperative(name_zh="云岭合作社", name_en="Yunling Cooperative") -> Cooperative:
    cooperative = Cooperative.objects.create(name_zh=name_zh, name_en=name_en, region=a_division())
    Keeper.objects.create(cooperative=cooperative, user=a_user(name="云岭"))
    return cooperative


def a_member(cooperative=None, artisan=None, grants=Grant.Kind.values, **fields) -> Membership:
    """She has joined, and lets it do all, or `grants` alone."""
    fields.setdefault("joined_on", "2026-01-01")
    artisan = artisan or an_artisan("水妹", "Shuimei")
    member = Membership.objects.create(
        cooperative=cooperative or a_cooperative(), artisan=artisan, **fields
    )
    by = artisan.user or a_user()
    for kind in grants:
        floor = 90 if kind == Grant.Kind.PRICE else None
        Grant.objects.create(membership=member, kind=kind, floor_percent=floor, given_by=by)
    return member


def a_shop(name="彩云绣坊", name_en="Caiyun's workshop", **fields) -> Partner:
    if "cooperative" not in fields:
        fields.setdefault("artisan", an_artisan())
    fields.setdefault("slug", f"shop-{next(_serial)}")
    fields.setdefault("code", fields["slug"])
    fields.setdefault("region", a_division())
    return Partner.objects.create(name=name, name_en=name_en, **fields)


def a_picture(alt_zh="一只手包", **fields) -> Picture:
    """A row without a file behind it; pages show its one size."""
    made = {"jpeg": [[800, "/media/hand.jpg"]]}
    Collection.objects.exists() or Collection.add_root(name="Root")
    fields = {"title": "手包", "file": "hand.jpg", "width": 800, "height": 800} | fields
    return Picture.objects.create(alt_zh=alt_zh, **{"sources": made} | fields)


def a_work(title="蝴蝶手包", title_en="Butterfly clutch", price_fen=26800, pieces=5, **fields):
    """A listed work with its stock record; `pieces=None`: made when ordered."""
    serial = next(_serial)
    shop = fields.pop("shop", None) or a_shop()
    fields.setdefault("maker", shop.artisan or an_artisan())
    fields.setdefault("craft", a_craft())
    fields.setdefault("region", shop.region)
    fields.setdefault("stock_kind", "batch" if pieces is not None else "made_to_order")
    fields.setdefault("weight_g", 160)
    fields.setdefault("listed_at", timezone.now())
    fields.setdefault("slug", "hudie-shoubao")
    product_class, _ = ProductClass.objects.get_or_create(name="work")
    work = Product.objects.create(
        title=title,
        title_en=title_en,
        price_fen=price_fen,
        shop=shop,
        product_class=product_class,
        upc=f"W{serial}",
        **fields,
    )
    StockRecord.objects.create(
        product=work, partner=shop, partner_sku=f"W{serial}", price=to_yuan(price_fen)
    )
    count_in(work_id=work.pk, on_hand=pieces)
    return work


def a_custom_work(**fields):
    """Made as the buyer wishes, and not returnable."""
    return a_work(stock_kind="custom", pieces=None, is_returnable=False, **fields)


def a_number(born="19850312", sex=2, tail="42", region="522601", serial=None) -> str:
    """A certificate number that can be one; each call another person's."""
    first = f"{region}{born}{(serial or next(_serial)) % 100:02d}{sex}"
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    digits = zip(first, weights, strict=True)
    return f"{first}{'10X98765432'[sum(int(d) * w for d, w in digits) % 11]}{tail}"


def a_county(code="522601", name_zh="凯里市") -> Division:
    province = a_division()
    city = a_division("522600", "黔东南苗族侗族自治州", "Qiandongnan", "city", province)
    return a_division(code, name_zh, "Kailishi", "county", city)


def an_organ(kind="disabled", region=None, **fields) -> Organ:
    region = region or a_county()
    fields.setdefault("name_zh", f"{region.name_zh}残联")
    return Organ.objects.get_or_create(kind=kind, region=region, defaults=fields)[0]


def an_officer(role="verifier", organ=None, name="陈干事") -> Officer:
    return Officer.objects.create(user=a_user(name=name), organ=organ or an_organ(), role=role)


def an_operator(name="赵运营"):
    """Staff: who runs the market and its money."""
    user = a_user(name=name)
    user.is_staff = True
    user.save()
    return user


def a_registered(name_zh="彩云", county=None) -> Artisan:
    """She said who she is, and agreed to have her certificate checked."""
    user = a_user(name=name_zh)
    artisan = register(user=user, name=name_zh, county=county or a_county(), place="三棵树镇")
    agree(user=user, kind="verification")
    return artisan


def a_claim(number=None, artisan=None, **fields) -> Credential:
    artisan = artisan or a_registered()
    read = read_number(number or a_number(), timezone.localdate())
    return hand_in(artisan=artisan, number=read, **fields)


def a_verified(officer=None, **fields) -> Credential:
    officer = officer or an_officer()
    day = timezone.localdate() + timedelta(days=900)
    return approve(credential=a_claim(**fields), officer=officer, valid_until=day)
