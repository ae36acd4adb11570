"""What is drawn, whatever the craft: outlines around 0, about 1 long, each with its role.

A role names a colour of the palette: a, b, c, d; `leaf`, `dark`, `light`. The angle is how
thread lies in the part.
"""

import math
from typing import NamedTuple

from marketplace.demo.drawing.paint import Point, oval, scaled, smooth


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
    shape = smooth([(0, 0), (width * 0.8, -length * 0.45), (width * 0.35, -length * 0.95),
                    (0, -length), (-width * 0.35, -length * 0.95), (-width * 0.8, -length * 0.45)], 6)  # fmt: skip
    return scaled(shape, (0, 0), 1, turn)


def flower(petals: int = 8, rings: int = 2) -> Motif:
    pieces = []
    for ring in range(rings, 0, -1):
        length, role = 0.5 * ring / rings, "ab"[ring % 2]
        for number in range(petals):
            turn = math.tau * (number + ring / 2) / petals
            pieces.append(
                Piece(petal(length, length * 2.2 / petals + 0.04, turn), role, turn + math.pi / 2)
            )
    return [*pieces, Piece(oval((0, 0), 0.11, 0.11), "c", 0.6)]


def butterfly() -> Motif:
    upper = smooth(
        [(0.03, -0.05), (0.2, -0.36), (0.46, -0.44), (0.52, -0.24), (0.4, -0.04), (0.15, 0.03)]
    )
    lower = smooth(
        [(0.03, 0.02), (0.26, 0.03), (0.38, 0.18), (0.3, 0.38), (0.18, 0.36), (0.08, 0.18)]
    )
    right = [
        Piece(upper, "a", 2.4),
        Piece(lower, "b", 0.9),
        Piece(scaled(upper, (0.1, -0.09), 0.62), "c", 2.4),
        Piece(scaled(lower, (0.07, 0.06), 0.6), "d", 0.9),
        Piece(oval((0.36, -0.27), 0.06, 0.05, 0.6), "light", 0.3),
        Piece(oval((0.24, 0.22), 0.045, 0.045), "light", 0.3),
        Piece(
            smooth([(0.01, -0.2), (0.1, -0.42), (0.15, -0.47), (0.12, -0.4), (0.03, -0.2)]),
            "dark",
            2.0,
        ),
    ]
    return [*mirrored(right), Piece(oval((0, 0), 0.045, 0.24), "dark", 0.0)]


def fish() -> Motif:
    body = smooth(
        [
            (-0.5, 0.0),
            (-0.3, -0.2),
            (0.02, -0.24),
            (0.26, -0.08),
            (0.3, 0.02),
            (0.22, 0.12),
            (0, 0.22),
            (-0.3, 0.18),
        ]
    )
    tail = smooth(
        [(0.24, 0.02), (0.42, -0.22), (0.52, -0.2), (0.44, 0.02), (0.52, 0.24), (0.4, 0.24)]
    )
    fin = smooth([(-0.12, -0.2), (0.0, -0.4), (0.16, -0.36), (0.12, -0.16)])
    scales = [
        Piece(
            oval((-0.16 + 0.11 * column, -0.1 + 0.1 * row + 0.05 * (column % 2)), 0.04, 0.045),
            "c",
            0.5,
        )
        for column in range(4)
        for row in range(3)
    ]
    return [Piece(tail, "b", 0.2), Piece(fin, "b", 1.2), Piece(body, "a", 0.3), *scales,
            Piece(oval((-0.36, -0.04), 0.045, 0.045), "light", 0), Piece(oval((-0.36, -0.04), 0.02, 0.02), "dark", 0)]  # fmt: skip


def sprig(leaves: int = 6, bend: float = 0.25) -> Motif:
    """A stem that bends, with leaves on both sides."""

    def on_stem(t: float) -> Point:
        return (bend * math.sin(t * 2.2), 0.5 - t)

    stem = [(x - 0.012, y) for x, y in map(on_stem, (i / 12 for i in range(13)))]
    stem += [(x + 0.012, y) for x, y in map(on_stem, (i / 12 for i in range(12, -1, -1)))]
    pieces = [Piece(stem, "leaf", 0.1)]
    for number in range(leaves):
        side = 1 if number % 2 else -1
        at = on_stem(0.15 + 0.75 * number / leaves)
        turn = side * 0.9
        pieces.append(Piece(scaled(petal(0.26, 0.09, turn), at, 1), "leaf", turn + math.pi / 2))
    return pieces


