from django.urls import path

from programme.lending import views

urlpatterns = [
    path("lending/", views.list_lendings, name="desk-lending"),
    path("lending/list/", views.sheet, name="desk-lending-sheet"),
    path("lending/new/<slug:kind>/", views.ask, name="desk-lending-new"),
    path("lending/<int:pk>/", views.show, name="desk-lending-one"),
    path("lending/<int:pk>/<slug:deed>/", views.act, name="desk-lending-act"),
]
