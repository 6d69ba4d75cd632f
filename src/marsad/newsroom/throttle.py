"""A limit on how often one address may ask for something costly."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]


def throttle(name: str, *, per_minute: int) -> Callable[[View[P]], View[P]]:
    """Answer 429 to an address that asked more often in this minute.

    Counts are kept in the web process, of which there is one.
    """

    def decorate(view: View[P]) -> View[P]:
        @wraps(view)
        def limited(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            now = time.time()
            key = f"throttle:{name}:{request.META.get('REMOTE_ADDR', '')}:{int(now // 60)}"
            cache.add(key, 0, timeout=120)
            if cache.incr(key) > per_minute:
                told = f"Too many requests: {per_minute} a minute are answered. Wait a moment and try again."
                wait = str(60 - int(now % 60))
                return HttpResponse(told, status=429, content_type="text/plain", headers={"Retry-After": wait})
            return view(request, *args, **kwargs)

        return limited

    return decorate
