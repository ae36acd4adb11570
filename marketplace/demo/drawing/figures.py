"""Larger motifs, for paper above all: a mask, two fish, a doll, a tree, a rabbit."""

import math

from marketplace.demo.drawing.motifs import Motif, Piece, flower, leaf, mirrored, petal, placed
from marketplace.demo.drawing.paint import oval, path, scaled


def mask() -> Motif:
    """戏曲脸谱: half a face, mirrored. `c` is the face's own colour, `a` and `b` adorn it."""
    crown = [Piece(scaled(petal(0.2, 0.07, n * 0.42), (0.27 * math.sin(n * 0.42), -0.36 + 0.05 * n), 1), "ab"[n % 2])
             for n in range(4)]  # fmt: skip
    ear = Piece(path("37 -12, 47 -18, 48 2, 38 12", 6), "b")
    face = Piece(path("0 -46, 22 -43, 36 -28, 40 -5, 34 22, 18 43, 0 50, -18 43, -34 22, -40 -5, -36 -28, -22 -43"), "c")  # fmt: skip
    half = [
        Piece(path("4 -18, 14 -33, 32 -37, 30 -28, 18 -22"), "dark"),
        Piece(path("5 -8, 16 -17, 34 -14, 24 -4, 12 -3"), "light"),
        Piece(oval((0.19, -0.095), 0.045, 0.04), "dark"),
        Piece(path("8 6, 22 0, 33 4, 28 20, 16 22, 24 12, 18 7"), "a"),
        Piece(path("3 14, 10 16, 8 22, 0 20", 6), "dark"),
        Piece(path("10 34, 20 28, 30 26, 22 36, 12 40"), "b"),
    ]
    brow = Piece(path("0 -44, 6 -34, 0 -16, -6 -34"), "a")
    mouth = Piece(path("0 29, 8 27, 13 31, 0 37, -13 31, -8 27"), "dark")
    return [*mirrored(crown), *mirrored([ear]), face, *mirrored(half), brow, mouth,
            Piece(path("-2 -10, 2 -10, 5 12, 0 16, -5 12", 6), "light")]  # fmt: skip


def fish() -> Motif:
    body = path("-50 4, -40 -10, -20 -21, 4 -20, 24 -8, 34 3, 22 12, 2 19, -22 20, -40 14")
    tail = path("30 3, 44 -12, 60 -17, 53 -4, 47 3, 54 12, 59 26, 43 18")
    fins = [Piece(path("-18 -19, -4 -35, 16 -30, 10 -16"), "b", 1.2), Piece(path("-12 18, 2 33, 14 28, 8 15"), "b", 1.2)]  # fmt: skip
    scales = [
        Piece(path(f"{x} {y - 4}, {x + 5} {y}, {x} {y + 4}, {x + 2} {y}", 5), "cut")
        for row, y in enumerate((-10, -2, 6, 13))
        for x in range(-16 + 4 * (row % 2), 22 - 5 * abs(row - 1), 9)
    ]
    gill = Piece(path("-28 -13, -22 -4, -22 6, -28 14, -25 5, -25 -4", 6), "cut")
    return [Piece(tail, "b", 0.2), *fins, Piece(body, "a", 0.3), *scales, gill,
            Piece(oval((-0.37, -0.03), 0.04, 0.04), "cut"), Piece(oval((-0.37, -0.03), 0.018, 0.018), "dot")]  # fmt: skip


def two_fish() -> Motif:
    """年年有余: fish that circle a lotus, waves below and above."""
    return [
        *placed(fish(), (0.0, -0.27), 0.84, 0.16),
        *placed(fish(), (0.0, 0.27), 0.84, math.pi + 0.16),
        *placed(flower(8, 2), (0.0, 0.0), 0.36),
        *placed(flower(6, 1), (0.4, 0.03), 0.22),
        *placed(flower(6, 1), (-0.4, -0.03), 0.22),
    ]


def _bird() -> Motif:
    body = path("36 -20, 42 -30, 50 -32, 51 -40, 56 -43, 60 -38, 58 -28, 50 -20, 42 -16", 8)
    return [Piece(body, "b"), Piece(oval((0.555, -0.385), 0.012, 0.012), "cut")]


