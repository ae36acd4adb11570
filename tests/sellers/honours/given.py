"""Honours for tests."""

from sellers.honours.models import Honour
from sellers.honours.services import claim
from tests.cast import a_county, an_artisan

FACTS = {"kind": "technician", "grantor_zh": "贵州省残联", "level": "province", "year": 2023}


def an_honour(artisan=None, photo=b"paper", shows=True, **facts) -> Honour:
    artisan = artisan or an_artisan(region=a_county())
    facts = FACTS | {"name_zh": ""} | facts
    return claim(artisan=artisan, facts=facts, photo=photo, shows=shows, by=artisan.user)


def kept():
    return list(Honour.objects.order_by("pk").values())
