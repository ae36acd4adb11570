"""Examples for every private address about papers: statements, fapiao, settlement, reports."""

from ground.money.months import Month
from shop.documents.models import ExportRun, InvoiceRequest

MODELS_OF_DOCUMENTS = [ExportRun, InvoiceRequest]
ABOUT_DOCUMENTS = {
    "studio-statement": "shop", "studio-statement-sheet": "shop", "studio-invoice": "invoice",
    "studio-invoice-issue": "invoice", "studio-invoice-refuse": "invoice",
    "studio-invoice-file": "invoice", "money-export": "export", "money-export-approve": "export",
    "money-export-drop": "export", "money-export-file": "export",
}  # fmt: skip
OWN_DOCUMENTS = {
    "studio-statements", "studio-invoices", "money-settlement", "money-settlement-sheet",
    "money-exports",
}  # fmt: skip
MORE_OF_DOCUMENTS = {
    name: {"month": Month.current().key} for name in ("studio-statement", "studio-statement-sheet")
}
