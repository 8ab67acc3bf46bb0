"""Makes slices with real ROOT from the received files alone, by the rules of docs, and compares each with ours, cell by cell.

usage: slices.py QUESTIONS.json; prints {"slices", "empty", "histograms", "cells", "scaled", "differences"}.
A question: files (path, time), cumulative, from, to, out (null: there are no data), full (the run's own results: the newest file
also where counts fell); and, to see what an option does, shown,
plain, nEvents.
"""
import json
import sys
from array import array
from math import floor

import numpy as np
import ROOT

ROOT.gErrorIgnoreLevel = ROOT.kFatal
ROOT.TH1.AddDirectory(False)
dtypes = {"C": np.int8, "S": np.int16, "I": np.int32, "L": np.int64, "F": np.float32, "D": np.float64}
files = {}


def hists_of(path):
    """Histograms by full path, newest cycle."""
    if path not in files:
        found, cycles = {}, {}
        file = ROOT.TFile.Open(path)

        def walk(folder, prefix):
            for key in folder.GetListOfKeys():
                name = prefix + key.GetName()
                kind = ROOT.TClass.GetClass(key.GetClassName())
                if kind and kind.InheritsFrom("TDirectory"):
                    walk(folder.GetDirectory(key.GetName()), name + "/")
                elif kind and kind.InheritsFrom("TH1") and cycles.get(name, 0) < key.GetCycle():
                    found[name], cycles[name] = key.ReadObj(), key.GetCycle()

        walk(file, "")
        file.Close()
        files[path] = found
    return files[path]


def cells(hist):
    suffix = "D" if hist.InheritsFrom("TProfile") or "Profile" in hist.ClassName() else hist.ClassName()[-1]
    return np.frombuffer(hist.GetArray(), dtype=dtypes[suffix], count=hist.GetNcells())


def numbers(hist):
    stats = array("d", [0.0] * 13)
    hist.GetStats(stats)
    errors = np.frombuffer(hist.GetSumw2().GetArray(), count=hist.GetSumw2N()) if hist.GetSumw2N() else np.array([])
    named = {"cells": cells(hist), "sumw2": errors, "entries": np.array([hist.GetEntries()]), "stats": np.array(stats)}
    return {name: values.copy() for name, values in named.items()}


def axes(hist):
    return [
        (axis.GetNbins(), axis.GetXmin(), axis.GetXmax(), tuple(axis.GetXbins()))
        for axis in (hist.GetXaxis(), hist.GetYaxis(), hist.GetZaxis())
    ]


def fell(before, after):
    common = [name for name in after if name in before and axes(after[name]) == axes(before[name])]
    return sum(after[name].GetEntries() - before[name].GetEntries() for name in common) < 0


def chosen(question):
    """Indices of the files whose times, in whole minutes (half to even), are in the range."""
    times = [file["time"] for file in question["files"]]
    start, end = times[0], times[-1]
    low, high = question["from"], question["to"]
    beyond = high * 60 + start > end
    if low * 60 + start > (end if beyond else high * 60 + start):
        return []
    to_end = beyond or (low == 0 and high == floor((end - start) / 60))
    minutes = [round((time - start) / 60) for time in times]
    return [i for i, minute in enumerate(minutes) if low <= minute and (to_end or minute <= high)]


def parts_of(question):
    """What is added: pairs of a later file and the one that is taken away from it."""
    indices = chosen(question)
    if not question["cumulative"]:
        return [(i, None) for i in indices]
    first, last = indices[0], indices[-1]
    if question["full"]:
        return [(last, None)]
    begin = None if first == 0 else first - 1 if first == last else first
    parts, contents = [], [hists_of(file["path"]) for file in question["files"]]
    for i in range((begin or 0) + 1, last + 1):
        if fell(contents[i - 1], contents[i]):
            if begin != i - 1:
                parts.append((i - 1, begin))
            begin = None
    return parts + [(last, begin)]


def difference(later, earlier):
    hist = later.Clone()
    if earlier is None:
        return hist
    if axes(later) != axes(earlier) or later.ClassName() != earlier.ClassName():
        return None
    hist.Add(earlier, -1.0)
    return hist


def slice_of(question):
    made, dropped = {}, set()
    for plus, minus in parts_of(question):
        earlier = {} if minus is None else hists_of(question["files"][minus]["path"])
        for name, later in hists_of(question["files"][plus]["path"]).items():
            came = difference(later, earlier.get(name))
            if came is None:
                dropped.add(name)
            elif name not in made:
                made[name] = came
            else:
                more = ROOT.TList()
                more.Add(came)
                if made[name].Merge(more) < 0:
                    dropped.add(name)
    return {name: hist for name, hist in made.items() if name not in dropped}


def compare(what, expected, found, report):
    wanted, got = numbers(expected), numbers(found)
    report["histograms"] += 1
    for name, values in wanted.items():
        report["cells"] += len(values)
        if len(values) != len(got[name]) or not np.array_equal(values, got[name], equal_nan=values.dtype.kind == "f"):
            report["differences"].append(f"{what} {name}")


def compare_slice(question, report):
    what = f'{question["out"]} minutes {question["from"]} to {question["to"]}'
    expected, found = slice_of(question), hists_of(question["out"])
    report["slices"] += 1
    if sorted(expected) != sorted(found):
        report["differences"].append(f"{what}: {sorted(set(expected) ^ set(found))[:5]}")
    for name in sorted(set(expected) & set(found)):
        compare(f"{what} {name}", expected[name], found[name], report)


def compare_option(question, report):
    """Scaled by the number of events, or as it is: the one follows from the other as ROOT scales."""
    shown, plain = hists_of(question["shown"]), hists_of(question["plain"])
    for name in sorted(set(shown) & set(plain)):
        if np.array_equal(cells(shown[name]), cells(plain[name])):
            continue
        scaled = plain[name].Clone()
        scaled.Scale(1.0 / question["nEvents"])
        report["scaled"] += 1
        compare(f'{question["shown"]} {name}', scaled, shown[name], report)


report = {"slices": 0, "empty": 0, "histograms": 0, "cells": 0, "scaled": 0, "differences": []}
for question in json.load(open(sys.argv[1])):
    if question["out"] is None:
        report["empty"] += 1
        if chosen(question):
            report["differences"].append(f'files at minutes {question["from"]} to {question["to"]}')
        continue
    compare_slice(question, report)
    if "plain" in question:
        compare_option(question, report)
print(json.dumps(report))
