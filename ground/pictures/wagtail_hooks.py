from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry

from ground.pictures.views import original


@hooks.register("register_log_actions")
def picture_actions(actions: LogActionRegistry) -> None:
    actions.register_action("picture.sweep", _("清掉没人用的照片"), _("清掉了没人用的照片"))


@hooks.register("register_admin_urls")
def originals() -> list[URLPattern]:
    """As the storage of originals says where they are."""
    return [path("originals/<path:name>", original, name="picture-original")]
