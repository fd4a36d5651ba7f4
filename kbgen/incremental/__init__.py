"""Builds that do anew only what has changed: each stage with what earlier builds worked out.

A result is kept under the digest of all that it depends on, by value, kbgen itself included; so a result that is found
is the one that would be worked out.
"""
