"""Who carries parcels, and where each shows a parcel's way. Addresses are the carriers' own."""

from dataclasses import dataclass
from urllib.parse import quote

from django.utils.translation import get_language


@dataclass(frozen=True)
class Carrier:
    name_zh: str
    name_en: str
    tracking: str = ""  # with {} for the number; empty: no page that takes one

    @property
    def name(self) -> str:
        return self.name_en if get_language() == "en" else self.name_zh


CARRIERS = {
    "post": Carrier("中国邮政", "China Post", "https://www.17track.net/zh-cn?nums={}"),
    "ems": Carrier("EMS", "EMS", "https://www.17track.net/zh-cn?nums={}"),
    "sf": Carrier(
        "顺丰",
        "SF Express",
        "https://www.sf-express.com/chn/sc/waybill/waybill-detail/{}",
    ),
    "zto": Carrier("中通", "ZTO", "https://www.zto.com/express/expressCheck.html?txtBill={}"),
    "yto": Carrier("圆通", "YTO", "https://www.kuaidi100.com/chaxun?com=yuantong&nu={}"),
    "sto": Carrier("申通", "STO", "https://www.kuaidi100.com/chaxun?com=shentong&nu={}"),
    "yunda": Carrier("韵达", "Yunda", "https://www.kuaidi100.com/chaxun?com=yunda&nu={}"),
    "jt": Carrier("极兔", "J&T", "https://www.kuaidi100.com/chaxun?com=jtexpress&nu={}"),
    "jd": Carrier("京东快递", "JD Logistics", "https://www.jdl.com/#/trackQuery?waybillCodes={}"),
    "deppon": Carrier("德邦", "Deppon", "https://www.kuaidi100.com/chaxun?com=debangwuliu&nu={}"),
    "other": Carrier("别的快递", "Another carrier"),
}


def carrier_name(code: str) -> str:
    return CARRIERS[code].name if code in CARRIERS else ""


def tracking_url(code: str, number: str) -> str:
    """Empty: there is no page to show."""
    carrier = CARRIERS.get(code)
    return carrier.tracking.format(quote(number, safe="")) if carrier and number else ""
