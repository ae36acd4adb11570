"""Whatever the order of partial refunds: sums exact, nothing above, each step within reason."""

from hypothesis import given, settings
from hypothesis import strategies as st

from shop.payments.sums import goods_of, share_until

FEN = st.integers(1, 10_000_000)


@settings(max_examples=500, deadline=None)
@given(FEN, st.integers(1, 50), st.data())
def test_pieces_in_any_portions_sum_to_the_price(price, quantity, data):
    left, pieces, given_back = price, quantity, []
    while pieces:
        now = data.draw(st.integers(1, pieces))
        goods = goods_of(left_fen=left, pieces_left=pieces, pieces=now)
        assert 0 <= goods <= left
        assert abs(goods - price * now / quantity) <= 1 + quantity
        given_back.append(goods)
        left, pieces = left - goods, pieces - now

    assert sum(given_back) == price


@settings(max_examples=500, deadline=None)
@given(FEN, st.integers(0, 1000), st.lists(st.integers(1, 10_000), max_size=60))
def test_commission_goes_back_whole_and_never_above(price, per_mille, amounts):
    commission = price * per_mille // 1000
    given_back, commissions = 0, []
    for amount in [*amounts, price]:
        amount = min(amount, price - given_back)
        given_back += amount
        until = share_until(part_fen=commission, given_fen=given_back, whole_fen=price)
        step = until - sum(commissions)
        assert 0 <= step <= amount
        commissions.append(step)

    assert sum(commissions) == commission


def test_what_cost_nothing_gives_nothing_back():
    assert share_until(part_fen=0, given_fen=0, whole_fen=0) == 0
    assert goods_of(left_fen=0, pieces_left=2, pieces=1) == 0
