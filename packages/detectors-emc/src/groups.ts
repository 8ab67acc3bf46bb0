import { type GroupSpec, sortByModulePair } from "@overwatch/detectors-sdk";

/** Histograms per supermodule, on the page where the modules are in the detector: two columns, highest number on top. */
function supermodules(name: string, quantity: string, help: string): GroupSpec {
  return {
    name,
    match: `*${quantity}_SM*`,
    layout: "grid",
    columns: 2,
    sort: (names) => sortByModulePair(names, "_SM"),
    help,
  };
}

function list(name: string, text: string, help: string): GroupSpec {
  return { name, match: `*${text}*`, help };
}

const modules = "One plot per supermodule: EMCal 0 to 11, DCal 12 to 19.";
const patches =
  "Amplitude and position of the trigger patches. Spectra of EMCal and DCal fall alike, positions are flat";

/** The first group that matches takes the histogram, so the widest come last. */
export const histogramGroups: readonly GroupSpec[] = [
  supermodules(
    "FEE vs TRU",
    "FEEvsTRU",
    `${modules} Cell amplitude against trigger amplitude: a narrow line through the origin.`,
  ),
  supermodules(
    "FEE vs STU",
    "FEEvsSTU",
    `${modules} Cell amplitude against summary amplitude: a narrow line through the origin.`,
  ),
  supermodules("FastOR L0 (hits with ADC > 0)", "FastORL0", `${modules} Flat, without bright or empty blocks.`),
  supermodules(
    "FastOR L0 Amp (hits weighted with ADC value)",
    "FastORL0Amp",
    `${modules} Flat, without bright or empty blocks.`,
  ),
  supermodules("FastOR L0 Large Amp (hits above 400 ADC)", "FastORL0LargeAmp", `${modules} Nearly empty.`),
  supermodules("FastOR L1 (hits with ADC > 0)", "FastORL1", `${modules} Flat, without bright or empty blocks.`),
  supermodules(
    "FastOR L1 Amp (hits weighted with ADC value)",
    "FastORL1Amp",
    `${modules} Flat, without bright or empty blocks.`,
  ),
  supermodules("FastOR L1 Large Amp (hits above 400 ADC)", "FastORL1LargeAmp", `${modules} Nearly empty.`),
  // WART 32: "Cluster" alone would also take the cluster histograms of TPC and HLT from borrowed files.
  list(
    "EMCal cluster level",
    "hCluster",
    "Energy falls steeply, time peaks near 600 ns, the invariant mass shows the neutral pion.",
  ),
  list(
    "EMCal cell level",
    "hIDvs",
    "Cell number against amplitude and time: no single bright line, no wide empty band.",
  ),
  list(
    "EMCal vs DCal Median",
    "EMCalMedianVsDCalMedian",
    "The background of both sides grows together: points along the diagonal.",
  ),
  list("Gamma Trigger Low", "GAL", `${patches}.`),
  list("Gamma Trigger High", "GAH", `${patches}.`),
  list("Jet Trigger Low", "JEL", `${patches}.`),
  list("Jet Trigger High", "JEH", `${patches}.`),
  list("L0", "EMCL0", `${patches}.`),
  list(
    "Background",
    "BKG",
    "Median against maximum of the background patches: the median stays well below the maximum.",
  ),
  list(
    "FastOR",
    "FastOR",
    "All FastOR channels. Hot ones stand out and are listed below the plot: tell the trigger expert their numbers.",
  ),
  list("Other EMC", "EMC", "Number of events and what no group above takes."),
  { name: "Non EMC", match: "*", files: "own", help: "What else is in the files of EMC." },
];
