from django.apps import AppConfig
from django.core.management.base import SystemCheckError


class DemoConfig(AppConfig):
    name = "marketplace.demo"
    label = "demo"

    def ready(self) -> None:
        """Refuse to start: a server and a worker run no system checks of their own.

        Raises SystemCheckError.
        """
        from marketplace.demo import checks  # noqa: PLC0415 -- registers itself, apps ready

        faults = checks.refuse_where_it_counts(None)
        if faults:
            raise SystemCheckError("\n".join(map(str, faults)))
