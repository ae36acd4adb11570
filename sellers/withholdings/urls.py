from django.urls import path

from sellers.withholdings import views

urlpatterns = [
    path("withholdings/", views.list_agreements, name="studio-withholdings"),
    path("withholdings/<int:pk>/sign/", views.sign, name="studio-withholding-sign"),
    path("withholdings/<int:pk>/decline/", views.decline, name="studio-withholding-decline"),
    path("withholdings/<int:pk>/stop/", views.stop, name="studio-withholding-stop"),
]
