"""What is answered, field by field: the OpenAPI document is made of this."""

from datetime import date, datetime
from typing import Annotated, Generic, Literal, TypeVar

from django.utils.translation import gettext_noop as _
from pydantic import BaseModel, Field

from catalog.models import Product
from ground.regions.models import Division

Item = TypeVar("Item")
Yuan = Annotated[str, Field(pattern=r"^[0-9]+\.[0-9]{2}$")]


class Words(BaseModel):
    """One text in both languages; null where nobody has translated it."""

    zh: str
    en: str | None


class Named(BaseModel):
    code: str
    name: Words


class ShopName(BaseModel):
    slug: str
    name: Words


class Picture(BaseModel):
    url: str
    width: int
    height: int
    alt: Words


class OnPage(BaseModel):
    url: str = Field(description=_("中文网页"))
    url_en: str = Field(description=_("英文网页"))


class Work(OnPage):
    id: int
    title: Words
    story: Words | None
    material: Words | None
    care: Words | None
    size: str = Field(description=_("厘米，如 22×14×3"))
    weight_g: int
    kind: Product.Kind = Field(description=_("孤品、现货、预订、定作"))
    days_to_make: int | None = Field(description=_("下单后几天做好；不是下单后做的，空着"))
    price: Yuan
    currency: Literal["CNY"]
    availability: Literal["in-stock", "made", "sold-out"] = Field(
        description=_("有货，下单后做，已售完")
    )
    returnable: bool = Field(description=_("收到后七天内可以退"))
    craft: Named | None
    region: Named | None
    shop: ShopName
    maker: ShopName | None = Field(description=_("只有她同意公开时才写"))
    pictures: list[Picture]
    listed_at: datetime | None
    changed_at: datetime
    demo: bool = Field(description=_("演示数据，不是真的商品"))


class Maker(OnPage):
    slug: str
    name: Words
    place: Words | None
    story: Words | None
    crafts: list[Named]
    portrait: Picture | None
    shop: str | None = Field(description=_("她的店铺，开着才写"))
    demo: bool


class Craft(OnPage):
    code: str
    family: Named
    name: Words
    province: Named | None
    heritage_level: str | None = Field(description=_("这门手艺列入非遗名录的级别"))
    works: int = Field(description=_("在售的作品有几件"))


class Shop(OnPage):
    slug: str
    name: Words
    kind: Literal["artisan", "cooperative"] = Field(description=_("个人的，或者合作社的"))
    maker: str | None = Field(description=_("开店的人，她同意公开时才写"))
    region: Named | None
    postage: Yuan = Field(description=_("寄往中国大陆的邮费，元"))
    free_from: Yuan | None = Field(description=_("满多少元包邮"))
    pickup: Words | None = Field(description=_("自取的地方"))
    away_until: date | None = Field(description=_("店主歇几天：哪天回来"))
    demo: bool


class Region(OnPage):
    code: str = Field(description=_("GB/T 2260 的六位代码"))
    name: Words
    level: Division.Level
    parent: str | None


class Page(BaseModel, Generic[Item]):
    items: list[Item]
    next: str | None = Field(description=_("下一页的网址；没有了，空着"))


class Works(Page[Work]): ...


class Makers(Page[Maker]): ...


class Crafts(Page[Craft]): ...


class Shops(Page[Shop]): ...


class Regions(Page[Region]): ...


class Start(BaseModel):
    works: str
    makers: str
    crafts: str
    shops: str
    regions: str
    openapi: str
    documentation: str


class Problem(BaseModel):
    """RFC 9457."""

    type: str = Field(description=_("这类问题的说明网页"))
    title: str
    status: int
    detail: str
    parameters: list[str] = Field(description=_("哪几个参数要改"))
