from django.urls import path

from catalog import piece_views

urlpatterns = [path("<str:number>/", piece_views.show_piece, name="piece")]
