"""Larger motifs, for paper above all: a mask, two fish, a doll, a tree, a rabbit."""

import math

from marketplace.demo.drawing.motifs import Motif, Piece, fish, flower, mirrored, petal, placed
from marketplace.demo.drawing.paint import oval, scaled, smooth


def mask() -> Motif:
    """戏曲脸谱: half a face, mirrored."""
    face = smooth(
        [
            (0, -0.46),
            (0.22, -0.44),
            (0.36, -0.3),
            (0.4, -0.05),
            (0.33, 0.22),
            (0.18, 0.42),
            (0, 0.5),
        ]
        + [
            (-x, y)
            for x, y in [(0.18, 0.42), (0.33, 0.22), (0.4, -0.05), (0.36, -0.3), (0.22, -0.44)]
        ]
    )
    half = [
        Piece(smooth([(0.05, -0.1), (0.16, -0.17), (0.32, -0.1), (0.2, -0.02)]), "light"),
        Piece(smooth([(0.04, -0.2), (0.18, -0.3), (0.34, -0.24), (0.2, -0.22)]), "light"),
        Piece(smooth([(0.05, 0.1), (0.2, 0.02), (0.3, 0.08), (0.24, 0.2), (0.1, 0.2)]), "light"),
        Piece(smooth([(0.02, 0.3), (0.12, 0.26), (0.18, 0.3), (0.1, 0.36)]), "light"),
        Piece(petal(0.2, 0.06, 0.45), "light"),
        Piece(scaled(petal(0.14, 0.04, 0.0), (0.12, -0.32), 1), "light"),
    ]
    crown = [
        Piece(
            scaled(petal(0.2, 0.07, n * 0.42), (0.3 * math.sin(n * 0.42), -0.4 + 0.06 * n), 1), "a"
        )
        for n in range(4)
    ]
    return [*mirrored(crown), Piece(face, "a"), *mirrored(half),
            Piece(smooth([(-0.02, -0.06), (0.02, -0.06), (0.05, 0.14), (-0.05, 0.14)]), "light")]  # fmt: skip


def two_fish() -> Motif:
    """年年有余: fish that circle a flower."""
    return [
        *placed(fish(), (0.02, -0.27), 0.78, 0.12),
        *placed(fish(), (-0.02, 0.29), 0.78, math.pi + 0.12),
        *placed(flower(8, 1), (0.0, 0.0), 0.34),
        *placed(flower(6, 1), (0.38, 0.04), 0.2),
        *placed(flower(6, 1), (-0.38, -0.02), 0.2),
    ]


def doll() -> Motif:
    """抓髻娃娃: she holds up birds, and keeps harm away."""
    body = smooth(
        [
            (0, -0.18),
            (0.14, -0.14),
            (0.12, 0.08),
            (0.3, 0.44),
            (0, 0.46),
            (-0.3, 0.44),
            (-0.12, 0.08),
            (-0.14, -0.14),
        ]
    )
    half = [
        Piece(
            smooth(
                [
                    (0.1, -0.13),
                    (0.3, -0.1),
                    (0.36, -0.26),
                    (0.42, -0.25),
                    (0.38, -0.02),
                    (0.12, -0.02),
                ]
            ),
            "a",
        ),
        Piece(
            smooth([(0.3, -0.3), (0.44, -0.42), (0.52, -0.38), (0.48, -0.28), (0.4, -0.24)]), "b"
        ),
        Piece(oval((0.15, -0.44), 0.06, 0.07), "b"),
        Piece(oval((0.06, -0.32), 0.025, 0.018), "light"),
        Piece(smooth([(0.04, 0.46), (0.16, 0.44), (0.17, 0.54), (0.05, 0.54)]), "a"),
        Piece(scaled(petal(0.16, 0.05, 2.7), (0.06, 0.1), 1), "light"),
    ]
    return [*mirrored(half[:1]), *mirrored(half[1:3]), Piece(oval((0, -0.32), 0.15, 0.15), "a"), Piece(body, "a"),
            *mirrored(half[3:]), Piece(oval((0, -0.25), 0.03, 0.012), "light"), *placed(flower(6, 1), (0, 0.3), 0.16)]  # fmt: skip


def tree_of_life() -> Motif:
    trunk = smooth(
        [
            (-0.05, 0.5),
            (-0.03, 0.1),
            (-0.05, -0.3),
            (0, -0.46),
            (0.05, -0.3),
            (0.03, 0.1),
            (0.05, 0.5),
        ]
    )
    half: Motif = []
    for level, (y, reach) in enumerate([(0.24, 0.4), (0.04, 0.46), (-0.16, 0.4), (-0.32, 0.26)]):
        branch = smooth(
            [
                (0.0, y + 0.06),
                (reach * 0.55, y + 0.0),
                (reach, y - 0.12),
                (reach * 0.55, y - 0.04),
                (0, y),
            ]
        )
        half.append(Piece(branch, "a"))
        half += placed(flower(7, 1), (reach, y - 0.12), 0.24 - 0.02 * level)
        half += [
            Piece(scaled(petal(0.15, 0.05, turn), (reach * 0.5, y - 0.02), 1), "b")
            for turn in (0.2, 2.6)
        ]
    root = Piece(smooth([(0.02, 0.44), (0.2, 0.48), (0.3, 0.54), (0.02, 0.53)]), "a")
    return [*mirrored([*half, root]), Piece(trunk, "a"), *placed(flower(8, 2), (0, -0.42), 0.26)]


def rabbit() -> Motif:
    """Knitted or crocheted: round parts, from the back to the front."""
    half = [
        Piece(oval((0.1, -0.44), 0.06, 0.19, 0.12), "a"),
        Piece(oval((0.17, 0.42), 0.12, 0.09, 0.1), "a"),
        Piece(oval((0.24, 0.1), 0.07, 0.16, -0.4), "a"),
    ]
    return [*mirrored(half), Piece(oval((0, 0.2), 0.23, 0.28), "b"), Piece(oval((0, -0.2), 0.22, 0.2), "a"),
            *mirrored([Piece(oval((0.08, -0.2), 0.025, 0.03), "dark")]), Piece(oval((0, -0.13), 0.03, 0.022), "c"),
            Piece(oval((0, 0.06), 0.15, 0.035), "d")]  # fmt: skip
