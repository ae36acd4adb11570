from django.urls import path

from sellers.stockroom import list_views, place_views, take_views, transfer_views, views

_COOP = "coop/<int:coop>/stock/"

urlpatterns = [
    path(_COOP, views.list_shelves, name="stockroom"),
    path(_COOP + "works/<int:pk>/", views.show_work, name="stock-work"),
    path(_COOP + "works/<int:pk>/in/", views.bring_in, name="stock-work-in"),
    path(_COOP + "works/<int:pk>/out/", views.take_out, name="stock-work-out"),
    path(_COOP + "places/", place_views.list_places, name="stock-places"),
    path(_COOP + "places/new/", place_views.new_place, name="stock-place-new"),
    path(_COOP + "places/<int:pk>/", place_views.show_place, name="stock-place"),
    path(_COOP + "places/<int:pk>/close/", place_views.end_place, name="stock-place-close"),
    path(_COOP + "transfers/", transfer_views.list_transfers, name="stock-transfers"),
    path(_COOP + "transfers/new/", transfer_views.new_transfer, name="stock-transfer-new"),
    path(_COOP + "transfers/<int:pk>/back/", transfer_views.send_back, name="stock-transfer-back"),
    path(_COOP + "takes/", take_views.list_takes, name="stock-takes"),
    path(_COOP + "takes/new/", take_views.new_take, name="stock-take-new"),
    path(_COOP + "takes/<int:pk>/", take_views.show_take, name="stock-take"),
    path(_COOP + "takes/<int:pk>/end/", take_views.end_take, name="stock-take-end"),
    path(_COOP + "takes/<int:pk>/approve/", take_views.approve_take, name="stock-take-approve"),
    path(_COOP + "takes/<int:pk>/drop/", take_views.drop_take, name="stock-take-drop"),
    path(_COOP + "low/", list_views.list_low, name="stock-low"),
    path(_COOP + "ageing/", list_views.list_ageing, name="stock-ageing"),
]
