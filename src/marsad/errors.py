"""The errors that Marsad raises.

    MarsadError
    ├── BadInput            what a caller or an operator gave can't be used
    │   └── BadDeclaration  an outlet's declaration does not say what it must
    ├── FetchFailed         an address gave nothing (permanent or worth another try)
    │   └── AddressRefused  an address that we do not visit: private range, odd scheme
    ├── Unreadable          bytes that cannot be turned into a story or a feed
    ├── ModelMissing        a trained model, or the extra that runs it, is not installed
    ├── IndexBroken         the search index can't be read; it is disposable and can be built again
    ├── IndexBusy           another process is writing to the search index
    └── EditConflict        somebody else saved first

Each class has a stable `code`, which logs, refusals and the JSON output use.
A message shows the value by repr, says what was expected and what to do next.
"""

from __future__ import annotations

from typing import ClassVar


class MarsadError(Exception):
    """The root of everything that Marsad raises on purpose."""

    code: ClassVar[str] = "error"


class BadInput(MarsadError):
    """A value, file or option can't be used as it is."""

    code = "bad-input"


class BadDeclaration(BadInput):
    """An outlet's declaration breaks its form."""

    code = "bad-declaration"


class FetchFailed(MarsadError):
    """An address could not be fetched.

    Attributes:
        permanent: True if another try would end the same way.
        retry_after: Seconds that the server asked us to wait, or None.
    """

    code = "fetch-failed"

    def __init__(self, message: str, *, permanent: bool, retry_after: float | None = None) -> None:
        super().__init__(message)
        self.permanent = permanent
        self.retry_after = retry_after


class AddressRefused(FetchFailed):
    """An address that the house does not visit."""

    code = "address-refused"

    def __init__(self, message: str) -> None:
        super().__init__(message, permanent=True)


class Unreadable(MarsadError):
    """Bytes that cannot be read as what they claim to be."""

    code = "unreadable"


class ModelMissing(MarsadError):
    """A model or an optional part is not installed."""

    code = "model-missing"


class IndexBroken(MarsadError):
    """The search index is damaged or of another version. `marsad index rebuild` makes a new one."""

    code = "index-broken"


class IndexBusy(MarsadError):
    """Another process holds the search index's only writer."""

    code = "index-busy"


class EditConflict(MarsadError):
    """The text was changed by somebody else since it was opened."""

    code = "edit-conflict"
