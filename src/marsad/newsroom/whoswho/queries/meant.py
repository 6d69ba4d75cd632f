"""Which heading somebody means who typed its name into a form."""

from __future__ import annotations

from marsad.errors import BadInput
from marsad.newsroom.staff.models import User
from marsad.newsroom.whoswho.models import Authority
from marsad.newsroom.whoswho.queries.listing import find_for
from marsad.newsroom.whoswho.queries.visible import find_heading
from marsad.text.normalise import fold_phrase


class ManyMeant(BadInput):
    """A name that was typed may mean several headings; `name` is what was typed."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name!r} may mean more than one heading, or none. Choose below whom you mean.")
        self.name = name


def find_meant(name: str, number: str, user: User) -> Authority | None:
    """Return the heading that was chosen, or that has exactly the name that was typed; None if nothing was typed.

    Raises:
        ManyMeant: Several headings have that name, or none has.
        BadInput: What was chosen is not here any more.
    """
    if number.isascii() and number.isdigit() and len(number) < 10 and int(number):
        row = find_heading(int(number), user)
        if row is None:
            raise BadInput("The heading that you chose is not here any more. Choose another, or leave it empty.")
        return row
    if not name:
        return None
    found = [one for one in find_for(name, user, top=5) if fold_phrase(one.form) == fold_phrase(name)]
    if len(found) != 1:
        raise ManyMeant(name)
    return found[0].head
