"""What each consent says, and what taking it back changes. A changed text is a new version."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from ground.privacy.models import Consent

Kind = Consent.Kind


@dataclass(frozen=True)
class Text:
    version: int
    says: Any
    taken_back: Any


TEXTS = {
    Kind.VERIFICATION: Text(
        2,
        _(
            "我同意县残联核对我的情况：看我交的证件，或者听合作社怎么说。只用来核对。"
            "号码加密保存，照片核对完就删掉。"
        ),
        _("收回以后，店铺会关上，我们不再核对。法律要求保存的记录会留到期满。"),
    ),
    Kind.PUBLIC_PROFILE: Text(
        1,
        _("我同意把名字、村镇、介绍和头像放在作品旁边，给买家看。"),
        _("收回以后，介绍页马上看不到了，作品还在，只写店名。"),
    ),
    Kind.SHOW_DISABILITY: Text(
        1,
        _("我同意在介绍页上说明我的残疾情况。"),
        _("收回以后，页面上马上不再提。"),
    ),
    Kind.SHARING: Text(
        1,
        _("我同意本地残联把核对结果给妇联和乡村振兴部门看，方便安排培训和帮扶。不给号码。"),
        _("收回以后，他们看不到你的名字和结果。"),
    ),
    Kind.HELPER: Text(
        1,
        _(
            "我同意帮办人在约定的日子里替我做说好的事，碰不到钱。为我担保的合作社也可以替我请人。"
            "每一步我都看得到，随时能停。"
        ),
        _("收回以后，所有帮办人马上不能再替你办事。"),
    ),
    Kind.STORY: Text(
        1,
        _("我同意网站写我和我的手艺，登我的名字、地方、照片和我说的话，中文英文都有。"),
        _("收回以后，故事马上看不到了，写的人会知道。"),
    ),
}
