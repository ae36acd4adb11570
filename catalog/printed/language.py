"""Which of our two languages a visitor reads, by what the browser says."""

from django.utils.translation.trans_real import parse_accept_lang_header

_CHINESE = ("zh", "yue", "cmn", "wuu", "nan")


def language_of(header: str) -> str:
    """The first that we have; English for who reads neither, Chinese for who says nothing."""
    wanted = [each for each, weight in parse_accept_lang_header(header[:500]) if weight]
    for each in wanted:
        main = each.partition("-")[0]
        if main in _CHINESE:
            return "zh-hans"
        if main == "en":
            return "en"
    return "en" if [each for each in wanted if each != "*"] else "zh-hans"
