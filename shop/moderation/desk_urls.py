from django.urls import path

from shop.moderation import desk_views, rules_views

urlpatterns = [
    path("", desk_views.queue, name="market"),
    path("reports/<int:pk>/", desk_views.show_report, name="market-report"),
    path("reports/<int:pk>/look/", desk_views.look, name="market-report-look"),
    path("suspensions/", desk_views.suspensions, name="market-suspensions"),
    path("suspensions/<int:pk>/", desk_views.show_suspension, name="market-suspension"),
    path("shops/<int:pk>/suspend/", desk_views.suspend_shop, name="market-suspend-shop"),
    path("works/<int:pk>/suspend/", desk_views.suspend_work, name="market-suspend-work"),
    path("rules/", rules_views.rules, name="market-rules"),
    path("rules/<slug:kind>/begin/", rules_views.begin, name="market-rules-begin"),
    path("rules/<int:pk>/", rules_views.draft, name="market-rules-draft"),
    path("rules/<int:pk>/publish/", rules_views.publish, name="market-rules-publish"),
]
