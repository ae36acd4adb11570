from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import Panel

from shop.pages.furnishing import missing_works


class MissingWorksPanel(Panel):
    """Says which of the works that were chosen readers do not see."""

    BASE_ATTRS: dict[str, str] = {}

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"heading": _("没有显示的作品")} | options)

    class BoundPanel(Panel.BoundPanel):
        template_name = "pages/cms/missing_works.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            return context | {"missing": missing_works([self.instance.body])}

        def is_shown(self) -> bool:
            return bool(self.instance.pk) and bool(missing_works([self.instance.body]))
