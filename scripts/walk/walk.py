"""A random walk through histogram arithmetic with real ROOT: python3 walk.py DIR SEED STEPS

Writes DIR/algebra: cases.json in the form of the goldens, inputs.root and expected.root. Each step takes histograms of a pool,
does something to them, and mostly puts the result back in their place, so that states arise that nobody thought of.
Needs `pip install root`. Used by scripts/walk.mjs, which compares the cases with @overwatch/root.
"""
import json
import math
import os
import random
import sys
import warnings
from array import array

warnings.filterwarnings("ignore")
import ROOT as R  # noqa: E402

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from operations import MEASURES, OPERATIONS, number, take_messages  # noqa: E402

R.gROOT.SetBatch(True)
R.TH1.AddDirectory(False)

out, seed, steps = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
rnd = random.Random(seed)
WEIGHTS = [0.5, 1.25, 2.0, 0.1, 3.3, 1.0, 0.75]


def axis(most):
    """Numbers of bins with limits, or variable edges."""
    bins, low, width = rnd.randint(1, most), rnd.choice([0.0, -3.0, 0.3, 10.0]), rnd.choice([0.5, 1.0, 0.25, 1 / 3, 0.7])
    if rnd.random() < 0.25:
        edges = [low]
        for _ in range(bins):
            edges.append(edges[-1] + width * rnd.choice([0.5, 1.0, 1.7]))
        return bins, array("d", edges)
    return bins, low, low + bins * width


def somewhere(ax):
    """A coordinate that is in the flow now and then."""
    low, high = ax.GetXmin(), ax.GetXmax()
    return rnd.gauss(0.5 * (low + high), 0.35 * (high - low))


def fill(h, count, weighted):
    axes = [h.GetXaxis(), h.GetYaxis(), h.GetZaxis()][: h.GetDimension()]
    for _ in range(count):
        at = [somewhere(ax) for ax in axes] + ([rnd.gauss(4, 1.3)] if is_profile(h) else [])
        h.Fill(*at, rnd.choice(WEIGHTS)) if weighted else h.Fill(*at)
    return h


def is_profile(h):
    return h.InheritsFrom("TProfile") or h.InheritsFrom("TProfile2D") or h.InheritsFrom("TProfile3D")


def families():
    """Groups of histograms with the same axes: what is added, divided or merged comes from one group."""
    groups = []
    for dimension, most, families_of in ((1, 12, 5), (2, 5, 4), (3, 3, 2)):
        for _ in range(families_of):
            axes = [value for _ in range(dimension) for value in axis(most)]
            # Constructors take limits or edges for all axes together in three dimensions.
            if dimension == 3 and any(isinstance(value, array) for value in axes):
                axes = [3, 0.0, 3.0, 2, -1.0, 4.0, 3, 0.0, 1.1]
            group = []
            for letter in rnd.sample("CSIFDFDD", 4):
                h = getattr(R, f"TH{dimension}{letter}")("h", "a title;x;y;z", *axes)
                if rnd.random() < 0.3:
                    h.Sumw2()
                group.append(fill(h, rnd.choice([0, 3, 40, 90]), rnd.random() < 0.4))
            if all(not isinstance(value, array) for value in axes):
                name = "TProfile" + ("" if dimension == 1 else f"{dimension}D")
                weighted = rnd.random() < 0.4
                for mode in ("", "s"):
                    group.append(fill(getattr(R, name)("p", "a profile", *axes, mode), rnd.choice([4, 60]), weighted))
            groups.append(group)
    return groups


