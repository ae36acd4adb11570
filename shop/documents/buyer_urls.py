from django.urls import path

from shop.documents import buyer_views

urlpatterns = [
    path("<str:number>/receipt/", buyer_views.show_receipt, name="receipt"),
    path("<str:number>/parts/<int:pk>/invoice/", buyer_views.show_invoice, name="invoice"),
    path("<str:number>/parts/<int:pk>/invoice.pdf", buyer_views.take_file, name="invoice-file"),
]
