"""What is drawn, whatever the craft: outlines around 0, about 1 long, each with its role.

A role names a colour of the palette: a, b, c, d; `leaf`, `dark`, `light`. The angle is how
thread lies in the part.
"""

import math
from typing import NamedTuple

from marketplace.demo.drawing.paint import Point, oval, path, scaled, smooth


class Piece(NamedTuple):
    outline: list[Point]
    role: str
    angle: float = 0.0


Motif = list[Piece]


def mirrored(pieces: Motif) -> Motif:
    """The left half added to the right one."""
    return pieces + [
        Piece([(-x, y) for x, y in piece.outline], piece.role, math.pi - piece.angle)
        for piece in pieces
    ]


def placed(motif: Motif, centre: Point, size: float, turn: float = 0) -> Motif:
    return [
        Piece(scaled(piece.outline, centre, size, turn), piece.role, piece.angle + turn)
        for piece in motif
    ]


def petal(length: float, width: float, turn: float) -> list[Point]:
    """Slim at the foot, full above, a soft tip."""
    half = [(0.45, 0.3), (0.78, 0.62), (0.62, 0.86), (0.26, 0.98)]
    left = [(-width * x, -length * y) for x, y in reversed(half)]
    right = [(width * x, -length * y) for x, y in half]
    return scaled(smooth([(0, 0), *right, (0, -length * 1.01), *left], 6), (0, 0), 1, turn)


def leaf(length: float, width: float, turn: float) -> list[Point]:
    """Pointed at both ends."""
    half = [(0.55, 0.25), (0.75, 0.5), (0.5, 0.78)]
    left = [(-width * x, -length * y) for x, y in reversed(half)]
    right = [(width * x, -length * y) for x, y in half]
    return scaled(smooth([(0, 0), *right, (0, -length), *left], 6), (0, 0), 1, turn)


def flower(petals: int = 8, rings: int = 2, roles: str = "bab") -> Motif:
    pieces = []
    for ring in range(rings, 0, -1):
        length = 0.5 * ring / rings
        for number in range(petals):
            turn = math.tau * (number + ring / 2) / petals
            shape = petal(length, length * 3.4 / petals, turn)
            pieces.append(Piece(shape, roles[ring % 3], turn + math.pi / 2))
    return [*pieces, Piece(oval((0, 0), 0.1, 0.1), "c", 0.6)]


def peony() -> Motif:
    """牡丹: round petals in three rings, leaves behind."""
    leaves = [Piece(leaf(0.62, 0.2, turn), "leaf", turn + 1.57) for turn in (0.9, 2.2, 4.1, 5.4)]
    rings: Motif = []
    for reach, number, size, role in (
        (0.27, 7, 0.19, "a"),
        (0.16, 6, 0.15, "b"),
        (0.07, 5, 0.1, "a"),
    ):
        for step in range(number):
            turn = math.tau * (step + reach * 3) / number
            at = (reach * math.sin(turn), -reach * math.cos(turn))
            shape = path("-80 20, -90 -40, -45 -78, 0 -62, 45 -78, 90 -40, 80 20, 0 60", 6)
            rings.append(Piece(scaled(shape, at, size, turn), role, turn + 1.57))
    return [*leaves, *rings, Piece(oval((0, 0), 0.05, 0.05), "c", 0.6)]


def butterfly() -> Motif:
    upper = path("3 -5, 16 -30, 36 -46, 50 -45, 54 -30, 49 -14, 34 -2, 15 3")
    lower = path("3 2, 22 3, 36 10, 39 22, 31 31, 33 43, 24 37, 15 30, 7 17")
    right = [
        Piece(upper, "a", 2.4),
        Piece(lower, "b", 0.9),
        Piece(scaled(upper, (0.09, -0.08), 0.66), "c", 2.4),
        Piece(scaled(lower, (0.06, 0.05), 0.62), "d", 0.9),
        Piece(scaled(upper, (0.14, -0.12), 0.38), "b", 2.4),
        Piece(oval((0.42, -0.35), 0.05, 0.042, 0.6), "light", 0.3),
        Piece(oval((0.25, 0.2), 0.05, 0.05), "light", 0.3),
        Piece(oval((0.25, 0.2), 0.025, 0.025), "a", 0.3),
        Piece(path("1 -20, 9 -38, 18 -46, 22 -42, 19 -38, 17 -41, 11 -36, 3 -19", 6), "dark", 2.0),
    ]
    return [*mirrored(right), Piece(oval((0, 0.02), 0.045, 0.25), "dark", 0.0),
            Piece(oval((0, -0.2), 0.055, 0.055), "a", 0.0)]  # fmt: skip


