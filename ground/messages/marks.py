"""A title within a sentence."""

from django.utils.translation import get_language


def in_marks(title: str) -> str:
    """Within the marks of the reader's language; a Chinese title that has its own gets no more."""
    if get_language() == "en":
        return f"“{title}”"
    return title if "《" in title else f"《{title}》"
