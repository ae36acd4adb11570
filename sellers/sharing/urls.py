from django.urls import path

from sellers.sharing import agreement_views, fund_views, member_fund_views, member_views, views

urlpatterns = [
    path("shares/", member_views.show_shares, name="studio-shares"),
    path("shares/sheet/", member_views.take_shares, name="studio-shares-sheet"),
    path("shares/payments/<int:pk>/", member_views.answer_payment, name="studio-share-answer"),
    path("coop/<int:coop>/shares/", views.show_shares, name="coop-shares"),
    path("coop/<int:coop>/shares/sheet/", views.take_owed, name="coop-owed-sheet"),
    path("coop/<int:coop>/shares/pay/", views.pay, name="coop-pay"),
    path("coop/<int:coop>/shares/payments/", views.show_payments, name="coop-payments"),
    path(
        "coop/<int:coop>/shares/payments/<int:pk>/undo/",
        views.undo_payment,
        name="coop-payment-undo",
    ),
    path("coop/<int:coop>/funds/", fund_views.show_funds, name="coop-funds"),
    path("coop/<int:coop>/funds/new/", fund_views.new_spending, name="coop-fund-new"),
    path("coop/<int:coop>/funds/<int:pk>/", fund_views.show_spending, name="coop-fund"),
    path(
        "coop/<int:coop>/funds/<int:pk>/receipt/",
        fund_views.show_receipt,
        name="coop-fund-receipt",
    ),
    path("shares/funds/<int:pk>/", member_fund_views.confirm, name="studio-fund-confirm"),
    path(
        "shares/funds/<int:pk>/receipt/",
        member_fund_views.show_receipt,
        name="studio-fund-receipt",
    ),
    path("coop/<int:coop>/shares/divisions/", views.show_divisions, name="coop-divisions"),
    path(
        "coop/<int:coop>/shares/agreements/",
        agreement_views.show_agreements,
        name="coop-agreements",
    ),
    path(
        "coop/<int:coop>/shares/agreements/new/",
        agreement_views.new_agreement,
        name="coop-agreement-new",
    ),
    path(
        "coop/<int:coop>/shares/agreements/<int:pk>/withdraw/",
        agreement_views.withdraw_agreement,
        name="coop-agreement-withdraw",
    ),
]
