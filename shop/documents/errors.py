class AskedAlready(Exception):
    """A fapiao for this part of an order is asked for, or was issued."""


class NothingSold(Exception):
    """Nothing of this part was kept by its buyer: there is nothing to invoice."""


class NotAnyMore(Exception):
    """Somebody else was quicker, or the row has moved on."""


class SameEyes(Exception):
    """Who asks for an export with identities in it may not approve it herself."""


class NotOver(Exception):
    """The period has not ended: its sums still move."""


class Gone(Exception):
    """The file of an export was deleted, as announced."""
