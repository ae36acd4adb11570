"""Months as her income is told: those of all money."""

from ground.money.months import Month

__all__ = ["Month"]
