from django.urls import path

from shop.moderation import report_views

urlpatterns = [
    path("report/work/<int:pk>/", report_views.report_work, name="report-work"),
    path("report/shop/<slug:slug>/", report_views.report_shop, name="report-shop"),
    path("report/review/<int:pk>/", report_views.report_review, name="report-review"),
    path("report/question/<int:pk>/", report_views.report_question, name="report-question"),
    path("report/<slug:number>/", report_views.taken, name="report-taken"),
    path(
        "orders/<slug:number>/parts/<int:pk>/complain/", report_views.complain, name="part-complain"
    ),
]
