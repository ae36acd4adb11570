"""Which drawing belongs to which work: by the key of its listing, else by its craft."""

import random
from collections.abc import Callable

from PIL import Image

from marketplace.demo.drawing import (
    festive,
    figures,
    motifs,
    papercut,
    papers,
    sewn,
    silkball,
    soft,
    wicker,
    woven,
    zodiac,
)
from marketplace.demo.drawing.paint import hexed

Painter = Callable[[random.Random], Image.Image]


def paint(work: dict[str, str], rng: random.Random, *, variant: int) -> Image.Image:
    """Every further variant turns colours and motif of its craft another way."""
    painters = PAINTERS.get(work["key"]) if not variant else None
    if painters is None:
        family = work["craft_code"].split("-")[0]
        painters = rng.choice(BY_FAMILY.get(family, BY_FAMILY["emb"]))
    return painters(rng)


RED, ROSE, INK = hexed("#b3202c"), hexed("#c8374a"), hexed("#2b2522")
CREAM, MIST, SAND = hexed("#f2eadb"), hexed("#e3e7e2"), hexed("#e6dac4")


def _window(folds: int, paper=RED, ground=CREAM) -> Painter:
    return lambda rng: papercut.shown(papercut.round_window(rng, folds), paper, ground, rng)


def _figure(motif: motifs.Motif, size: float = 0.62, ties: float = 0.22) -> Painter:
    def cut(rng: random.Random) -> Image.Image:
        at = motifs.placed(motif, papercut.MIDDLE, 1500 * size)
        return papercut.shown(papercut.figure(at, ties), RED, CREAM, rng)

    return cut


def _dyed(folds: int) -> Painter:
    colours = [hexed(code) for code in ("#c2263c", "#1c6f8c", "#e39a1f", "#3b7d3a", "#7b2f7f")]
    return lambda rng: papercut.dyed(papercut.round_window(rng, folds), colours, rng)


PAINTERS: dict[str, Painter] = {
    "L01": sewn.clutch_with(motifs.butterfly(), "miao"),
    "L02": sewn.earrings,
    "L03": sewn.coasters,
    "L04": festive.horsetail_panel(motifs.sun_girl()),
    "L05": festive.horsetail_bookmark,
    "L06": festive.carrier_panel,
    "L07": papers.opera_album,
    "L08": zodiac.zodiac_windows(RED),
    "L09": papers.framed(figures.two_fish(), 0.62, hexed("#a81c28")),
    "L10": _figure(figures.doll(), 0.6, 0.15),
    "L11": papers.framed(figures.tree_of_life(), 0.62, hexed("#b02a22")),
    "L12": papers.card_with_name,
    "L13": sewn.fan(motifs.orchid(), "su"),
    "L14": sewn.screen(motifs.cat()),
    "L15": sewn.handkerchief(motifs.daisy()),
    "L16": sewn.hoop(motifs.cat(), "pet"),
    "L17": soft.rabbit,
    "L18": soft.sunflowers,
    "L19": soft.blanket,
    "L20": soft.haws,
    "L21": woven.brocade_shawl,
    "L22": woven.brocade_coasters,
    "L23": woven.brocade_pouch,
    "L24": woven.brocade_band,
    "L25": wicker.tea_mat,
    "L26": wicker.three_baskets,
    "L27": wicker.bamboo_coasters,
    "L28": wicker.bamboo_lotus,
    "L29": wicker.porcelain_cup,
    "L30": wicker.lampshade,
    "L31": wicker.handbag,
    "L32": woven.cushion,
    "L33": silkball.silk_ball,
    "L34": woven.notebook,
    "L35": festive.sachet_with(motifs.gourd_flowers()),
    "L36": papers.bookmarks,
    "L37": festive.insoles,
    "L38": wicker.picnic_basket,
    "L39": wicker.straw_hat,
    "L40": soft.peace_knot,
}

_FLOWERS = [
    motifs.flower(8, 2),
    motifs.gourd_flowers(),
    motifs.peony(),
    motifs.butterfly(),
    motifs.daisy(),
]
BY_FAMILY: dict[str, list[Painter]] = {
    "emb": [
        sewn.hoop(motif, colours) for motif in _FLOWERS for colours in ("miao", "su", "ningxia")
    ]
    + [sewn.clutch_with(motif, "miao") for motif in _FLOWERS]
    + [sewn.fan(motif, "su") for motif in _FLOWERS],
    "cut": [_window(folds) for folds in (4, 6, 8, 12)]
    + [_dyed(folds) for folds in (6, 8)]
    + [_figure(motif) for motif in (motifs.butterfly(), figures.two_fish(), motifs.lotus())],
    "plt": [
        wicker.bamboo_coasters,
        wicker.picnic_basket,
        wicker.handbag,
        wicker.tea_mat,
        wicker.straw_hat,
    ],
    "loom": [woven.brocade_shawl, woven.cushion, woven.notebook, woven.brocade_pouch],
    "fab": [silkball.silk_ball],
    "dye": [sewn.hoop(motif, "su") for motif in _FLOWERS],
    "knot": [soft.peace_knot],
    "knit": [soft.rabbit, soft.blanket, soft.haws],
}
