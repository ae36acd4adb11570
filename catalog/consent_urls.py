from django.urls import path

from catalog import consent_views as views

urlpatterns = [
    path("grants/<int:pk>/end/", views.take_back_grant, name="studio-grant-end"),
    path("cooperatives/<int:pk>/leave/", views.leave, name="studio-coop-leave"),
    path("coop/<int:coop>/members/<int:pk>/remove/", views.remove, name="coop-member-remove"),
]
