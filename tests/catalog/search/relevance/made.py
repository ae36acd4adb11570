"""Ten thousand invented works of every craft, the same each time: what they are called and of what.

Written before anybody saw the judged questions; nothing here is put in for one of them.
"""

import csv
import random
from collections.abc import Iterator
from dataclasses import dataclass

from ground.crafts.services import FILE as CRAFTS

# By family: thing in Chinese, in English, of what in Chinese, in English.
_CLOTH = ("棉布、丝线", "Cotton, silk thread")
_THINGS = {
    "embroidery": [
        ("手包", "clutch"), ("手提包", "handbag"), ("零钱包", "coin purse"), ("围巾", "scarf"),
        ("披肩", "shawl"), ("团扇", "round fan"), ("手帕", "handkerchief"), ("香包", "sachet"),
        ("抱枕套", "cushion cover"), ("挂画", "wall hanging"), ("鞋垫", "insoles"),
        ("杯垫", "coasters"), ("书签", "bookmark"), ("胸针", "brooch"), ("耳环", "earrings"),
        ("桌旗", "table runner"), ("童帽", "child's hat"), ("绣花鞋", "embroidered shoes"),
        ("眼镜袋", "glasses case"), ("枕套", "pillowcase"), ("马甲", "waistcoat"),
        ("台屏", "table screen"), ("背带", "baby carrier"), ("围裙", "apron"),
    ],
    "papercut": [
        ("窗花", "window paper"), ("剪纸挂画", "paper-cut picture"), ("贺卡", "greeting card"),
        ("剪纸书签", "paper-cut bookmark"), ("剪纸册页", "paper-cut album"), ("灯笼", "lantern"),
        ("红包", "red envelope"), ("剪纸摆件", "paper-cut ornament"), ("门笺", "door banner"),
        ("剪纸团扇", "paper-cut fan"),
    ],
    "plaiting": [
        ("收纳篮", "storage basket"), ("果盘", "fruit tray"), ("灯罩", "lampshade"),
        ("茶席", "tea mat"), ("杯垫", "coasters"), ("草帽", "straw hat"), ("手提包", "handbag"),
        ("食盒", "food box"), ("花瓶", "vase"), ("坐垫", "seat cushion"), ("凉席", "summer mat"),
        ("扇子", "fan"), ("野餐篮", "picnic basket"), ("猫窝", "cat bed"), ("茶杯", "tea cup"),
        ("拖鞋", "slippers"), ("屏风", "folding screen"),
    ],
    "loom": [
        ("披肩", "shawl"), ("围巾", "scarf"), ("桌布", "tablecloth"), ("抱枕套", "cushion cover"),
        ("手机袋", "phone pouch"), ("床单", "bed sheet"), ("笔记本", "notebook"),
        ("挂毯", "tapestry"), ("领带", "tie"), ("织带", "woven band"), ("背包", "backpack"),
        ("地毯", "rug"), ("杯垫", "coasters"),
    ],
    "knit": [
        ("玩偶", "doll"), ("毛衣", "sweater"), ("手套", "gloves"), ("袜子", "socks"),
        ("毛线帽", "woollen hat"), ("盖毯", "blanket"), ("钥匙扣", "key ring"), ("花束", "bouquet"),
        ("挂件", "hanging charm"), ("手链", "bracelet"), ("围脖", "neck warmer"),
        ("杯套", "cup sleeve"),
    ],
    "fabric": [
        ("布老虎", "cloth tiger"), ("绣球", "embroidered ball"), ("百家被", "patchwork quilt"),
        ("围兜", "bib"), ("布贴画", "appliqué picture"), ("针线包", "sewing kit"),
    ],
    "dye": [
        ("桌布", "tablecloth"), ("围巾", "scarf"), ("连衣裙", "dress"), ("帆布袋", "tote bag"),
        ("门帘", "door curtain"), ("抱枕套", "cushion cover"), ("头巾", "headscarf"),
        ("壁挂", "wall hanging"), ("T恤", "T-shirt"),
    ],
}  # fmt: skip
_MOTIFS = [
    ("牡丹", "peony"), ("莲花", "lotus"), ("梅花", "plum blossom"), ("兰花", "orchid"),
    ("竹叶", "bamboo leaf"), ("菊花", "chrysanthemum"), ("桃花", "peach blossom"),
    ("石榴", "pomegranate"), ("葫芦", "gourd"), ("蝴蝶", "butterfly"), ("金鱼", "goldfish"),
    ("鲤鱼", "carp"), ("凤凰", "phoenix"), ("龙纹", "dragon"), ("喜鹊", "magpie"),
    ("鸳鸯", "mandarin ducks"), ("孔雀", "peacock"), ("仙鹤", "crane"), ("老虎", "tiger"),
    ("小猫", "kitten"), ("兔子", "rabbit"), ("熊猫", "panda"), ("大象", "elephant"),
    ("山水", "landscape"), ("云纹", "cloud"), ("水波", "water wave"), ("几何纹", "geometric"),
    ("福字", "fortune character"), ("双喜", "double happiness"), ("十二生肖", "zodiac"),
    ("娃娃", "child"), ("戏曲人物", "opera figure"), ("太阳", "sun"), ("星月", "moon and stars"),
    ("雪花", "snowflake"), ("四季花鸟", "birds and flowers"), ("麦穗", "wheat"), ("", ""),
]  # fmt: skip
_COLOURS = [
    ("大红", "red"), ("靛蓝", "indigo"), ("月白", "pale blue"), ("松绿", "pine green"),
    ("墨色", "ink black"), ("米白", "cream"), ("藕粉", "soft pink"), ("明黄", "yellow"),
    ("紫色", "purple"), ("", ""),
]  # fmt: skip
_MATERIALS = {
    "papercut": ("宣纸", "Rice paper"), "knit": ("棉线", "Cotton yarn"),
    "loom": ("棉线、丝线", "Cotton and silk yarn"), "dye": ("棉布、植物染料", "Cotton, plant dyes"),
}  # fmt: skip
_OF_PLAITING = {
    "竹": ("毛竹", "Bamboo"), "柳": ("杞柳", "Willow"), "藤": ("藤皮", "Rattan"),
    "草": ("麦秸", "Straw"), "棕": ("棕叶", "Palm leaf"), "席": ("竹丝", "Split bamboo"),
}  # fmt: skip
_STORIES = [
    ("外婆教的手艺，冬天在火塘边做的。", "Taught by her grandmother, made beside the winter fire."),
    ("每天做两个小时，要做一个星期。", "Two hours a day, for a week."),
    ("图样是自己想的，没有两件一样。", "The pattern is her own; no two are alike."),
    ("送长辈、送朋友都合适。", "A present for parents and friends."),
    ("", ""),
]  # fmt: skip


