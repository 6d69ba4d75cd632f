"""Every verb that the Who's Who writes into the log reads like a sentence."""

from __future__ import annotations

import re
from pathlib import Path

from marsad.newsroom.staff.queries import DEEDS
from marsad.newsroom.whoswho import actions
from marsad.newsroom.whoswho.actions.judge import judge_pair
from marsad.newsroom.whoswho.actions.seal import seal
from marsad.newsroom.whoswho.models import Verdict
from whoswho_desk import words


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


def test_the_log_says_whom_somebody_judged(log_in, people, port):
    a, b, _, d, _ = port
    judge_pair(actor=people.translator, one=a, other=b, verdict=Verdict.SAME, why="one office")
    judge_pair(actor=people.translator, one=a, other=d, verdict=Verdict.DIFFERENT)
    told = "judged the same: Layan Hamdun and Layan Hamdoun , one office"
    page = words(log_in(people.operator).get("/desk/log/"))
    assert told in page and "judged different: Layan Hamdun and Layal Hamdan" in page
    assert told in words(log_in(people.translator).get(f"/desk/whoswho/{a.pk}/"))
    seal(actor=people.editor, authority=d)
    page = words(log_in(people.operator).get("/desk/log/"))
    assert "judged different: Layan Hamdun and a sealed heading" in page and "Layal" not in page
    page = words(log_in(people.translator).get(f"/desk/whoswho/{a.pk}/"))
    assert told in page and "judged different" not in page
