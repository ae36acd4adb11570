"""The standard questionnaire, as data: what the plan asks, in plain words."""

from typing import NamedTuple

from django.db import transaction
from django.utils import timezone

from programme.survey.models import Edition, Option, Question, Questionnaire

NAME_ZH, NAME_EN = "残疾妇女手工就业摸底调查", "Survey of disabled women’s work in crafts"
_FAMILIES = [
    ("绣花", "Embroidery", "embroidery"),
    ("剪纸", "Paper-cutting", "papercut"),
    ("编织（竹、草、绳）", "Plaiting (bamboo, straw, cord)", "plaiting"),
    ("织布、织锦", "Weaving", "loom"),
    ("钩针、毛线", "Crochet and knitting", "knit"),
    ("染布、蜡染", "Dyeing and batik", "dye"),
    ("布艺", "Fabric work", "fabric"),
    ("还不会", "None yet", ""),
]


class Asked(NamedTuple):
    code: str
    block: str
    kind: str
    zh: str
    en: str
    options: list[tuple[str, str, str]] = []  # Chinese, English, and a craft or a means
    bands: str = ""
    most: int | None = None


QUESTIONS = [
    Asked("craft", "present", "many", "你会哪门手艺？", "Which crafts do you know?", _FAMILIES),
    Asked(
        "work", "present", "one", "你现在做什么活？", "What work do you do now?",
        [("在家做手工", "Crafts at home", ""),
         ("在合作社或工坊做", "In a cooperative or workshop", ""),
         ("种地、养殖", "Farming", ""), ("打工", "A job", ""), ("没有活做", "No work", "")],
    ),
    Asked(
        "income", "present", "number", "手工一个月能挣多少钱？写整数。",
        "How many yuan do you earn by crafts in a month? A whole number.",
        bands="1,500,1000,2000,3000",
    ),
    Asked("wish", "present", "yesno", "你想做手工挣钱吗？", "Would you like to earn by crafts?"),
    Asked("phone", "present", "yesno", "你会用手机上网吗？", "Do you use the internet on a phone?"),
    Asked(
        "hard", "difficulties", "many", "做手工，难在哪里？", "What makes craft work hard?",
        [("没有人教", "Nobody to teach me", ""), ("没有本钱买材料", "No money for materials", ""),
         ("做好了卖不出去", "What I make does not sell", ""),
         ("出门不方便", "Getting about is hard", ""),
         ("要照看家里人", "I care for family", ""), ("看不清、手使不上劲", "Sight or hands", ""),
         ("不会用手机", "I cannot use a phone for it", "")],
    ),
    Asked(
        "hours", "difficulties", "number",
        "一天能做几个小时？", "How many hours a day can you work?",
        bands="1,3,5,8",
        most=24,
    ),
    Asked("told", "difficulties", "words", "还有什么难处？", "What else is hard?"),
    Asked(
        "need", "needs", "many", "你最需要什么？", "What do you need most?",
        [("有人上门教", "Somebody to teach me at home", "people"),
         ("去班里学", "A course to go to", "people"),
         ("有人帮着卖", "Somebody to help me sell", "people"),
         ("小额贷款", "A small loan", "money"), ("材料钱", "Money for materials", "money"),
         ("工具、机器", "Tools or a machine", "things"), ("一台手机", "A phone", "things"),
         ("坡道、桌椅这样的改造", "A ramp, a table and such", "things")],
    ),
    Asked(
        "learn", "needs", "one", "想怎么学？", "How would you like to learn?",
        [("在村里学", "In the village", ""), ("在县里学", "In the county town", ""),
         ("在手机上学", "On a phone", ""), ("不想学", "Not at all", "")],
    ),
    Asked("say", "needs", "words", "还想对我们说什么？", "What else would you like to tell us?"),
]  # fmt: skip


@transaction.atomic
def load_standard() -> Edition:
    """Published, as often as one likes: what is there is never changed."""
    standard, _new = Questionnaire.objects.get_or_create(
        organ=None, name_zh=NAME_ZH, defaults={"name_en": NAME_EN}
    )
    edition, is_new = Edition.objects.get_or_create(
        questionnaire=standard, number=1, defaults={"published_at": timezone.now()}
    )
    if is_new:
        for position, asked in enumerate(QUESTIONS):
            _add(edition, position, asked)
    return edition


def _add(edition: Edition, position: int, asked: Asked) -> None:
    question = Question.objects.create(
        edition=edition,
        code=asked.code,
        block=asked.block,
        position=position,
        kind=asked.kind,
        text_zh=asked.zh,
        text_en=asked.en,
        is_craft=asked.code == "craft",
        bands=asked.bands,
        most=asked.most,
    )
    kind = "family" if question.is_craft else "resource"
    Option.objects.bulk_create(
        Option(
            question=question,
            code=f"o{number}",
            position=number,
            text_zh=zh,
            text_en=en,
            **{kind: mark},
        )
        for number, (zh, en, mark) in enumerate(asked.options, start=1)
    )
