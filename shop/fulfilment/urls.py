from django.urls import path

from shop.fulfilment import views

urlpatterns = [
    path("orders/<int:pk>/", views.show_part, name="seller-order"),
    path("orders/<int:pk>/accept/", views.accept_part, name="part-accept"),
    path("orders/<int:pk>/decline/", views.decline_part, name="part-decline"),
    path("orders/<int:pk>/send/", views.send_part, name="part-send"),
    path("orders/<int:pk>/ready/", views.ready_part, name="part-ready"),
    path("orders/<int:pk>/slip/", views.show_slip, name="part-slip"),
]
