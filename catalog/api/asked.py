"""What may be asked for. What is not understood is refused, unlike on a page for people."""

from decimal import Decimal
from typing import Annotated, Any, Literal

from django.utils.translation import gettext_noop as _
from pydantic import BaseModel, Field

from catalog.models import Product
from catalog.search.forms import LONGEST, Asked
from ground.regions.models import Division

Amount = Annotated[str, Field(pattern=r"^[0-9]{1,8}(\.[0-9]{1,2})?$")]
RegionCode = Annotated[str, Field(pattern=r"^[0-9]{6}$")]
CraftCode = Annotated[str, Field(pattern=r"^[a-z0-9-]{1,40}$")]
Slug = Annotated[str, Field(pattern=r"^[-a-zA-Z0-9_]{1,120}$")]
WorkId = Annotated[int, Field(ge=1, le=2**63 - 1)]


class PageAsked(BaseModel):
    limit: int = Field(50, ge=1, le=100, description=_("一页几条"))
    cursor: str = Field(
        "", max_length=200, description=_("接着往下读：照抄上一页 next 里的，不要自己写")
    )

    def question(self) -> dict[str, Any]:
        """What is asked for, whatever the page."""
        return self.model_dump(exclude={"limit", "cursor"}, exclude_none=True)


class WorksAsked(PageAsked):
    q: str | None = Field(
        None, max_length=LONGEST, pattern=r"^[^\x00-\x1f]*$", description=_("作品里要有的词")
    )
    craft: CraftCode | None = Field(None, description=_("手艺的代码，或者一类手艺的代码"))
    region: RegionCode | None = Field(None, description=_("产地的代码，下面各级都算"))
    kind: Product.Kind | None = Field(None, description=_("哪一种卖法"))
    min: Amount | None = Field(None, description=_("最低价，元"))
    max: Amount | None = Field(None, description=_("最高价，元"))
    sort: Literal["newest", "price-asc", "price-desc"] = Field(
        "newest", description=_("先后：最新，价格从低到高，价格从高到低")
    )

    def narrowing(self) -> Asked:
        """The filters as those of the list of works."""
        return Asked(
            craft=self.craft or "",
            region=self.region or "",
            kind=self.kind or "",
            min=Decimal(self.min) if self.min else None,
            max=Decimal(self.max) if self.max else None,
        )


class RegionsAsked(PageAsked):
    level: Division.Level | None = Field(None, description=_("省、市、县哪一级"))
    parent: RegionCode | None = Field(None, description=_("上一级的代码"))
