"""Every private address there is, from the URL map."""

from django.urls import get_resolver

DOORS = ("studio/", "desk/", "account/")


def addresses():
    found = {}
    for pattern in get_resolver().url_patterns:
        if str(pattern.pattern).startswith("cms/"):
            continue
        for inner in getattr(pattern, "url_patterns", []):
            for leaf in getattr(inner, "url_patterns", [inner]):
                path = str(inner.pattern) + (str(leaf.pattern) if leaf is not inner else "")
                if path.startswith(DOORS) and getattr(leaf, "name", None):
                    found[leaf.name] = path
    return found
