"""Makes gaus.json: 200 histograms and what ROOT's Fit("gaus", "QN") says of them. Needs PyROOT (pip install root)."""
import json, math, random, ROOT

ROOT.gROOT.SetBatch(True)
ROOT.gErrorIgnoreLevel = ROOT.kError
ROOT.TH1.AddDirectory(False)
random.seed(20151124)
cases = []
while len(cases) < 200:
    nbins = random.choice([20, 50, 100, 200])
    entries = int(10 ** random.uniform(2.3, 6))
    mean, sigma = random.uniform(-5, 5), 10 ** random.uniform(-1, 1)
    reach = random.uniform(3, 8) * sigma
    low, high = mean - reach * random.uniform(0.6, 1), mean + reach * random.uniform(0.6, 1)
    flat = random.choice([0, 0, 0.02, 0.1])
    h = ROOT.TH1D("h", "", nbins, low, high)
    for _ in range(entries if entries < 20000 else 20000):
        h.Fill(random.uniform(low, high) if random.random() < flat else random.gauss(mean, sigma))
    if entries > 20000:  # larger statistics from the expectation, with its Poisson scatter
        h.Reset()
        for i in range(1, nbins + 1):
            x = h.GetBinCenter(i)
            mu = entries * h.GetBinWidth(i) * ((1 - flat) * math.exp(-0.5 * ((x - mean) / sigma) ** 2) / sigma / math.sqrt(2 * math.pi) + flat / (high - low))
            h.SetBinContent(i, max(0, round(random.gauss(mu, math.sqrt(mu)))))
    filled = sum(1 for i in range(1, nbins + 1) if h.GetBinContent(i) != 0)
    if filled < 5:
        continue
    function = ROOT.TF1("g", "gaus", low, high)
    result = h.Fit("gaus", "QNS")
    if int(result) != 0:
        continue
    cases.append({
        "min": low, "max": high,
        "contents": [int(h.GetBinContent(i)) for i in range(1, nbins + 1)],
        "parameters": [result.Parameter(i) for i in range(3)],
        "errors": [result.ParError(i) for i in range(3)],
        "chi2": result.Chi2(), "degrees": int(result.Ndf()),
    })
with open("gaus.json", "w") as out:
    out.write('{"root": %s, "cases": [\n' % json.dumps(ROOT.gROOT.GetVersion()))
    out.write(",\n".join(json.dumps(case, separators=(",", ":")) for case in cases) + "\n]}\n")
