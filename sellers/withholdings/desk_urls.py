from django.urls import path

from sellers.withholdings import desk_views

urlpatterns = [
    path("money/withholdings/", desk_views.list_firm, name="money-withholdings"),
    path("money/withholdings/<int:pk>/", desk_views.hand, name="money-withholding"),
    path("money/withholdings/vouchers/<int:pk>/", desk_views.look, name="money-withholding-look"),
]
