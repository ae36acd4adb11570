from django.urls import path

from programme.finance import desk_funds, desk_income, desk_views, desk_women

urlpatterns = [
    path("", desk_views.start, name="desk-finance"),
    path("cases/<int:pk>/", desk_views.show_case, name="desk-finance-case"),
    path("cases/<int:pk>/check/", desk_views.look_at_conditions, name="desk-finance-check"),
    path("cases/<int:pk>/papers/<int:paper>/", desk_views.show_paper, name="desk-finance-paper"),
    path("cases/<int:pk>/steps/<slug:step>/", desk_views.take_step, name="desk-finance-step"),
    path("cases/<int:pk>/claim/", desk_views.claim, name="desk-finance-claim"),
    path("claims/<int:pk>/<slug:answer>/", desk_views.answer_claim, name="desk-finance-answer"),
    path("people/<int:pk>/", desk_women.show_person, name="desk-finance-person"),
    path("people/<int:pk>/apply/", desk_women.apply_for_her, name="desk-finance-apply"),
    path("people/<int:pk>/income/", desk_income.show_income, name="desk-finance-income"),
    path("people/<int:pk>/income/look/", desk_income.look_at, name="desk-finance-income-look"),
    path("incomes/<int:pk>/strike/", desk_income.strike, name="desk-finance-income-strike"),
    path("people/<int:pk>/service/", desk_women.note_for_her, name="desk-finance-service"),
    path("people/<int:pk>/household/", desk_women.join, name="desk-finance-join"),
    path("people/<int:pk>/household/part/", desk_women.part, name="desk-finance-part"),
    path("people/<int:pk>/withhold/", desk_women.offer_withholding, name="desk-finance-withhold"),
    path("services/", desk_women.list_services, name="desk-finance-services"),
    path("funds/", desk_funds.list_budgets, name="desk-finance-funds"),
    path("funds/new/", desk_funds.add_budget, name="desk-finance-budget-new"),
    path("funds/<int:pk>/", desk_funds.show_budget, name="desk-finance-budget"),
    path("funds/<int:pk>/grant/", desk_funds.add_grant, name="desk-finance-grant-new"),
    path("grants/<int:pk>/", desk_funds.show_grant, name="desk-finance-grant"),
    path("grants/<int:pk>/use/", desk_funds.add_use, name="desk-finance-use"),
    path("grants/<int:pk>/close/", desk_funds.close, name="desk-finance-close"),
    path("uses/<int:pk>/void/", desk_funds.void, name="desk-finance-void"),
    path("uses/<int:pk>/look/", desk_funds.look, name="desk-finance-voucher"),
    path("terms/", desk_funds.list_terms, name="desk-finance-terms"),
    path("terms/new/", desk_funds.add_terms, name="desk-finance-terms-new"),
]
