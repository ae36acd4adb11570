"""What a file may hold, in one place: none can fill the memory or the disk."""

MOST_BYTES = 5 * 1024 * 1024  # of a table
MOST_UNPACKED = 60 * 1024 * 1024
MOST_ROWS = 20_000
MOST_COLUMNS = 100
MOST_LETTERS = 2_000  # in one cell
MOST_PHOTO_BYTES = 2 * 1024**3  # of a ZIP of photos
MOST_PHOTO_UNPACKED = 2 * 1024**3
MOST_PHOTOS = 40_000
KEPT_DAYS = 7  # a file that nobody wrote
