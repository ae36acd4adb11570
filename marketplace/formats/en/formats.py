"""Dates as English readers everywhere read them one way; a time says whose it is."""

DATE_FORMAT = SHORT_DATE_FORMAT = "j F Y"
MONTH_DAY_FORMAT = "j F"
YEAR_MONTH_FORMAT = "F Y"
TIME_FORMAT = r"H:i \C\h\i\n\a \t\i\m\e"
DATETIME_FORMAT = SHORT_DATETIME_FORMAT = rf"{DATE_FORMAT}, {TIME_FORMAT}"