def sprig(leaves: int = 6, bend: float = 0.25) -> Motif:
    """A stem that bends, with leaves on both sides."""

    def on_stem(t: float) -> Point:
        return (bend * math.sin(t * 2.2), 0.5 - t)

    stem = [(x - 0.012, y) for x, y in map(on_stem, (i / 12 for i in range(13)))]
    stem += [(x + 0.012, y) for x, y in map(on_stem, (i / 12 for i in range(12, -1, -1)))]
    pieces = [Piece(stem, "leaf", 0.1)]
    for number in range(leaves):
        side = 1 if number % 2 else -1
        at, turn = on_stem(0.15 + 0.75 * number / leaves), side * 0.9
        pieces.append(Piece(scaled(leaf(0.28, 0.12, turn), at, 1), "leaf", turn + math.pi / 2))
    return pieces


def orchid() -> Motif:
    """兰草: long leaves like brush strokes, and two small flowers."""
    blades = []
    for lean, length in ((-75, 75), (-40, 95), (-10, 105), (30, 90), (65, 80), (95, 55)):
        tip = (lean * length * 0.008, 45 - length * (1.1 - abs(lean) * 0.0045))
        knee = (lean * length * 0.0025, 45 - length * 0.62)
        text = f"-2 45, {knee[0] - 2.5} {knee[1]}, {tip[0]} {tip[1]}, {knee[0] + 3} {knee[1]}, 2 45"
        blades.append(Piece(path(text), "leaf", 1.57 - lean / 100))
    bloom = [Piece(leaf(0.5, 0.2, math.tau * n / 5), "ab"[n % 2], math.tau * n / 5 + 1.57)
             for n in range(5)] + [Piece(oval((0, 0), 0.09, 0.09), "c")]  # fmt: skip
    large = placed(bloom, (0.2, -0.28), 0.36)
    return blades + large + placed(bloom, (-0.22, -0.12), 0.3, 0.5)


def cat() -> Motif:
    head = path("0 -2, -20 -6, -27 -22, -25 -46, -14 -36, 0 -38, 14 -36, 25 -46, 27 -22, 20 -6")
    body = path("-13 -10, -24 12, -29 34, -24 46, 0 48, 24 46, 29 34, 24 12, 13 -10")
    tail = path("22 44, 40 42, 49 28, 46 10, 40 10, 41 26, 34 35, 20 36")
    half = [
        Piece(path("16 -37, 23 -42, 23 -30", 4), "c", 1.0),
        Piece(oval((0.11, -0.2), 0.045, 0.05), "d", 0.2),
        Piece(oval((0.11, -0.2), 0.02, 0.042), "dark", 0),
        Piece(oval((0.1, 0.43), 0.085, 0.05), "light", 0),
        Piece(path("0 -7.5, 3 -5.5, 6 -7, 3 -4.8, 0 -6.6", 4), "dark", 0),
    ]
    chest = Piece(path("0 6, -12 -4, -9 20, 0 34, 9 20, 12 -4"), "light", 1.57)
    return [Piece(tail, "a", 0.9), Piece(body, "a", 1.5), chest, Piece(head, "b", 1.2),
            *mirrored(half), Piece(path("-3 -12, 3 -12, 0 -8", 4), "c", 0)]  # fmt: skip


