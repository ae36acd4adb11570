"""Dates as they are said: 1月9日, never 01月9日."""

MONTH_DAY_FORMAT = "n月j日"
