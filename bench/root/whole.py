"""Merging and reading as whole processes: ours in turns with ROOT's hadd and its own reading of all objects.

usage: python3 bench/root/whole.py DATA ROOTBENCH HADD [--rounds N] [--only REGEX]     after `npm run build`; needs `pip install uproot`

DATA: files made by gen.cxx of the shared bench folder; ROOTBENCH: its rootbench program; HADD: the hadd of that ROOT. Before anything
is timed, the sums of both are compared bin by bin. Prints wall time, user CPU and peak memory, and the ratio round by round.
"""
import argparse
import glob
import json
import os
import re
import statistics
import subprocess
import tempfile
import time

import numpy
import uproot

parser = argparse.ArgumentParser()
parser.add_argument("data")
parser.add_argument("rootbench")
parser.add_argument("hadd")
parser.add_argument("--rounds", type=int, default=5)
parser.add_argument("--only", default="")
given = parser.parse_args()
bench = os.path.dirname(os.path.abspath(__file__))
overwatch = ["node", os.path.join(bench, "../../packages/cli/bin/overwatch.mjs")]
folder = tempfile.mkdtemp(prefix="overwatch-bench-")
theirs, ours = os.path.join(folder, "theirs.root"), os.path.join(folder, "ours.root")


def run(command):
    begin = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        raise SystemExit(f"{command[:3]} ended with {status}")
    return {"wall": time.perf_counter() - begin, "user": usage.ru_utime, "MB": usage.ru_maxrss / 1024}


def compare(most=2000):
    """Sums must be those of hadd: names, entries and contents of the first histograms, names of all."""
    with uproot.open(theirs) as a, uproot.open(ours) as b:
        if a.keys() != b.keys():
            raise SystemExit("the names differ")
        for key in a.keys()[:most]:
            x, y = a[key], b[key]
            same = numpy.array_equal(x.values(flow=True), y.values(flow=True))
            if not same or x.member("fEntries") != y.member("fEntries"):
                raise SystemExit(f"{key} differs")


files = lambda pattern: sorted(glob.glob(os.path.join(given.data, pattern)))
merges = {"merge 10 x A": files("A_*.root"), "merge 10 x 10 000 of D": files("D10_*.root"), "merge 4 x D": files("D.root") * 4}
jobs = {name: ([given.hadd, "-f101", "-v", "0", theirs, *inputs], [*overwatch, "merge", ours, *inputs]) for name, inputs in merges.items()}
everything = os.path.join(bench, "read-everything.mjs")
for name in ("A_00", "B", "C", "D"):
    path = os.path.join(given.data, f"{name}.root")
    jobs[f"read {name}"] = ([given.rootbench, "read", "1", path], ["node", everything, path])

for name, (their, our) in jobs.items():
    if not re.search(given.only, name):
        continue
    if name.startswith("merge"):
        run(their)
        run(our)
        compare()
    rounds = [(run(their), run(our)) for _ in range(given.rounds)]
    line = {"operation": name}
    for who, index in (("root", 0), ("ours", 1)):
        line[who] = {key: round(statistics.median(each[index][key] for each in rounds), 2) for key in ("wall", "user", "MB")}
    for key in ("wall", "user"):
        line[f"times root, {key}"] = round(statistics.median(a[key] / b[key] for a, b in rounds), 2)
    print(json.dumps(line), flush=True)
for path in (theirs, ours):
    if os.path.exists(path):
        os.remove(path)
os.rmdir(folder)
