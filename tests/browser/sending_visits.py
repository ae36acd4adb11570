"""What goes along with a parcel, and where else it goes."""

from tests.browser.visit import Visit, wrong

SENDING = [
    Visit("seller-order", row="gift"),
    Visit("part-card", row="gift"),
    Visit("parcel-card", row="hers"),
    Visit("seller-order", row="abroad-part"),
    Visit("part-customs", row="abroad-part"),
    Visit("parcel-customs", row="abroad-parcel"),
    Visit("market-abroad", who="operator"),
    wrong("market-abroad", who="operator", typed={"europe_first": "many"}),
]
