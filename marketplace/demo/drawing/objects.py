"""What is made: outlines of bags, fans, frames, cups; canvas pixels."""

import math

from marketplace.demo.drawing.paint import SIDE, Point, oval, scaled, smooth

MIDDLE = (SIDE / 2, SIDE / 2)


def box(
    across: float, down: float, centre: Point = (0.5, 0.5), corner: float = 0.02
) -> list[Point]:
    """A rounded rectangle, in parts of the side."""
    x0, x1 = SIDE * (centre[0] - across / 2), SIDE * (centre[0] + across / 2)
    y0, y1 = SIDE * (centre[1] - down / 2), SIDE * (centre[1] + down / 2)
    c = corner * SIDE
    corners = [(x0 + c, y0 + c, 2), (x1 - c, y0 + c, 3), (x1 - c, y1 - c, 0), (x0 + c, y1 - c, 1)]
    circle = oval((0, 0), c, c)
    return [(x + dx, y + dy) for x, y, at in corners for dx, dy in circle[at * 15 : at * 15 + 16]]


def disc(radius: float, centre: Point = (0.5, 0.5)) -> list[Point]:
    return oval((SIDE * centre[0], SIDE * centre[1]), SIDE * radius, SIDE * radius)


def clutch() -> list[Point]:
    return box(0.78, 0.52, (0.5, 0.52), 0.05)


def tote() -> list[Point]:
    s = SIDE
    points = [(0.2, 0.42), (0.5, 0.4), (0.8, 0.42), (0.84, 0.6), (0.86, 0.8), (0.8, 0.89), (0.5, 0.91),
              (0.2, 0.89), (0.14, 0.8), (0.16, 0.6)]  # fmt: skip
    return smooth([(x * s, y * s) for x, y in points], 12)


def insole(lean: float) -> list[Point]:
    half = [(0.0, -0.5), (0.13, -0.42), (0.17, -0.24), (0.11, 0.02), (0.1, 0.26), (0.12, 0.4),
            (0.0, 0.5), (-0.11, 0.4), (-0.1, 0.2), (-0.15, -0.1), (-0.17, -0.3), (-0.11, -0.45)]  # fmt: skip
    turned = [(x * (1 if lean > 0 else -1), y) for x, y in half]
    return scaled(
        smooth(turned, 8), (SIDE * (0.5 + lean * 0.19), SIDE * 0.5), SIDE * 0.78, lean * 0.1
    )


def sachet() -> list[Point]:
    heart = [
        (0, 0.42),
        (-0.3, 0.12),
        (-0.36, -0.14),
        (-0.2, -0.3),
        (0, -0.2),
        (0.2, -0.3),
        (0.36, -0.14),
        (0.3, 0.12),
    ]
    return scaled(smooth(heart, 10), (SIDE * 0.5, SIDE * 0.46), SIDE * 0.85)


def cup() -> list[Point]:
    s = SIDE
    points = [
        (0.28, 0.3),
        (0.5, 0.315),
        (0.72, 0.3),
        (0.69, 0.62),
        (0.6, 0.76),
        (0.4, 0.76),
        (0.31, 0.62),
    ]
    return smooth([(x * s, y * s) for x, y in points], 12)


def shade_of_lamp() -> list[Point]:
    s = SIDE
    points = [
        (0.42, 0.2),
        (0.58, 0.2),
        (0.74, 0.42),
        (0.78, 0.66),
        (0.5, 0.71),
        (0.22, 0.66),
        (0.26, 0.42),
    ]
    return smooth([(x * s, y * s) for x, y in points], 10)


def arc(centre: Point, across: float, down: float, start: float, end: float) -> list[Point]:
    """Part of an oval, in parts of the side; 0 is to the right, a quarter is below."""
    turns = (math.tau * (start + (end - start) * t / 40) for t in range(41))
    return [
        (SIDE * (centre[0] + across * math.cos(a)), SIDE * (centre[1] + down * math.sin(a)))
        for a in turns
    ]


def hat() -> tuple[list[Point], list[Point], list[Point]]:
    """Brim, crown, and the band where they meet."""
    at = (0.5, 0.52)
    crown = arc(at, 0.2, 0.07, 0, 0.5) + arc(at, 0.2, 0.27, 0.5, 1)
    lower, upper = arc(at, 0.203, 0.073, 0, 0.5), arc((0.5, 0.465), 0.198, 0.066, 0.5, 0)
    return oval((SIDE * 0.5, SIDE * 0.57), SIDE * 0.43, SIDE * 0.2), crown, lower + upper