@dataclass(frozen=True)
class Made:
    craft: str
    title: str
    title_en: str
    material_zh: str
    material_en: str
    story_zh: str
    story_en: str
    price_fen: int


def made_works(number: int) -> Iterator[Made]:
    with CRAFTS.open(encoding="utf-8", newline="") as file:
        crafts = list(csv.DictReader(file))
    for serial in range(number):
        yield _made(crafts[serial % len(crafts)], random.Random(serial))


def _made(craft: dict[str, str], rng: random.Random) -> Made:
    """One title in three names its craft; one work in four has no English yet."""
    thing, motif, colour = (
        rng.choice(each) for each in (_THINGS[craft["family"]], _MOTIFS, _COLOURS)
    )
    name = craft["zh"].split("（")[0] if rng.random() < 1 / 3 else ""
    title = f"{colour[0] if rng.random() < 0.4 else ''}{name}{motif[0]}{thing[0]}"
    words = [colour[1] if colour[0] in title else "", motif[1], thing[1]]
    english = " ".join(word for word in words if word).capitalize()
    material, story = _material(craft), rng.choice(_STORIES)
    return Made(
        craft["code"],
        title,
        english if rng.random() < 0.75 else "",
        *material,
        *story,
        rng.randrange(20, 2000) * 100,
    )


def _material(craft: dict[str, str]) -> tuple[str, str]:
    if craft["family"] == "plaiting":
        return next(said for char, said in _OF_PLAITING.items() if char in craft["zh"])
    return _MATERIALS.get(craft["family"], _CLOTH)
