"""Compares files that we wrote with those they were made from, in real ROOT and in uproot.

usage: python3 check.py ORIGINAL WRITTEN [ORIGINAL WRITTEN ...]

For each pair: ROOT opens ours without recovering and says nothing, finds the same keys and, in each histogram, profile and graph, the
same numbers bit by bit; uproot lists the same keys and reads the same cells; a merge of ours with itself by ROOT doubles what adds up.
"""
import os
import sys
import tempfile

try:
    import numpy
    import ROOT
    import uproot
except ImportError as missing:
    print(missing, file=sys.stderr)
    sys.exit(2)

ROOT.gROOT.SetBatch(True)
ROOT.TH1.AddDirectory(False)


class Said:
    """What ROOT prints on whatever channel while the block runs."""

    def __enter__(self):
        self.file = tempfile.TemporaryFile()
        self.saved = [os.dup(1), os.dup(2)]
        sys.stdout.flush()
        for channel in (1, 2):
            os.dup2(self.file.fileno(), channel)
        return self

    def __exit__(self, *_):
        for channel, saved in zip((1, 2), self.saved):
            os.dup2(saved, channel)
            os.close(saved)
        self.file.seek(0)
        self.text = self.file.read().decode(errors="replace").strip()
        self.file.close()


def keys_of(directory, prefix=""):
    for key in directory.GetListOfKeys():
        path = f"{prefix}{key.GetName()}"
        yield path, key
        if key.GetClassName().startswith("TDirectory"):
            yield from keys_of(key.ReadObj(), path + "/")


def numbers(thing):
    """What is compared bit by bit."""
    if thing.InheritsFrom("TH1"):
        cells = range(thing.GetNcells())
        rows = [("contents", [thing.GetBinContent(i) for i in cells]), ("errors", [thing.GetBinError(i) for i in cells])]
        rows.append(("entries", [thing.GetEntries()]))
        sums = numpy.zeros(13)
        thing.GetStats(sums)
        rows.append(("sums", sums))
        for axis in (thing.GetXaxis(), thing.GetYaxis(), thing.GetZaxis()):
            bins = range(1, axis.GetNbins() + 2)
            rows.append((f"axis {axis.GetName()}", [axis.GetBinLowEdge(i) for i in bins]))
        return rows
    if thing.InheritsFrom("TGraph"):
        count = range(thing.GetN())
        return [("points", [(thing.GetPointX(i), thing.GetPointY(i), thing.GetErrorX(i), thing.GetErrorY(i)) for i in count])]
    return []


def differences(original, written):
    theirs, ours = ROOT.TFile.Open(original), ROOT.TFile.Open(written)
    if ours.TestBit(ROOT.TFile.kRecovered):
        yield "the keys had to be recovered"
    if ours.GetEND() != os.path.getsize(written):
        yield f"expected its end at {os.path.getsize(written)}, found {ours.GetEND()}"
    # A tree's data are in records of their own: it is not carried over.
    named = lambda file: {
        (path, key.GetCycle(), key.GetClassName()): key for path, key in keys_of(file) if key.GetClassName() != "TTree"
    }
    before, after = named(theirs), named(ours)
    # Keys whose class only their own program knows are still listed and must be there.
    for name in before.keys() ^ after.keys():
        yield f"{name} is in {'the original' if name in before else 'ours'} only"
    for name in before.keys() & after.keys():
        if not ROOT.TClass.GetClass(name[2]) or name[2].startswith("TDirectory"):
            continue
        first, second = before[name].ReadObj(), after[name].ReadObj()
        if not first and not second:
            continue
        if not second:
            yield f"{name} cannot be read"
            continue
        for (what, expected), (_, found) in zip(numbers(first), numbers(second)):
            if not numpy.array_equal(numpy.asarray(expected), numpy.asarray(found), equal_nan=True):
                yield f"{what} of {name}"


def differences_in_uproot(original, written):
    with uproot.open(original) as theirs, uproot.open(written) as ours:
        kept = [name for name, kind in theirs.classnames().items() if kind != "TTree"]
        if sorted(kept) != sorted(ours.keys()):
            yield "uproot lists other keys"
            return
        for name, kind in theirs.classnames().items():
            if not kind.startswith(("TH1", "TH2", "TH3", "TProfile")) or ";" not in name:
                continue
            try:
                expected = theirs[name].values(flow=True)
            except Exception:  # uproot cannot read everything that ROOT wrote either
                continue
            if not numpy.array_equal(expected, ours[name].values(flow=True), equal_nan=True):
                yield f"{name} in uproot"


def differences_of_merge(written, said_by_original):
    target = written + ".merged"
    with Said() as said:
        merger = ROOT.TFileMerger(False)
        merger.OutputFile(target, "RECREATE")
        merger.AddFile(written)
        merger.AddFile(written)
        merged = merger.Merge()
    if not merged and not said_by_original:
        yield "ROOT cannot merge it"
    elif said.text and not said_by_original:
        yield f"ROOT says while merging: {said.text[:300]}"


def said_while_merging(original):
    """Some originals cannot be merged without a word either; that is not our doing."""
    with Said() as said:
        merger = ROOT.TFileMerger(False)
        merger.OutputFile(os.path.join(tempfile.gettempdir(), f"overwatch-referee-{os.getpid()}.root"), "RECREATE")
        merger.AddFile(original)
        merger.AddFile(original)
        merged = merger.Merge()
    return said.text or ("" if merged else "cannot be merged")


passed = failed = 0
for original, written in zip(sys.argv[1::2], sys.argv[2::2]):
    with Said() as of_the_original:
        file = ROOT.TFile.Open(original)
        for _, key in keys_of(file):
            key.ReadObj()
        file.Close()
    with Said() as said:
        found = list(differences(original, written))
    if said.text and not of_the_original.text:
        found.append(f"ROOT says: {said.text[:300]}")
    found += differences_in_uproot(original, written)
    found += differences_of_merge(written, said_while_merging(original))
    if found:
        failed += 1
        print(f"{os.path.basename(original)}: " + "; ".join(found[:5]))
    else:
        passed += 1
print(f"{passed} passed, {failed} failed")
sys.exit(1 if failed else 0)