def orchid() -> Motif:
    """兰草: long leaves like brush strokes, and two small flowers."""
    blades = []
    for lean, length in (
        (-0.75, 0.75),
        (-0.4, 0.95),
        (-0.1, 1.05),
        (0.3, 0.9),
        (0.65, 0.8),
        (0.95, 0.55),
    ):
        tip = (lean * length * 0.8, 0.45 - length * (1.1 - abs(lean) * 0.45))
        knee = (lean * length * 0.25, 0.45 - length * 0.62)
        blade = smooth(
            [
                (-0.02, 0.45),
                (knee[0] - 0.025, knee[1]),
                tip,
                (knee[0] + 0.03, knee[1]),
                (0.02, 0.45),
            ]
        )
        blades.append(Piece(blade, "leaf", 1.57 - lean))
    flowers = placed(flower(5, 1), (0.2, -0.28), 0.3) + placed(
        flower(5, 1), (-0.22, -0.12), 0.24, 0.5
    )
    return blades + flowers


def cat() -> Motif:
    head = smooth([(0, -0.02), (-0.2, -0.06), (-0.27, -0.22), (-0.25, -0.44), (-0.14, -0.34), (0, -0.37),
                   (0.14, -0.34), (0.25, -0.44), (0.27, -0.22), (0.2, -0.06)])  # fmt: skip
    body = smooth(
        [(-0.14, -0.1), (-0.26, 0.2), (-0.24, 0.46), (0.24, 0.46), (0.26, 0.2), (0.14, -0.1)]
    )
    tail = smooth([(0.22, 0.4), (0.42, 0.36), (0.46, 0.12), (0.4, 0.1), (0.36, 0.3), (0.2, 0.34)])
    face = [
        Piece(smooth([(0.17, -0.38), (0.23, -0.41), (0.22, -0.3)]), "c", 1.0),
        Piece(oval((0.1, -0.2), 0.045, 0.05), "d", 0.2),
        Piece(oval((0.1, -0.2), 0.018, 0.04), "dark", 0),
        Piece(oval((0.09, 0.42), 0.08, 0.05), "light", 0),
    ]
    return [Piece(tail, "a", 0.9), Piece(body, "a", 1.5), Piece(head, "b", 1.2), *mirrored(face),
            Piece(smooth([(-0.03, -0.12), (0.03, -0.12), (0, -0.08)]), "c", 0)]  # fmt: skip


def sun_girl() -> Motif:
    """向阳: rays around a flower that looks up."""
    rays = [
        Piece(petal(0.5, 0.05, math.tau * n / 16), "b" if n % 2 else "c", math.tau * n / 16)
        for n in range(16)
    ]
    return [*rays, *placed(flower(12, 2), (0, 0), 0.62)]


def gourd_flowers() -> Motif:
    """A spray of three flowers with leaves: for what has no motif of its own."""
    return [
        *placed(sprig(6), (-0.1, 0.1), 0.9, -0.4), *placed(sprig(6, -0.25), (0.14, 0.1), 0.9, 0.4),
        *placed(flower(8), (0, -0.12), 0.62), *placed(flower(6), (-0.3, 0.16), 0.36), *placed(flower(6), (0.3, 0.18), 0.36),
    ]  # fmt: skip


def lotus() -> Motif:
    petals = [Piece(petal(0.5 - abs(turn) * 0.12, 0.13, turn), "a" if n % 2 else "b", turn + 1.57)
              for n, turn in enumerate((-1.25, 1.25, -0.85, 0.85, -0.42, 0.42, 0.0))]  # fmt: skip
    leaf = Piece(oval((0, 0.2), 0.44, 0.1), "leaf", 0.1)
    stem = Piece([(-0.012, 0), (0.012, 0), (0.02, 0.5), (-0.004, 0.5)], "leaf", 1.5)
    return [stem, leaf, *petals]


def daisy() -> Motif:
    return [*placed(sprig(4, 0.1), (0.0, 0.2), 0.75), *placed(flower(14, 1), (0, -0.18), 0.7)]


def goji() -> Motif:
    berries = [Piece(oval((x, y), 0.05, 0.085, x), "a", 1.3) for x, y in
               ((-0.2, -0.05), (-0.1, 0.1), (0.08, -0.12), (0.2, 0.08), (0.12, 0.26), (-0.24, 0.24))]  # fmt: skip
    return [*sprig(8, 0.2), *berries]


def titan() -> Motif:
    """大力神: the figure of Li brocade that holds up sky and earth, all right angles."""
    right = [Piece([(x0, y0), (x1, y0), (x1, y1), (x0, y1)], role, 0) for x0, y0, x1, y1, role in (
        (0, -0.36, 0.08, -0.2, "a"), (0, -0.2, 0.14, 0.16, "b"), (0.14, -0.2, 0.36, -0.12, "a"),
        (0.29, -0.42, 0.36, -0.12, "a"), (0.05, 0.16, 0.14, 0.42, "a"), (0.14, 0.35, 0.26, 0.42, "a"),
        (0, -0.1, 0.07, 0.06, "c"), (0.2, -0.02, 0.27, 0.05, "c"), (0.3, 0.12, 0.37, 0.19, "c"))]  # fmt: skip
    return mirrored(right)
