"""Every verb that the Who's Who writes into the log reads like a sentence."""

from __future__ import annotations

import re
from pathlib import Path

from marsad.newsroom.staff.queries import DEEDS
from marsad.newsroom.whoswho import actions
from marsad.newsroom.whoswho.models import Verdict


def test_every_verb_has_words():
    source = "\n".join(path.read_text() for path in Path(actions.__file__).parent.glob("*.py"))
    verbs = set(re.findall(r'verb=f?"([^"]+)"', source))
    for whole in [verb for verb in verbs if "{" in verb]:
        verbs.remove(whole)
        named = {"{row.verdict}": list(Verdict.values), "{what}": ["name", "fact"]}
        (gap,) = (gap for gap in named if gap in whole)
        verbs |= {whole.replace(gap, value) for value in named[gap]}
    assert len(verbs) > 10
    assert verbs <= set(DEEDS)
