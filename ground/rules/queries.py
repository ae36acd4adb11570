from ground.rules.models import Kind, Version


def version_now(kind: str) -> Version | None:
    """The one that holds; None: nothing was published yet."""
    return Version.objects.in_force().filter(kind=kind).order_by("-effective_from").first()


def coming_version(kind: str) -> Version | None:
    return Version.objects.coming().filter(kind=kind).order_by("effective_from").first()


def earlier_versions(kind: str) -> list[Version]:
    """All that held, the latest first."""
    return list(Version.objects.in_force().filter(kind=kind).order_by("-effective_from"))


def overview() -> list[tuple[Kind, Version | None, Version | None]]:
    """Each kind with what holds and what comes, in two queries."""
    now = {each.kind: each for each in Version.objects.in_force().order_by("effective_from")}
    coming = {each.kind: each for each in Version.objects.coming()}
    return [(kind, now.get(kind), coming.get(kind)) for kind in Kind]
