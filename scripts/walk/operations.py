"""What a step of the walk can do: arguments at random, and the call of ROOT, under the names and with the arguments of the goldens."""
import math
from dataclasses import dataclass
from typing import Callable

import ROOT as R

R.gInterpreter.Declare(r"""
#include "TH3.h"
#include "TError.h"
#include "TProfile.h"
#include <string>
#include <vector>
namespace walk {
struct Message { int level; std::string where, text; };
inline std::vector<Message> &messages() { static std::vector<Message> all; return all; }
inline void handler(int level, Bool_t, const char *where, const char *text) {
  if (level >= kWarning) messages().push_back({level, where ? where : "", text ? text : ""}); }
inline void capture() { SetErrorHandler(handler); }
inline std::vector<double> stats(TH1 *h) { double s[20] = {0}; h->GetStats(s); int d = h->GetDimension();
  bool p = h->InheritsFrom("TProfile") || h->InheritsFrom("TProfile2D") || h->InheritsFrom("TProfile3D");
  int n = (d == 1 ? 4 : d == 2 ? 7 : 11) + (p ? 2 : 0); return std::vector<double>(s, s + n); }
inline std::vector<double> quantiles(TH1 *h, std::vector<double> p) {
  std::vector<double> x(p.size(), 0.); h->GetQuantiles((int)p.size(), x.data(), p.data()); return x; }
inline std::vector<double> integral1(TH1 *h, int a, int b, const char *o) {
  double e = 0, v = h->IntegralAndError(a, b, e, o); return {v, e}; }
inline std::vector<double> integral2(TH2 *h, int a, int b, int c, int d, const char *o) {
  double e = 0, v = h->IntegralAndError(a, b, c, d, e, o); return {v, e}; }
inline std::vector<double> integral3(TH3 *h, int a, int b, int c, int d, int f, int g, const char *o) {
  double e = 0, v = h->IntegralAndError(a, b, c, d, f, g, e, o); return {v, e}; }
inline std::vector<double> chi2(TH1 *a, TH1 *b, const char *o, std::vector<double> &res) {
  double c = 0; int ndf = 0, good = 0; res.assign(a->GetNcells() + 16, 0.);
  double p = a->Chi2TestX(b, c, ndf, good, o, res.data()); return {p, c, (double)ndf, (double)good}; }
}
""")
R.walk.capture()
MEASURES = R.walk
LEVELS = {2000: "Warning", 3000: "Error", 4000: "Break", 5000: "SysError", 6000: "Fatal"}
FUNCTIONS = 1e-12


def take_messages():
    found = [[LEVELS.get(int(m.level), str(int(m.level))), str(m.where), str(m.text)] for m in R.walk.messages()]
    R.walk.messages().clear()
    return found