class Walk:
    def __init__(self):
        self.groups = families()
        self.inputs = R.TFile(os.path.join(out, "algebra", "inputs.root"), "RECREATE", "", 101)
        self.expected = R.TFile(os.path.join(out, "algebra", "expected.root"), "RECREATE", "", 101)
        self.keys = {}
        self.cases = []
        self.count = {}

    def key(self, h):
        """Key of the present state of a histogram among the inputs."""
        known = self.keys.get(id(h))
        if known is None:
            known = (f"state{len(self.keys)}", h)
            self.keys[id(h)] = known
            self.inputs.WriteTObject(h, known[0])
        return known[0]

    def step(self):
        group = rnd.choice(self.groups)
        place = rnd.randrange(len(group))
        target = group[place]
        kinds = [o for o in OPERATIONS if o.suits(target, is_profile(target))]
        operation = rnd.choice(kinds)
        others = [h for h in group if is_profile(h) == is_profile(target)]
        # Where two others are combined into the target, ROOT must not change them while it reads them.
        if operation.others > 1:
            others = [h for h in others if h is not target] or [target.Clone("h")]
        sources = [target] + [rnd.choice(others) for _ in range(operation.others)]
        # ROOT looks for a common probability without end where a content is below 0.
        if operation.name == "Chi2Test" and any(h.GetBinContent(c) < 0 for h in sources for c in range(h.GetNcells())):
            return
        arguments = operation.arguments(rnd, target)
        names = [self.key(h) for h in sources]
        copies = {}
        objects = [copies.setdefault(name, h.Clone()) for name, h in zip(names, sources)]
        take_messages()
        result, scalars = operation.run(objects, arguments)
        messages = take_messages()
        # Refused by both, and what ROOT has counted until then means nothing.
        if any("zero content and zero errors" in text for _, _, text in messages):
            return
        self.count[operation.name] = self.count.get(operation.name, 0) + 1
        case = {"id": f"{operation.name}-{self.count[operation.name]:05d}", "operation": operation.name, "inputs": names,
                "args": arguments, "tolerance": operation.tolerance(arguments), "expected": {}}
        if scalars is not None:
            case["expected"]["scalars"] = scalars
        if messages:
            case["messages"] = messages
        if result is not None:
            case["expected"]["object"] = case["id"]
            self.expected.WriteTObject(result, case["id"])
            case["expected"]["after"] = after(result)
            if operation.stays and usable(result) and rnd.random() < 0.8:
                group[place] = result.Clone("h")
            # ROOT takes a histogram of the same name, if it finds one, for the next projection.
            result.SetName("done")
        self.cases.append(case)
        # A walk that only shrinks its numbers ends soon.
        if rnd.random() < 0.05:
            group[place] = fill(group[place].Clone("h"), rnd.randint(1, 30), rnd.random() < 0.3)

    def finish(self):
        self.inputs.Close()
        self.expected.Close()
        head = {"format": "overwatch-algebra-goldens-1", "root": str(R.gROOT.GetVersion()), "seed": seed, "operations": self.count}
        with open(os.path.join(out, "algebra", "cases.json"), "w", encoding="utf-8") as file:
            json.dump({**head, "cases": self.cases}, file, allow_nan=False)


def usable(h):
    """Whether the walk may go on from here: numbers that grow without end tell nothing."""
    values = [h.GetBinContent(cell) for cell in range(h.GetNcells())] + [h.GetBinError(cell) for cell in range(h.GetNcells())]
    return all(math.isfinite(value) and abs(value) < 1e6 for value in values) and h.GetEntries() < 1e9 and any(values)


def after(h):
    h = h.Clone()
    axes = range(1, h.GetDimension() + 1)
    said = {"entries": h.GetEntries(), "effectiveEntries": h.GetEffectiveEntries(), "stats": list(MEASURES.stats(h)),
            "mean": [h.GetMean(a) for a in axes], "stdDev": [h.GetStdDev(a) for a in axes]}
    if is_profile(h):
        cells = range(h.GetNcells())
        said.update(binContents=[h.GetBinContent(c) for c in cells], binErrors=[h.GetBinError(c) for c in cells],
                    binEntries=[h.GetBinEntries(c) for c in cells],
                    binEffectiveEntries=[h.GetBinEffectiveEntries(c) for c in cells])
    return number(said)


os.makedirs(os.path.join(out, "algebra"), exist_ok=True)
walk = Walk()
for _ in range(steps):
    walk.step()
walk.finish()
print(f"{steps} steps of seed {seed} with ROOT {R.gROOT.GetVersion()}")
