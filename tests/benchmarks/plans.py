"""Realistic plans by the thousand, always the same ones: good, bad or mixed, in Dutch and in English.

python tests/benchmarks/plans.py FOLDER COUNT [good|bad|mixed]
"""

from __future__ import annotations

import random
import re
import sys
from pathlib import Path

from salesplan_cli.scaffold import Answers, example
from salesplan_cli.text import LANGS

FIRST = ("Sanne", "Daan", "Emma", "Bram", "Noor", "Luuk", "Tess", "Sem", "Grace", "Oliver", "Amelia", "Harry")
LAST = ("de Vries", "Jansen", "Bakker", "Visser", "Smit", "Meijer", "Taylor", "Hughes", "Walker", "Green")
VAGUE = ("n.t.b.", "TBD", "zo veel mogelijk", "ca. 12", "10-15", "xx", "50.000", "approx. 40k", "[X]", "regelmatig")
A_VALUE = re.compile(r"^(\s*-?\s*\w+: )(\S.*)$")


def good(seed: int) -> str:
    """A plan that answers all eleven questions, some 150 lines."""
    chance = random.Random(seed)
    lang = LANGS[seed % len(LANGS)]
    target = chance.randrange(200, 9000) * 1000
    written = f"{target:,}".replace(",", "." if lang == "nl" else ",")
    name = f"{chance.choice(FIRST)} {chance.choice(LAST)}"
    manager = f"{chance.choice(FIRST)} {chance.choice(LAST)}"
    answers = Answers(name, manager, f"Organisation {seed}", 2026 + seed % 3, "EUR", written, "plan.schema.json")
    lines = (re.sub(r"\s+# .*$", "", line) for line in example(answers, lang).splitlines())
    return "\n".join(line for line in lines if line.strip() and not line.startswith("#")) + "\n"


def bad(seed: int) -> str:
    """The same plan as a hurried colleague leaves it: values gone, vague or contradicting."""
    chance = random.Random(seed)
    lines = []
    for at, line in enumerate(good(seed).splitlines()):
        value = A_VALUE.match(line)
        if at < 6 or value is None or chance.random() > 0.15:
            lines.append(line)
        elif chance.random() < 0.4:
            lines.append(value[1].rstrip())
        else:
            lines.append(f"{value[1]}{chance.choice(VAGUE)}")
    return "\n".join(lines) + "\n"


def plan(seed: int, kind: str) -> str:
    """A plan of a kind."""
    return bad(seed) if kind == "bad" or (kind == "mixed" and seed % 3) else good(seed)


def write(folder: Path, count: int, kind: str) -> None:
    """Write `count` plans, a hundred to a folder."""
    for seed in range(count):
        path = folder / f"team-{seed // 100:03}" / f"plan-{seed:05}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(plan(seed, kind), encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3] if len(sys.argv) > 3 else "mixed")
