from django.urls import path

from shop.moderation import report_views

urlpatterns = [
    path("report/work/<int:pk>/", report_views.report_work, name="report-work"),
    path("report/shop/<slug:slug>/", report_views.report_shop, name="report-shop"),
    path("report/<slug:number>/", report_views.taken, name="report-taken"),
    path(
        "orders/<slug:number>/parts/<int:pk>/complain/", report_views.complain, name="part-complain"
    ),
]
