"""Threads that ask fresh zones at once: GEOS makes a shape's indexes at its first questions, and guards nothing."""

from __future__ import annotations

import subprocess
import sys

ASKED = """
import math
import threading

import numpy as np

from trucewatch.model.place import Zone
from trucewatch.terms.geometry import Ground

chance = np.random.default_rng(1)
x, y = chance.uniform(-1, 1, 1000), chance.uniform(-1, 1, 1000)
angles = np.linspace(0, 2 * math.pi, 3000, endpoint=False)


def ring():
    reach = chance.uniform(0.5, 1, len(angles))
    corners = np.round(np.c_[reach * np.cos(angles), reach * np.sin(angles)], 6).tolist()
    return [*corners, corners[0]]


shapes = [{"type": "Polygon", "coordinates": [ring()]} for _ in range(10)]
every = [Zone(id=f"z-{n}", name="Zone", geometry=shape) for n, shape in enumerate(shapes)]


def ask(ground, together, found):
    together.wait()
    found.append([ground.sides(n, x, y)[0].sum() for n in range(10)])
    found.append(sum(len(part[0]) for part in ground.pairs(x[:50], y[:50], np.full(50, 0.5))))


for _ in range(8):
    ground, together, found = Ground(every), threading.Barrier(3), []
    threads = [threading.Thread(target=ask, args=(ground, together, found)) for _ in range(3)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    assert len(found) == 6
"""


def test_threads_may_ask_fresh_zones_at_once() -> None:
    done = subprocess.run([sys.executable, "-c", ASKED], capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
