"""What the frozen columns of a part and of a line come to, in fen."""

from typing import Any


class SumsOfPart:
    goods_fen: int
    postage_fen: int
    campaign_fen: int
    commission_fen: int
    goods_refunded_fen: int
    postage_refunded_fen: int
    campaign_refunded_fen: int
    commission_refunded_fen: int
    freight_fen: int
    lines: Any

    @property
    def total_fen(self) -> int:
        return self.goods_fen + self.postage_fen

    @property
    def share_fen(self) -> int:
        """What the shop earned: goods less commission, and the postage whole."""
        return self.worth_fen + self.postage_fen - self.commission_fen

    @property
    def worth_fen(self) -> int:
        """What the works bring the shop: from the buyer, and from a campaign."""
        return self.goods_fen + self.campaign_fen

    @property
    def kept_campaign_fen(self) -> int:
        return self.campaign_fen - self.campaign_refunded_fen

    @property
    def refunded_fen(self) -> int:
        """Of what the buyer paid for it, gone back to her."""
        return self.goods_refunded_fen + self.postage_refunded_fen

    @property
    def kept_commission_fen(self) -> int:
        return self.commission_fen - self.commission_refunded_fen

    @property
    def kept_fen(self) -> int:
        """What of its share the shop keeps, all that went back taken off; may be below zero."""
        came = self.total_fen - self.refunded_fen + self.kept_campaign_fen
        return came - self.kept_commission_fen - self.freight_fen


class SumsOfLine:
    price_fen: int
    off_fen: int
    refunded_fen: int
    campaign_fen: int
    campaign_refunded_fen: int
    commission_fen: int
    commission_refunded_fen: int

    @property
    def left_fen(self) -> int:
        return self.price_fen - self.refunded_fen

    @property
    def full_fen(self) -> int:
        """What it cost before an offer."""
        return self.price_fen + self.off_fen

    @property
    def kept_campaign_fen(self) -> int:
        return self.campaign_fen - self.campaign_refunded_fen

    @property
    def kept_commission_fen(self) -> int:
        return self.commission_fen - self.commission_refunded_fen
