"""A report in which everything that others wrote tries to be more than text."""

from dataclasses import replace

from tests.practice.interviews import PAYMENTS_STRONG, section, times
from trainer.content.points import Level
from trainer.practice.making import make_report
from trainer.practice.record import Asked, PhaseAnswer, Probed, ProbeKind, Terms, WarmUp
from trainer.practice.report import Report

EVIL = (
    '</style><script>alert(1)</script><img src="http://x.example/a.png" onerror=alert(1)>'
    "<a href='javascript:alert(1)'>&amp; &lt; \" ' ` --> ]]> {{x}}"
    "![i](http://x.example/b.png) [l](javascript:x) **bold** _it_ # h | cell ~~s~~ <!-- c"
    "\x1b[31mred\x1b]0;title\x07 \x00\x08\x7f\u202eesrever\u202c\u2066\u2028line\r\n> quote\n# head"
    "\ud800 ﷽ 🙂 عربي"
)


def hostile() -> Report:
    """Every text of a report replaced by the worst."""
    asked, typed = PAYMENTS_STRONG
    whole = section(asked, typed)
    points = tuple(replace(p, say=EVIL + p.id, why=EVIL, probe=EVIL) for p in asked.points)
    flags = tuple(replace(f, claim=EVIL + f.id, correction=EVIL) for f in asked.red_flags)
    evil = replace(
        asked, title=EVIL, ask=EVIL, context=EVIL, points=points, red_flags=flags,
    )  # fmt: skip
    told = replace(
        whole,
        scenario=evil,
        answers=(PhaseAnswer(phase=EVIL, text=EVIL + whole.typed),),
        flagged=frozenset(flag.id for flag in flags),
        asked=(Asked(question=EVIL), Asked(question=EVIL, reveal=EVIL)),
        probes=(Probed(kind=ProbeKind.COST, ask=EVIL, text=EVIL, point=EVIL),),
    )
    warm_up = (WarmUp(item=EVIL, ask=EVIL, solution=EVIL, typed=EVIL, right=False),)
    terms = Terms(level=Level.MID, minutes=20, topics=(EVIL,), seed=7)
    made = make_report(terms, times(EVIL), (told, told), warm_up)
    return replace(made, id=EVIL, started=EVIL, no_verdict="", uncertainty=(EVIL,))
