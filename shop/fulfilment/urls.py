from django.urls import path

from shop.fulfilment import (
    abroad_views,
    packing_views,
    parcel_views,
    print_views,
    progress_views,
    shop_views,
    views,
)

urlpatterns = [
    path("orders/<int:pk>/", views.show_part, name="seller-order"),
    path("orders/<int:pk>/accept/", views.accept_part, name="part-accept"),
    path("orders/<int:pk>/decline/", views.decline_part, name="part-decline"),
    path("orders/<int:pk>/send/", views.send_part, name="part-send"),
    path("orders/<int:pk>/ready/", views.ready_part, name="part-ready"),
    path("orders/<int:pk>/slip/", print_views.show_slip, name="part-slip"),
    path("orders/<int:pk>/label/", print_views.show_label, name="part-label"),
    path("orders/<int:pk>/photos/", progress_views.show_photos, name="part-photos"),
    path("orders/<int:pk>/photos/<int:photo_pk>/", progress_views.photo_file, name="part-photo"),
    path(
        "orders/<int:pk>/photos/<int:photo_pk>/take-back/",
        progress_views.take_back_photo,
        name="part-photo-back",
    ),
    path("shop/", shop_views.show_shop, name="studio-shop"),
    path(
        "shop/<int:pk>/rest/", shop_views.change, {"setting": shop_views.HOLIDAY}, name="shop-rest"
    ),
    path("shop/<int:pk>/back/", shop_views.end_rest, name="shop-back"),
    path("shop/<int:pk>/name/", shop_views.change, {"setting": shop_views.NAME}, name="shop-name"),
    path(
        "shop/<int:pk>/limit/",
        shop_views.change,
        {"setting": shop_views.CAPACITY},
        name="shop-limit",
    ),
    path(
        "shop/<int:pk>/postage/",
        shop_views.change,
        {"setting": shop_views.POSTAGE},
        name="shop-postage",
    ),
    path(
        "shop/<int:pk>/pickup/",
        shop_views.change,
        {"setting": shop_views.PICKUP},
        name="shop-pickup",
    ),
    path("shop/<int:pk>/abroad/", abroad_views.set_rates, name="shop-abroad"),
    path("coop/<int:coop>/pack/", packing_views.list_boxes, name="coop-pack"),
    path("coop/<int:coop>/pack/<int:pk>/", packing_views.show_box, name="coop-box"),
    path("coop/<int:coop>/pick/", packing_views.pick, name="coop-pick"),
    path("coop/<int:coop>/slips/", packing_views.print_slips, name="coop-slips"),
    path("coop/<int:coop>/labels/", packing_views.print_labels, name="coop-labels"),
    path("parcels/", parcel_views.list_parcels, name="parcels"),
    path("parcels/<int:pk>/", parcel_views.show_parcel, name="parcel"),
    path("parcels/<int:pk>/take-back/", parcel_views.take_parcel_back, name="parcel-take-back"),
    path("parcels/<int:pk>/slip/", print_views.show_parcel_slip, name="parcel-slip"),
    path("parcels/<int:pk>/label/", print_views.show_parcel_label, name="parcel-label"),
]
