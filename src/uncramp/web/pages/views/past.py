"""Which nights have a page."""

from django.http import Http404

from uncramp.person.diary import MAX_NIGHTS
from uncramp.person.nights import Night
from uncramp.web.pages.clock import Clock


def past_or_404(night: Night, clock: Clock) -> None:
    """Only nights that have begun, and of the last fifty years, have a page."""
    if not 0 <= clock.tonight - night < MAX_NIGHTS:
        raise Http404
