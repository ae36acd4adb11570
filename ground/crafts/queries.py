from ground.crafts.models import Craft


def crafts_by_family() -> list[tuple[Craft.Family, list[Craft]]]:
    """Every family that has crafts, in the order of the plan's verbs 绣 剪 编, with its crafts."""
    crafts = list(Craft.objects.all())
    families = [
        (each, [craft for craft in crafts if craft.family == each]) for each in Craft.Family
    ]
    return [(family, members) for family, members in families if members]
