"""How long somebody waits between wrong passphrases: longer each time, and never for ever."""

from collections import OrderedDict, deque
from datetime import datetime, timedelta
from threading import Lock

FREE_TRIES = 3
FIRST_WAIT = timedelta(seconds=5)
LONGEST_WAIT = timedelta(minutes=15)
FORGOTTEN_AFTER = timedelta(hours=24)
# Many addresses at once: no more than this many wrong ones an hour, then one try in ten seconds.
MANY = 60
MANY_WITHIN = timedelta(hours=1)
MANY_WAIT = timedelta(seconds=10)
MOST_ADDRESSES = 1_000


class Tries:
    """Who tried how often, by the address they came from. Kept in memory, safe for threads.

    A try counts as wrong from its beginning, so that many at once gain nothing.
    """

    def __init__(self) -> None:
        self._wrong: OrderedDict[str, tuple[int, datetime]] = OrderedDict()
        self._all: deque[datetime] = deque(maxlen=MANY)
        self._lock = Lock()

    def begin(self, address: str, now: datetime) -> timedelta:
        """Begin a try: zero, and it is counted; or how long to wait, and it is not."""
        with self._lock:
            wait = max(self._own_wait(address, now), self._common_wait(now), timedelta(0))
            if wait:
                return wait
            count, _ = self._wrong.pop(address, (0, now))
            self._wrong[address] = (count + 1, now)
            self._all.append(now)
            while len(self._wrong) > MOST_ADDRESSES:
                self._wrong.popitem(last=False)
            return timedelta(0)

    def right(self, address: str) -> None:
        """The try that was begun was the right one: nothing is held against this address."""
        with self._lock:
            self._wrong.pop(address, None)
            if self._all:
                self._all.pop()

    def _own_wait(self, address: str, now: datetime) -> timedelta:
        count, at = self._wrong.get(address, (0, now))
        if now < at:
            # The clock was set back: the wait begins anew, and does not last until then.
            self._wrong[address] = (count, now)
        passed = max(now - at, timedelta(0))
        if count < FREE_TRIES or passed > FORGOTTEN_AFTER:
            if passed > FORGOTTEN_AFTER:
                self._wrong.pop(address, None)
            return timedelta(0)
        wait = FIRST_WAIT * (1 << min(count - FREE_TRIES, 10))
        return min(wait, LONGEST_WAIT) - passed

    def _common_wait(self, now: datetime) -> timedelta:
        if self._all and now < self._all[-1]:
            self._all = deque([now] * len(self._all), maxlen=MANY)
        if len(self._all) < MANY or now - self._all[0] > MANY_WITHIN:
            return timedelta(0)
        return MANY_WAIT - (now - self._all[-1])
