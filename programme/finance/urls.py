from django.urls import path

from programme.finance import income_views, views

urlpatterns = [
    path("", views.start, name="studio-finance"),
    path("income/", income_views.show_income, name="studio-finance-income"),
    path("income/say/", income_views.say, name="studio-finance-income-say"),
    path("loans/<int:pk>/check/", views.check_terms, name="studio-loan-check"),
    path("loans/<int:pk>/apply/", views.apply, name="studio-loan-apply"),
    path("cases/<int:pk>/", views.show_case, name="studio-loan"),
    path("cases/<int:pk>/papers/<int:paper>/back/", views.take_back, name="studio-loan-paper"),
    path("cases/<int:pk>/withdraw/", views.withdraw, name="studio-loan-withdraw"),
]
