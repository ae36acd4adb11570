from django.db import connection

from ground.pagecache.models import Generation

_SELECT = f"SELECT number FROM {Generation._meta.db_table} WHERE id = 1"  # noqa: S608 -- our own table's name


def generation() -> int:
    """The number that public pages made now are kept under; 0 before the first change.

    Plain SQL: every hit of the page cache asks this one thing.
    """
    with connection.cursor() as cursor:
        cursor.execute(_SELECT)
        row = cursor.fetchone()
    return row[0] if row else 0
