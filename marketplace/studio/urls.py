from django.urls import path

from marketplace.studio import views

urlpatterns = [
    path("", views.start, name="studio"),
    path("easy/", views.easy_read, name="easy-read"),
    path("income/", views.income, name="studio-income"),
    path("income.csv", views.income_sheet, name="studio-income-sheet"),
]
