"""The sample people's passwords, which are printed in the open and so must never guard a real newsroom."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.conf import settings

from marsad.errors import BadInput
from marsad.newsroom.config import is_loopback
from marsad.newsroom.staff.models import User

DEMO_PASSWORD = "observatory-demo"  # noqa: S105  printed by the demo on purpose


def refuse_demo_passwords(host: str) -> None:
    """Stop if a sample password would be open to other machines.

    Raises:
        BadInput: The server would listen beyond this machine, or answers to a name that is not this
            machine's alone, while somebody can log in with the password that the demo prints.
    """
    public = urlsplit(settings.NEWSROOM.house.address).hostname or ""
    names = dict.fromkeys((host, public, *settings.ALLOWED_HOSTS))
    abroad = [name for name in names if not is_loopback(name)]
    if not abroad:
        return
    weak = [u.username for u in User.objects.filter(is_active=True) if u.check_password(DEMO_PASSWORD)]
    if weak:
        raise BadInput(
            f"{', '.join(weak)} can log in with the demo's password, which everybody knows, and this newsroom would "
            f"answer at {host!r} for {', '.join(map(repr, abroad))} (house.address, web.hosts). Give them other "
            f"passwords with `marsad user password {weak[0]}`, or close them: `marsad user change {weak[0]} --close`."
        )