def sun_girl() -> Motif:
    """向阳: a sunflower whose rays turn to the light."""
    rays = [
        Piece(leaf(0.5, 0.09, math.tau * n / 18), "ab"[n % 2], math.tau * n / 18 + 1.57)
        for n in range(18)
    ]
    inner = placed(flower(14, 2, "abc"), (0, 0), 0.68)
    seeds = [
        Piece(oval((r * math.cos(n * 2.4), r * math.sin(n * 2.4)), 0.016, 0.016), "b", 0)
        for n in range(5, 26)
        for r in [0.022 * math.sqrt(n)]
    ]
    return [*rays, *inner, Piece(oval((0, 0), 0.125, 0.125), "dark", 0.4), *seeds]


def gourd_flowers() -> Motif:
    """A spray of three flowers with leaves: for what has no motif of its own."""
    return [
        *placed(sprig(6), (-0.1, 0.1), 0.9, -0.4), *placed(sprig(6, -0.25), (0.14, 0.1), 0.9, 0.4),
        *placed(flower(8), (0, -0.12), 0.62), *placed(flower(6), (-0.3, 0.16), 0.36), *placed(flower(6), (0.3, 0.18), 0.36),
    ]  # fmt: skip


def lotus() -> Motif:
    """A bloom on its stem, a leaf that floats, a bud."""
    pad = Piece(path("-46 24, -34 14, 0 11, 34 14, 46 24, 30 35, 0 38, -30 35"), "leaf", 0.05)
    veins = [Piece(path(f"0 22, {x} {y}, {x + 1} {y + 1}, 1 24", 3), "vein", 0)
             for x, y in ((-38, 24), (-24, 33), (0, 36), (24, 33), (38, 24), (-22, 15), (22, 15))]  # fmt: skip
    stem = Piece([(-0.012, -0.1), (0.012, -0.1), (0.02, 0.3), (-0.006, 0.3)], "leaf", 1.5)
    petals = [
        Piece(scaled(leaf(length, 0.17, turn), (0, -0.02), 1), role, turn + 1.57)
        for turn, length, role in (
            (-1.35, 0.36, "a"), (1.35, 0.36, "a"), (-0.8, 0.44, "b"), (0.8, 0.44, "b"), (-0.35, 0.46, "a"),
            (0.35, 0.46, "a"), (0.0, 0.44, "b"), (-0.95, 0.27, "a"), (0.95, 0.27, "a"), (-0.4, 0.29, "b"), (0.4, 0.29, "b"),
        )
    ]  # fmt: skip
    bud = [Piece(path("31 20, 33 -8, 34 -8, 33 20", 3), "leaf", 1.5), Piece(scaled(leaf(0.2, 0.1, 0.15), (0.335, -0.06), 1), "a", 1.6)]  # fmt: skip
    return [pad, *veins, stem, *bud, *petals]


def daisy() -> Motif:
    return [*placed(sprig(4, 0.1), (0.0, 0.2), 0.75), *placed(flower(14, 1), (0, -0.18), 0.7)]


def goji() -> Motif:
    """枸杞: berries that hang from a bent twig."""
    berries = [
        Piece(oval((x / 100, y / 100), 0.05, 0.085, x / 90), "a", 1.3)
        for x, y in ((-24, -18), (16, -28), (26, -4), (-16, 8), (12, 16), (-26, 30), (22, 34))
    ]
    return [*sprig(8, 0.12), *berries]


def titan() -> Motif:
    """大力神: the figure of Li brocade that holds up sky and earth, all right angles."""
    right = [Piece([(x0, y0), (x1, y0), (x1, y1), (x0, y1)], role, 0) for x0, y0, x1, y1, role in (
        (0, -0.36, 0.08, -0.2, "a"), (0, -0.2, 0.14, 0.16, "b"), (0.14, -0.2, 0.36, -0.12, "a"),
        (0.29, -0.42, 0.36, -0.12, "a"), (0.05, 0.16, 0.14, 0.42, "a"), (0.14, 0.35, 0.26, 0.42, "a"),
        (0, -0.1, 0.07, 0.06, "c"), (0.2, -0.02, 0.27, 0.05, "c"), (0.3, 0.12, 0.37, 0.19, "c"))]  # fmt: skip
    return mirrored(right)
