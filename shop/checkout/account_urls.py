from django.urls import path

from shop.checkout import address_views as views

urlpatterns = [
    path("", views.show_addresses, name="account-addresses"),
    path("add/", views.add_address, name="account-address-add"),
    path("<int:pk>/", views.change_address, name="account-address"),
    path("<int:pk>/delete/", views.delete_address, name="account-address-delete"),
]
