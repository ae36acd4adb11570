from django.urls import path

from sellers.organs import sheet_views as views

_ONE = "lists/imports/<int:pk>"
urlpatterns = [
    path("lists/", views.show_lists, name="desk-sheets"),
    path("lists/<slug:kind>.<slug:form>", views.take_list, name="desk-list"),
    path("lists/<slug:kind>/template.xlsx", views.take_template, name="desk-sheet-template"),
    path("lists/<slug:kind>/new/", views.send, name="desk-sheet-new"),
    path(f"{_ONE}/", views.show, name="desk-sheet"),
    path(f"{_ONE}/refused.<slug:form>", views.take_refused, name="desk-sheet-refused"),
    path(f"{_ONE}/write/", views.press, name="desk-sheet-write"),
    path(f"{_ONE}/again/", views.again, name="desk-sheet-again"),
    path(f"{_ONE}/drop/", views.drop_it, name="desk-sheet-drop"),
]
