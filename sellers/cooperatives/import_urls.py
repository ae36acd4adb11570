from django.urls import path

from sellers.cooperatives import import_views, list_views

_ONE = "coop/<int:coop>/imports/<int:pk>"

urlpatterns = [
    path("coop/<int:coop>/imports/", list_views.show_imports, name="coop-imports"),
    path("coop/<int:coop>/lists/<slug:kind>.<slug:form>", list_views.take_list, name="coop-list"),
    path(
        "coop/<int:coop>/imports/<slug:kind>/template.xlsx",
        import_views.take_template,
        name="coop-import-template",
    ),
    path("coop/<int:coop>/imports/<slug:kind>/new/", import_views.send, name="coop-import-new"),
    path(f"{_ONE}/", import_views.show, name="coop-import"),
    path(f"{_ONE}/refused.<slug:form>", import_views.take_refused, name="coop-import-refused"),
    path(f"{_ONE}/write/", import_views.press, name="coop-import-write"),
    path(f"{_ONE}/again/", import_views.again, name="coop-import-again"),
    path(f"{_ONE}/drop/", import_views.drop_it, name="coop-import-drop"),
]
