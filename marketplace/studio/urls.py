from django.urls import path

from marketplace.studio import coop_views, novelty_views, views

urlpatterns = [
    path("", views.start, name="studio"),
    path("coop/", coop_views.choose, name="coops"),
    path("coop/<int:coop>/", coop_views.today, name="coop-today"),
    path("coop/<int:coop>/month/", coop_views.month, name="coop-month"),
    path("coop/<int:coop>/month.csv", coop_views.month_sheet, name="coop-month-sheet"),
    path("easy/", views.easy_read, name="easy-read"),
    path("income/", views.income, name="studio-income"),
    path("income.csv", views.income_sheet, name="studio-income-sheet"),
    path("novelties/", novelty_views.list_hers, name="studio-novelties"),
    path("novelties/<int:pk>/", novelty_views.show_hers, name="studio-novelty"),
    path("coop/<int:coop>/novelties/", novelty_views.list_all, name="coop-novelties"),
    path("coop/<int:coop>/novelties/<int:pk>/", novelty_views.show_one, name="coop-novelty"),
]
