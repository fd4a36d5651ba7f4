"""Days of review.

Purpose: an answer that nobody has looked at for long is not trusted blindly.
Passes: ``review_by: 2027-10-12`` before that day.
Fails: the same after it.
"""

from collections.abc import Iterator

from kbgen.checks.context import Context
from kbgen.model import rules
from kbgen.model.diagnostic import Diagnostic


def overdue_reviews(context: Context) -> Iterator[Diagnostic]:
    """Published translations whose day of review has passed."""
    for entry, translation in context.translations():
        if translation.review_by is None or translation.review_by >= context.today:
            continue
        if context.is_published(entry, translation.language):
            days = (context.today - translation.review_by).days
            where = translation.review_location or translation.location
            passed = f"{days} {'day' if days == 1 else 'days'} ago"
            message = f"the review was due on {translation.review_by.isoformat()}, {passed}"
            hint = f"Ask {entry.owner or 'the owner'} to review it, then set `updated` and a new `review_by`."
            yield rules.REVIEW_OVERDUE.at(where, message, hint)
