"""A limit on how often one address may ask for something costly."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection
from functools import wraps
from typing import Concatenate, ParamSpec

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]


def throttle(
    name: str, *, per_minute: int, methods: Collection[str] = ("GET", "HEAD", "POST")
) -> Callable[[View[P]], View[P]]:
    """Answer 429 to an address that asked more often in this minute, with a page that says when to try again.

    Counts are kept in the web process, of which there is one.

    Args:
        name: What is asked for; each has counts of its own.
        per_minute: How many requests of one address are answered.
        methods: The methods that count; others are answered always.
    """

    def decorate(view: View[P]) -> View[P]:
        @wraps(view)
        def limited(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            if request.method not in methods:
                return view(request, *args, **kwargs)
            now = time.time()
            key = f"throttle:{name}:{request.META.get('REMOTE_ADDR', '')}:{int(now // 60)}"
            cache.add(key, 0, timeout=120)
            if cache.incr(key) > per_minute:
                wait = 60 - int(now % 60)
                answer = render(request, "429.html", {"per_minute": per_minute, "wait": wait}, status=429)
                answer.headers["Retry-After"] = str(wait)
                return answer
            return view(request, *args, **kwargs)

        return limited

    return decorate
