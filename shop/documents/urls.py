from django.urls import path

from shop.documents import views

_STATEMENT = "income/statements/<int:pk>/<str:month>"

urlpatterns = [
    path("income/statements/", views.show_statements, name="studio-statements"),
    path(f"{_STATEMENT}/", views.show_statement, name="studio-statement"),
    path(f"{_STATEMENT}.csv", views.take_statement, name="studio-statement-sheet"),
    path("invoices/", views.show_invoices, name="studio-invoices"),
    path("invoices/<int:pk>/", views.show_request, name="studio-invoice"),
    path("invoices/<int:pk>/issue/", views.issue, name="studio-invoice-issue"),
    path("invoices/<int:pk>/refuse/", views.refuse, name="studio-invoice-refuse"),
    path("invoices/<int:pk>/fapiao.pdf", views.take_file, name="studio-invoice-file"),
]
