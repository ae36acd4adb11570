"""What a division is called in English: pinyin of its name, and what it is, in words."""

import re
from functools import lru_cache

from pypinyin import lazy_pinyin

# Places that are not called by their pinyin.
_CALLED = {
    "呼和浩特": "Hohhot", "鄂尔多斯": "Ordos", "呼伦贝尔": "Hulunbuir", "乌兰察布": "Ulanqab",
    "巴彦淖尔": "Bayannur", "锡林郭勒": "Xilingol", "阿拉善": "Alxa", "哈尔滨": "Harbin",
    "齐齐哈尔": "Qiqihar", "拉萨": "Lhasa", "日喀则": "Shigatse", "林芝": "Nyingchi",
    "昌都": "Qamdo", "山南": "Shannan", "那曲": "Nagqu", "阿里": "Ngari", "乌鲁木齐": "Urumqi",
    "克拉玛依": "Karamay", "吐鲁番": "Turpan", "喀什": "Kashgar", "和田": "Hotan", "伊犁": "Ili",
    "阿克苏": "Aksu", "哈密": "Hami", "阿勒泰": "Altay", "博尔塔拉": "Bortala",
    "巴音郭楞": "Bayingolin", "克孜勒苏": "Kizilsu", "阿坝": "Aba", "甘孜": "Garze",
    "洪洞": "Hongtong", "涡阳": "Guoyang", "六合": "Luhe", "荥经": "Yingjing", "繁峙": "Fanshi",
    "朝阳": "Chaoyang", "珲春": "Hunchun", "解州": "Xiezhou", "什邡": "Shifang", "筠连": "Junlian",
    "覃塘": "Qintang", "长子": "Zhangzi", "单县": "Shanxian", "浚县": "Xunxian", "六安": "Lu'an",
    "鄂温克族": "Evenki", "东乡族": "Dongxiang",
}  # fmt: skip
_PEOPLES = {
    "维吾尔": "Uyghur", "蒙古": "Mongol", "哈萨克": "Kazakh", "柯尔克孜": "Kyrgyz",
    "朝鲜": "Korean", "藏": "Tibetan", "布依": "Buyei", "景颇": "Jingpo", "傈僳": "Lisu",
    "土家": "Tujia", "哈尼": "Hani", "仡佬": "Gelao", "拉祜": "Lahu", "纳西": "Nakhi",
    "达斡尔": "Daur", "鄂伦春": "Oroqen", "鄂温克": "Evenki", "撒拉": "Salar",
    "东乡": "Dongxiang", "保安": "Bonan", "裕固": "Yugur", "锡伯": "Xibe", "塔吉克": "Tajik",
    "毛南": "Maonan", "仫佬": "Mulao", "布朗": "Blang", "普米": "Pumi", "独龙": "Derung",
    "苗": "Miao", "侗": "Dong", "彝": "Yi", "羌": "Qiang", "回": "Hui", "壮": "Zhuang",
    "瑶": "Yao", "傣": "Dai", "白": "Bai", "黎": "Li", "满": "Manchu", "畲": "She", "水": "Sui",
    "佤": "Wa", "怒": "Nu", "土": "Tu", "各": "Multi-ethnic",
}  # fmt: skip
_KINDS = {
    "自治州": "Autonomous Prefecture", "自治县": "Autonomous County", "自治旗": "Autonomous Banner",
    "特别行政区": "", "地区": "Prefecture", "林区": "Forest District", "街道": "Subdistrict",
    "省": "", "市": "", "区": "District", "县": "County", "旗": "Banner", "盟": "League",
    "镇": "Town", "乡": "Township",
}  # fmt: skip
_PEOPLE = re.compile(rf"^(?:{'|'.join(f'{name}族?' for name in _PEOPLES)})")
_PARTS = re.compile(
    rf"^(.{{2,}}?)((?:维吾尔|蒙古|哈萨克|柯尔克孜|(?:{'|'.join(_PEOPLES)})族)*)({'|'.join(_KINDS)})$"
)


@lru_cache(maxsize=5000)
def english_of(name_zh: str) -> str:
    """凯里市 Kaili, 黔东南苗族侗族自治州 Qiandongnan Miao and Dong Autonomous Prefecture."""
    parts = _PARTS.match(name_zh)
    if parts is None:
        kind = _KINDS.get(name_zh[1:], "")  # 莒县 Juxian County
        return f"{_CALLED.get(name_zh) or _pinyin(name_zh)} {kind}".strip()
    stem, peoples, kind = parts.groups()
    words = [_CALLED.get(stem) or _pinyin(stem), _list(peoples), _KINDS[kind]]
    return " ".join(word for word in words if word)


def _pinyin(text: str) -> str:
    """西安 Xi'an: a syllable that begins with a vowel stands apart."""
    first, *rest = lazy_pinyin(text)
    first = "chang" if text.startswith("长") else first
    joined = first + "".join(f"'{each}" if each[0] in "aoe" else each for each in rest)
    return joined[:1].upper() + joined[1:]


def _list(peoples: str) -> str:
    names = []
    while found := _PEOPLE.match(peoples):
        names.append(_PEOPLES[found[0].removesuffix("族")])
        peoples = peoples[found.end() :]
    return " and ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))
