from django.urls import path

from marketplace.studio import views

urlpatterns = [
    path("", views.start, name="studio"),
    path("income/", views.income, name="studio-income"),
    path("income.csv", views.income_sheet, name="studio-income-sheet"),
]
