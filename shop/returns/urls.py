from django.urls import path

from shop.returns import views

urlpatterns = [
    path("returns/", views.list_returns, name="studio-returns"),
    path("returns/<int:pk>/", views.show_return, name="studio-return"),
]