def doll() -> Motif:
    """抓髻娃娃: she holds up birds, and keeps harm away."""
    buns = Piece(path("5 -46, 7 -56, 15 -60, 20 -54, 13 -45", 8), "b")
    arm = Piece(path("12 -16, 28 -8, 33 -16, 36 -26, 43 -24, 41 -8, 32 2, 13 0"), "a")
    boot = Piece(path("6 40, 18 40, 20 50, 30 54, 28 58, 6 57", 6), "a")
    coat = Piece(path("0 -20, 13 -18, 15 0, 22 20, 33 42, 16 39, 0 42, -16 39, -33 42, -22 20, -15 0, -13 -18"), "a")  # fmt: skip
    head = Piece(oval((0, -0.34), 0.165, 0.155), "plain")
    fringe = Piece(
        path("0 -44.5, 9 -43.5, 13.5 -37.5, 8 -41, 0 -39.5, -8 -41, -13.5 -37.5, -9 -43.5"), "cut"
    )
    half = [
        Piece(path("3 -33, 7 -35.5, 11 -33, 7 -31.5", 6), "cut"),
        Piece(oval((0.11, -0.28), 0.018, 0.018), "cut"),
        Piece(scaled(leaf(0.17, 0.06, 2.75), (0.075, 0.14), 1), "cut"),
        Piece(path("9 -14, 12 -8, 12 2, 9 8, 10 -2", 6), "cut"),
    ]
    smile = Piece(path("-4 -25, 0 -24.3, 4 -25, 0 -22.6", 6), "cut")
    buttons = [Piece(oval((0, y / 100), 0.016, 0.016), "cut") for y in (-12, -5, 2)]
    return [*mirrored([buns, boot, arm]), *mirrored(placed(_bird(), (-0.105, 0.05), 1.25)), head, coat, fringe, *mirrored(half), smile, *buttons,
            *placed(flower(6, 1), (0, 0.22), 0.2)]  # fmt: skip


def tree_of_life() -> Motif:
    trunk = path("-6 50, -4 20, -3 -10, -4 -30, 0 -46, 4 -30, 3 -10, 4 20, 6 50")
    half: Motif = []
    for level, (y, reach) in enumerate([(22, 42), (4, 47), (-15, 42), (-31, 28)]):
        tip = y - 13
        curve = f"0 {y + 6}, {reach * 0.55} {y + 3}, {reach} {tip}, {reach * 0.55} {y - 3}, 0 {y}"
        half.append(Piece(path(curve), "a"))
        half += placed(flower(7, 1), (reach / 100, tip / 100), 0.26 - 0.02 * level)
        for share, turn in ((0.35, 0.3), (0.6, 0.5), (0.45, 2.5), (0.7, 2.4)):
            at = (reach * share / 100, (y - 2 - 6 * share) / 100)
            half.append(Piece(scaled(leaf(0.13, 0.07, turn), at, 1), "b"))
    root = Piece(path("2 44, 20 48, 34 54, 18 54, 2 53"), "a")
    birds = placed(_bird(), (0.28, 0.74), 0.72, -2.2)
    return [*mirrored([*half, root, *birds]), Piece(trunk, "a"), *placed(flower(8, 2), (0, -0.42), 0.28)]  # fmt: skip


def rabbit() -> Motif:
    """Knitted or crocheted: round parts, from the back to the front."""
    half = [
        Piece(oval((0.1, -0.44), 0.06, 0.19, 0.12), "a"),
        Piece(oval((0.1, -0.43), 0.028, 0.13, 0.12), "c"),
        Piece(oval((0.16, 0.43), 0.12, 0.09, 0.1), "a"),
        Piece(oval((0.24, 0.1), 0.07, 0.16, -0.4), "a"),
    ]
    scarf = path("-16 2, 0 6, 16 2, 15 9, 0 13, -15 9")
    return [*mirrored(half), Piece(oval((0, 0.2), 0.23, 0.28), "b"), Piece(oval((0, -0.2), 0.23, 0.2), "a"),
            *mirrored([Piece(oval((0.085, -0.21), 0.022, 0.027), "dark")]), Piece(oval((0, -0.135), 0.028, 0.02), "c"),
            Piece(scarf, "d"), Piece(path("8 9, 15 8, 18 28, 9 27", 6), "d")]  # fmt: skip
