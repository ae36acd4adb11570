from django.urls import path

from shop.documents import desk_views

_EXPORT = "money/exports/<int:pk>/"

urlpatterns = [
    path("money/settlement/", desk_views.show_settlement, name="money-settlement"),
    path("money/settlement.csv", desk_views.take_settlement, name="money-settlement-sheet"),
    path("money/exports/", desk_views.show_exports, name="money-exports"),
    path(_EXPORT, desk_views.show_export, name="money-export"),
    path(f"{_EXPORT}approve/", desk_views.approve_export, name="money-export-approve"),
    path(f"{_EXPORT}drop/", desk_views.refuse_export, name="money-export-drop"),
    path(f"{_EXPORT}file/", desk_views.take_export, name="money-export-file"),
]
