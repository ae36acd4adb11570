"""Parts of the world by which a shop prices its parcels abroad, as people call them."""

from django.utils.translation import gettext_lazy as _

ZONE_NAMES = {
    "near": _("香港、澳门、台湾"),
    "asia": _("亚洲"),
    "europe": _("欧洲"),
    "americas": _("美洲"),
    "oceania": _("大洋洲"),
    "africa": _("非洲"),
}
