"""What real ROOT finds in a file. read.py FILE"""
import json, sys
import ROOT


def walk(directory, prefix=""):
    for key in directory.GetListOfKeys():
        obj = key.ReadObj()
        if obj.InheritsFrom("TDirectory"):
            yield from walk(obj, f"{prefix}{key.GetName()}/")
        else:
            yield prefix + key.GetName(), obj


ROOT.TH1.AddDirectory(False)
file = ROOT.TFile.Open(sys.argv[1])
print(json.dumps({n: {"class": h.ClassName(), "entries": h.GetEntries(), "mean": h.GetMean(), "integral": h.Integral()} for n, h in walk(file)}))
