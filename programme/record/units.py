"""The 33 reporting units of the plan: 31 provinces, and two that lie within one."""

from typing import NamedTuple

from sellers.organs.models import LIES_IN, Special

BINGTUAN, FARMS = Special.BINGTUAN.value, Special.FARMS.value
WITHIN = {each.value: province for each, province in LIES_IN.items()}


class Unit(NamedTuple):
    code: str  # two digits of GB/T 2260; two letters where there are none
    zh: str
    en: str


UNITS = [
    Unit("11", "北京", "Beijing"),
    Unit("12", "天津", "Tianjin"),
    Unit("13", "河北", "Hebei"),
    Unit("14", "山西", "Shanxi"),
    Unit("15", "内蒙古", "Inner Mongolia"),
    Unit("21", "辽宁", "Liaoning"),
    Unit("22", "吉林", "Jilin"),
    Unit("23", "黑龙江", "Heilongjiang"),
    Unit("31", "上海", "Shanghai"),
    Unit("32", "江苏", "Jiangsu"),
    Unit("33", "浙江", "Zhejiang"),
    Unit("34", "安徽", "Anhui"),
    Unit("35", "福建", "Fujian"),
    Unit("36", "江西", "Jiangxi"),
    Unit("37", "山东", "Shandong"),
    Unit("41", "河南", "Henan"),
    Unit("42", "湖北", "Hubei"),
    Unit("43", "湖南", "Hunan"),
    Unit("44", "广东", "Guangdong"),
    Unit("45", "广西", "Guangxi"),
    Unit("46", "海南", "Hainan"),
    Unit("50", "重庆", "Chongqing"),
    Unit("51", "四川", "Sichuan"),
    Unit("52", "贵州", "Guizhou"),
    Unit("53", "云南", "Yunnan"),
    Unit("54", "西藏", "Tibet"),
    Unit("61", "陕西", "Shaanxi"),
    Unit("62", "甘肃", "Gansu"),
    Unit("63", "青海", "Qinghai"),
    Unit("64", "宁夏", "Ningxia"),
    Unit("65", "新疆", "Xinjiang"),
    Unit(BINGTUAN, "新疆生产建设兵团", "Xinjiang Production and Construction Corps"),
    Unit(FARMS, "黑龙江垦区", "Heilongjiang state farms"),
]
