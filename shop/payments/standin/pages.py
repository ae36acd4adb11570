"""The hosted page: plain HTML, both languages, no script, says plainly that it is a rehearsal."""

from html import escape

from shop.payments.standin import disputes
from shop.payments.standin.refunding import LATER
from shop.payments.standin.store import Object

CARDS = {
    **dict.fromkeys(["4242424242424242", *disputes.CARDS, *LATER], "paid"),
    "4000000000000002": "declined",
    "4000000000009995": "insufficient",
}
WORDS = {
    "zh": {
        "lang": "zh-Hans", "title": "模拟收银台", "note": "这是演练：不会动用真钱，请用测试卡号。",
        "amount": "应付", "card": "卡号", "pay": "付款", "alipay": "用支付宝付款（模拟）",
        "wechat": "用微信支付付款（模拟）", "cancel": "先不付，回到订单",
        "declined": "这张卡被拒绝了，没有扣款。请换一张再试。",
        "insufficient": "卡里余额不足，没有扣款。请换一张再试。",
        "invalid": "卡号不对：请输入 16 位测试卡号，例如 4242 4242 4242 4242。",
        "closed": "这个付款页已经关闭，没有扣款。", "paid": "已经付过了，不用再付。",
        "was": "已付", "back": "回到订单", "error": "有错误：",
        "cards": "测试卡：4242 4242 4242 4242 付款成功；4000 0000 0000 0002 被拒绝；"
        "4000 0000 0000 9995 余额不足；4000 0000 0000 0259 付款后被争议；"
        "4000 0000 0000 7726 退款要等；4000 0000 0000 5126 退款后来失败。",
    },
    "en": {
        "lang": "en", "title": "Test cashier", "note": "A rehearsal: no real money moves here. "
        "Use a test card.", "amount": "To pay", "card": "Card number", "pay": "Pay",
        "alipay": "Pay with Alipay (simulated)", "wechat": "Pay with WeChat Pay (simulated)",
        "cancel": "Not now, back to the order",
        "declined": "This card was declined and nothing was charged. Please try another.",
        "insufficient": "Insufficient funds; nothing was charged. Please try another card.",
        "invalid": "That is not a test card: 16 digits, such as 4242 4242 4242 4242.",
        "closed": "This page is closed; nothing was charged.",
        "paid": "This is paid already; there is nothing more to pay.", "was": "Paid",
        "back": "Back to the order", "error": "Error: ",
        "cards": "Test cards: 4242 4242 4242 4242 pays; 4000 0000 0000 0002 is declined; "
        "4000 0000 0000 9995 lacks funds; 4000 0000 0000 0259 pays and is disputed; "
        "4000 0000 0000 7726 refunds later; 4000 0000 0000 5126 fails to refund.",
    },
}  # fmt: skip
STYLE = """
:root { color-scheme: light dark; }
body { margin: 0; background: #faf7f2; color: #1b1b1b; font: 112.5%/1.75 system-ui, sans-serif; }
main { max-inline-size: 30em; margin: 2rem auto; padding: 1.5rem; background: #fff;
  border: 1px solid #6b6b6b; border-radius: .75rem; }
h1 { font-size: 1.5rem; margin-block: 0 .5rem; }
.amount { font-size: 1.75rem; font-weight: 700; font-variant-numeric: tabular-nums; }
.note, .error { padding: .75rem 1rem; border-inline-start: .25rem solid #6b6b6b; }
.error { border-color: #8f0f0f; color: #8f0f0f; }
label { display: block; font-weight: 700; }
input { inline-size: 100%; box-sizing: border-box; font: inherit; padding: .6rem;
  border: 1px solid #6b6b6b; border-radius: .4rem; background: #fff; color: #1b1b1b; }
button { inline-size: 100%; min-block-size: 3rem; margin-block-start: .75rem; font: inherit;
  font-weight: 700; color: #fff; background: #8a1f2d; border: 0; border-radius: .4rem; }
button.quiet { background: #fff; color: #0b3d78; border: 2px solid #0b3d78; }
a { color: #0b3d78; display: inline-block; padding-block: .5rem; }
:focus-visible { outline: 3px solid #1b1b1b; outline-offset: 2px; box-shadow: 0 0 0 8px #ffd24a; }
@media (prefers-color-scheme: dark) {
  body { background: #16130f; color: #f4f1ec; } main { background: #221d18; }
  a { color: #9cc4ff; } .error { color: #ffb3b3; border-color: #ffb3b3; }
}
"""


def payment_page(session: Object, problem: str = "") -> str:
    words = WORDS["en" if session["locale"] == "en" else "zh"]
    yuan = f"{session['amount_total'] / 100:,.2f}"
    sign = "CN¥" if words["lang"] == "en" else "¥"
    error = f'<p class="error" role="alert" id="problem">{words[problem]}</p>' if problem else ""
    described = ' aria-describedby="problem" aria-invalid="true"' if problem else ""
    is_paid, is_open = session["payment_status"] == "paid", session["status"] == "open"
    form = (
        _form(words, described) if is_open else f"<p>{words['paid' if is_paid else 'closed']}</p>"
    )
    back = escape((not is_paid and session["cancel_url"]) or session["success_url"])
    return f"""<!doctype html>
<html lang="{words["lang"]}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{words["error"] if problem else ""}{words["title"]}</title><style>{STYLE}</style></head>
<body><main><h1>{words["title"]}</h1>{error}
<p class="note">{words["note"]}</p>
<p>{escape(session["title"])}</p>
<p>{words["was" if is_paid else "amount"]} <span class="amount">{sign}{yuan}</span></p>
{form}
<p><a href="{back}">{words["cancel" if is_open else "back"]}</a></p></main></body></html>"""


def _form(words: dict[str, str], described: str) -> str:
    return f"""<form method="post">
<label for="card">{words["card"]}</label>
<input id="card" name="card" inputmode="numeric" autocomplete="cc-number"{described}>
<p>{words["cards"]}</p>
<button name="with" value="card">{words["pay"]}</button>
<button class="quiet" name="with" value="alipay">{words["alipay"]}</button>
<button class="quiet" name="with" value="wechat_pay">{words["wechat"]}</button></form>"""


def account_page(link: Object) -> str:
    """Where a seller would tell Stripe who she is; here one press does."""
    back = escape(link["return_url"])
    return f"""<!doctype html>
<html lang="zh-Hans"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>模拟收款账户</title><style>{STYLE}</style></head>
<body><main><h1>模拟收款账户</h1>
<p class="note">这是演练：真的支付机构会在这里核对身份。</p>
<p lang="en">A rehearsal: here the real Stripe would check who you are.</p>
<form method="post"><button name="to" value="active">开通 <span lang="en">Open</span></button>
<button class="quiet" name="to" value="checking">让它再核对一会儿 <span lang="en">Keep it waiting
</span></button></form>
<p><a href="{back}">返回 <span lang="en">Back</span></a></p></main></body></html>"""


def card_of(form: dict[str, str]) -> str:
    """The number alone; empty for a wallet."""
    return "".join(form.get("card", "").split()) if form.get("with", "card") == "card" else ""


def outcome_of(form: dict[str, str]) -> str:
    """paid, or what is wrong, for what the buyer sent."""
    if form.get("with") in {"alipay", "wechat_pay"}:
        return "paid"
    return CARDS.get(card_of(form), "invalid")