def number(value):
    """A value as the goldens write it."""
    if isinstance(value, dict):
        return {key: number(inner) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [number(inner) for inner in value]
    if isinstance(value, float) and not math.isfinite(value):
        return "NaN" if math.isnan(value) else "Infinity" if value > 0 else "-Infinity"
    return value


@dataclass(frozen=True)
class Operation:
    name: str
    suits: Callable
    arguments: Callable
    run: Callable
    others: int = 0
    # Whether the walk goes on with the result: only what has the kind and axes of its group.
    stays: bool = False
    tolerance: Callable = lambda arguments: 0


def plain(h, profile):
    return not profile


def any_kind(h, profile):
    return True


def dimension(*wanted, profiles=False):
    return lambda h, profile: h.GetDimension() in wanted and (profiles or not profile)


def nothing(rnd, h):
    return {}


def factor(rnd, *names):
    return {name: rnd.choice([1.0, -1.0, 0.5, 2.0, 0.3, 1.0]) for name in names}


def axes_of(h):
    return [h.GetXaxis(), h.GetYaxis(), h.GetZaxis()][: h.GetDimension()]


def ranges(rnd, h):
    found = []
    for name, ax in zip("xyz", axes_of(h)):
        if rnd.random() < 0.4:
            first = rnd.randint(0, ax.GetNbins())
            found.append([name, first, rnd.randint(first, ax.GetNbins() + 1)])
    return {"ranges": found} if found else {}


def set_ranges(h, arguments):
    for name, first, last in arguments.get("ranges", []):
        axes_of(h)["xyz".index(name)].SetRange(first, last)


def bins(rnd, nbins):
    return rnd.choice([[], [0, -1], [1, nbins], sorted([rnd.randint(0, nbins + 1), rnd.randint(0, nbins + 1)])])


def tested(call):
    """Of a change in place: the first object, and whether ROOT did it."""
    return lambda objects, arguments: (objects[0], {"return": bool(call(objects, arguments))})


def changed(call):
    def run(objects, arguments):
        call(objects, arguments)
        return objects[0], None

    return run


def asked(call):
    return lambda objects, arguments: (None, number(call(objects, arguments)))


def made(call):
    return lambda objects, arguments: (call(objects, arguments), None)


def merge(objects, arguments):
    others = R.TList()
    for h in objects[1:]:
        others.Add(h)
    result = objects[0].Merge(others)
    others.Clear("nodelete")
    return objects[0], {"return": int(result)}


def scale_arguments(rnd, h):
    return {"c": rnd.choice([2.0, 0.5, -1.5, 1.0, 0.1, 3.7]), "option": rnd.choice(["", "", "width"])}


def group_arguments(*names):
    def choose(rnd, h):
        return {name: rnd.randint(1, ax.GetNbins()) for name, ax in zip(names, axes_of(h))}

    return choose


def integral_arguments(rnd, h):
    chosen = {"option": rnd.choice(["", "width"])}
    if rnd.random() < 0.6:
        chosen["bins"] = [b for ax in axes_of(h) for b in (bins(rnd, ax.GetNbins()) or [1, 1])]
    return {**chosen, **ranges(rnd, h)}


def integral(objects, arguments):
    h, option = objects[0], arguments["option"]
    set_ranges(h, arguments)
    if "bins" not in arguments:
        return {"integral": h.Integral(option)}
    call = {1: R.walk.integral1, 2: R.walk.integral2, 3: R.walk.integral3}[h.GetDimension()]
    return {"integral": h.Integral(*arguments["bins"], option), "error": list(call(h, *arguments["bins"], option))[1]}


def statistics(objects, arguments):
    h = objects[0]
    set_ranges(h, arguments)
    axes = axes_of(h)
    each = range(1, len(axes) + 1)
    found = {"entries": h.GetEntries(), "effectiveEntries": h.GetEffectiveEntries(), "sumOfWeights": h.GetSumOfWeights(),
             "stats": list(R.walk.stats(h)), "first": [ax.GetFirst() for ax in axes], "last": [ax.GetLast() for ax in axes],
             "mean": [h.GetMean(k) for k in each], "meanError": [h.GetMeanError(k) for k in each],
             "rms": [h.GetRMS(k) for k in each], "stdDev": [h.GetStdDev(k) for k in each],
             "stdDevError": [h.GetStdDevError(k) for k in each], "skewness": [h.GetSkewness(k) for k in each],
             "skewnessError": [h.GetSkewness(k + 10) for k in each], "kurtosis": [h.GetKurtosis(k) for k in each],
             "kurtosisError": [h.GetKurtosis(k + 10) for k in each]}
    if len(axes) == 2:
        found.update(covariance=h.GetCovariance(), correlation=h.GetCorrelationFactor())
    if len(axes) == 3:
        found["covariance"] = [h.GetCovariance(1, 2), h.GetCovariance(1, 3), h.GetCovariance(2, 3)]
    return found


def extremes(objects, arguments):
    h = objects[0]
    set_ranges(h, arguments)
    each = range(1, h.GetDimension() + 1)
    return {"maximum": h.GetMaximum(), "minimum": h.GetMinimum(), "maximumBin": h.GetMaximumBin(), "minimumBin": h.GetMinimumBin(),
            "firstAbove": [h.FindFirstBinAbove(arguments["threshold"], k) for k in each],
            "lastAbove": [h.FindLastBinAbove(arguments["threshold"], k) for k in each]}


def points(rnd, h):
    inside = lambda ax: rnd.uniform(ax.GetBinCenter(1), ax.GetBinCenter(ax.GetNbins()))
    return {"points": [[inside(ax) for ax in axes_of(h)] for _ in range(5)]}


def fills(rnd, h):
    steps = []
    profile = h.InheritsFrom("TProfile") or h.InheritsFrom("TProfile2D") or h.InheritsFrom("TProfile3D")
    for _ in range(rnd.randint(1, 4)):
        at = [rnd.uniform(2 * ax.GetXmin() - ax.GetXmax(), 2 * ax.GetXmax() - ax.GetXmin()) for ax in axes_of(h)]
        if profile or rnd.random() < 0.7:
            value = [rnd.gauss(4, 1)] if profile else []
            steps.append(["Fill", *at, *value] + ([rnd.choice([0.5, 2.0, -1.0])] if rnd.random() < 0.4 else []))
        else:
            place = [rnd.randint(0, ax.GetNbins() + 1) for ax in axes_of(h)]
            steps.append([rnd.choice(["SetBinContent", "SetBinError"]), *place, rnd.uniform(0, 20)])
    return {"steps": steps}


def sequence(objects, arguments):
    returned = [getattr(objects[0], method)(*values) for method, *values in arguments["steps"]]
    return objects[0], {"returns": [number(r) if isinstance(r, (int, float)) else None for r in returned]}


def chi2(objects, arguments):
    residuals = R.std.vector("double")()
    p, value, ndf, good = R.walk.chi2(objects[0], objects[1], arguments["option"], residuals)
    found = list(residuals)
    while found and found[-1] == 0:
        found.pop()
    return {"p": p, "chi2": value, "ndf": int(ndf), "igood": int(good), "residuals": found}


def project3(objects, arguments):
    set_ranges(objects[0], arguments)
    return objects[0].Project3D(arguments["option"])


def projection(method, name, standard):
    def run(objects, arguments):
        set_ranges(objects[0], arguments)
        return getattr(objects[0], method)(name, *(arguments.get("bins") or standard), arguments["option"])

    return run


def projection_arguments(across, options):
    def choose(rnd, h):
        chosen = bins(rnd, axes_of(h)[across].GetNbins())
        return {"option": rnd.choice(options), **({"bins": chosen} if chosen else {}), **ranges(rnd, h)}

    return choose


def quantiles(objects, arguments):
    set_ranges(objects[0], arguments)
    return {"x": list(R.walk.quantiles(objects[0], R.std.vector("double")(arguments["p"])))}


def rebins_in_three(h, profile):
    """Not with -0: ROOT, in place, sums the corners of the flow in an order that we do not follow to the sign of a zero."""
    minus = lambda value: value == 0 and math.copysign(1, value) < 0
    return not profile and h.GetDimension() == 3 and not any(minus(h.GetBinContent(c)) for c in range(h.GetNcells()))


def has_contents(h, profile):
    return not profile and h.GetDimension() == 1 and h.Integral() > 0 and h.GetMinimum() >= 0


def smooth(objects, arguments):
    objects[0].Smooth(arguments["times"], arguments["option"])


def profile_errors(objects, arguments):
    p = objects[0]
    p.SetErrorOption(arguments["option"])
    cells = range(p.GetNcells())
    return {"content": [p.GetBinContent(c) for c in cells], "error": [p.GetBinError(c) for c in cells],
            "entries": [p.GetBinEntries(c) for c in cells], "effectiveEntries": [p.GetBinEffectiveEntries(c) for c in cells]}


def choice(**values):
    return lambda rnd, h: {name: rnd.choice(options) for name, options in values.items()}


def tolerant(arguments):
    return FUNCTIONS


OPERATIONS = [
    Operation("Add", any_kind, lambda rnd, h: factor(rnd, "c1"), tested(lambda o, a: o[0].Add(o[1], a["c1"])), 1, True),
    Operation("AddTwo", any_kind, lambda rnd, h: factor(rnd, "c1", "c2"),
              tested(lambda o, a: o[0].Add(o[1], o[2], a["c1"], a["c2"])), 2, True),
    Operation("Multiply", plain, nothing, tested(lambda o, a: o[0].Multiply(o[1])), 1, True),
    Operation("Divide", plain, nothing, tested(lambda o, a: o[0].Divide(o[1])), 1, True),
    Operation("MultiplyTwo", plain, lambda rnd, h: factor(rnd, "c1", "c2"),
              tested(lambda o, a: o[0].Multiply(o[1], o[2], a["c1"], a["c2"])), 2, True),
    Operation("DivideTwo", plain, lambda rnd, h: {**factor(rnd, "c1", "c2"), "option": rnd.choice(["", "B"])},
              tested(lambda o, a: o[0].Divide(o[1], o[2], a["c1"], a["c2"], a["option"])), 2, True),
    Operation("Scale", any_kind, scale_arguments, changed(lambda o, a: o[0].Scale(a["c"], a["option"])), 0, True),
    Operation("Reset", any_kind, choice(option=["", "ICE", "ICES", "M", "ICEM"]), changed(lambda o, a: o[0].Reset(a["option"]))),
    Operation("Sumw2", any_kind, choice(flag=[True, False]), changed(lambda o, a: o[0].Sumw2(a["flag"])), 0, True),
    Operation("ResetStats", any_kind, nothing, changed(lambda o, a: o[0].ResetStats()), 0, True),
    Operation("Clone", any_kind, choice(name=["copy"]), made(lambda o, a: o[0].Clone(a["name"]))),
    Operation("Merge", any_kind, nothing, merge, 1, True),
    Operation("Rebin", dimension(1, profiles=True), group_arguments("ngroup"), made(lambda o, a: o[0].Rebin(a["ngroup"]))),
    Operation("Rebin2D", dimension(2, profiles=True), group_arguments("nx", "ny"),
              made(lambda o, a: o[0].Rebin2D(a["nx"], a["ny"]))),
    Operation("Rebin3D", rebins_in_three, group_arguments("nx", "ny", "nz"),
              made(lambda o, a: o[0].Rebin3D(a["nx"], a["ny"], a["nz"]))),
    Operation("Integral", any_kind, integral_arguments, asked(integral)),
    Operation("Stats", any_kind, ranges, asked(statistics)),
    Operation("Extremes", any_kind, lambda rnd, h: {"threshold": rnd.choice([0.0, 2.0]), **ranges(rnd, h)}, asked(extremes)),
    Operation("Interpolate", lambda h, profile: not profile and all(ax.GetNbins() > 1 for ax in axes_of(h)), points,
              asked(lambda o, a: {"values": [o[0].Interpolate(*at) for at in a["points"]]})),
    Operation("Quantiles", has_contents, choice(p=[[0.5], [0.0, 0.1, 0.25, 0.5, 0.9, 1.0]]), asked(quantiles)),
    Operation("ProjectionX", dimension(2, profiles=True), projection_arguments(1, ["", "e", "o"]),
              made(projection("ProjectionX", "_px", [0, -1]))),
    Operation("ProjectionY", dimension(2), projection_arguments(0, ["", "e", "o"]), made(projection("ProjectionY", "_py", [0, -1]))),
    Operation("ProfileX", dimension(2), projection_arguments(1, ["", "s", "i", "o"]), made(projection("ProfileX", "_pfx", [1, -1]))),
    Operation("ProfileY", dimension(2), projection_arguments(0, ["", "s", "i", "o"]), made(projection("ProfileY", "_pfy", [1, -1]))),
    Operation("Project3D", dimension(3),
              lambda rnd, h: {"option": rnd.choice(["x", "y", "z", "xy", "yx", "xz", "zx", "yz", "zy"]) + rnd.choice(
                  ["", "e", "o", " nuf", " nof", " nuf nof"]), **ranges(rnd, h)}, made(project3)),
    Operation("ProfileErrors", lambda h, profile: profile, choice(option=["", "s", "i", "g"]), asked(profile_errors)),
    Operation("KolmogorovTest", dimension(1, 2), choice(option=["", "M", "N", "UO"]),
              asked(lambda o, a: {"value": o[0].KolmogorovTest(o[1], a["option"])}), 1, False, tolerant),
    Operation("Chi2Test", plain, choice(option=["UU", "UW", "WW", "UU NORM", "UW OF UF"]), asked(chi2), 1, False, tolerant),
    Operation("Cumulative", plain, choice(forward=[True, False]), made(lambda o, a: o[0].GetCumulative(a["forward"]))),
    Operation("Smooth", dimension(1), lambda rnd, h: {"times": rnd.randint(1, 3), "option": ""}, changed(smooth)),
    Operation("Asymmetry", plain, nothing, made(lambda o, a: o[0].GetAsymmetry(o[1])), 1),
    Operation("Sequence", any_kind, fills, sequence, 0, True),
]
