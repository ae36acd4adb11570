"""A small server that speaks Stripe's protocol on loopback, for development and tests.

The product's code is the same with real keys; this stands where api.stripe.com would. It
uses the standard library and Stripe's own signing, and knows nothing of the site.
"""
