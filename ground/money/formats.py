from django.utils.translation import get_language


def format_fen(fen: int, language: str | None = None) -> str:
    """¥1,490.00 in Chinese, CN¥1,490.00 in English."""
    sign = "CN¥" if (language or get_language()) == "en" else "¥"
    minus = "−" if fen < 0 else ""
    return f"{minus}{sign}{abs(fen) // 100:,}.{abs(fen) % 100:02d}"
