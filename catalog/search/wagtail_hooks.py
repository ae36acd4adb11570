"""Synonyms in the editors' menu; what they write counts with the next request."""

from collections.abc import Iterable

from django.db.models import Model
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.panels import FieldPanel
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from catalog.search.models import SynonymGroup
from ground.pagecache.services import refresh_public_pages


class SynonymViewSet(SnippetViewSet):
    model = SynonymGroup
    icon = "search"
    menu_label = _("同义词")
    menu_name = "synonyms"
    add_to_admin_menu = True
    list_display = ["__str__", "names_zh", "names_en"]
    search_fields = ["names_zh", "names_en"]
    search_backend_name = None
    panels = [FieldPanel("names_zh"), FieldPanel("names_en")]


register_snippet(SynonymViewSet)


@hooks.register("after_create_snippet")
@hooks.register("after_edit_snippet")
def show_change(request: HttpRequest, instance: Model) -> None:
    if isinstance(instance, SynonymGroup):
        refresh_public_pages()


@hooks.register("after_delete_snippet")
def show_deletion(request: HttpRequest, instances: Iterable[Model]) -> None:
    if any(isinstance(instance, SynonymGroup) for instance in instances):
        refresh_public_pages()
