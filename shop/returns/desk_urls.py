from django.urls import path

from shop.returns import desk_views as views

urlpatterns = [
    path("money/returns/", views.list_returns, name="money-returns"),
    path("money/returns/<int:pk>/", views.show_return, name="money-return"),
]
