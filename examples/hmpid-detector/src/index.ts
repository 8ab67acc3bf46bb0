/** HMPID: seven chambers of six photocathodes each. Rings of Cherenkov light are found in maps of charged pads. */
import { between, defineDetector, group, moduleGrid, overlay } from "@overwatch/detectors-sdk";
import { evenChambers } from "./even-chambers.js";
import { chambers, chargeStacks, photocathodes } from "./names.js";
import { occupancy } from "./occupancy.js";

/** Borders of the six photocathodes on a map of 160 by 144 pads. */
const borders = [...overlay.columns([80], [0, 144]), ...overlay.rows([48, 96], [0, 160])];

export default defineDetector({
  subsystem: "HMPID",
  title: "High momentum particle identification",
  stacks: chargeStacks,
  histogramGroups: [
    moduleGrid({
      name: "Pads",
      containing: "MapCh",
      key: "MapCh",
      columns: 4,
      help: "Charged pads of each chamber: even, without dark photocathodes or bright pads.",
    }),
    group({ name: "Charge of pads", containing: "Digits/QCh", help: "Falls steeply, alike for all photocathodes." }),
    group({ name: "Clusters", containing: ["CluSize", "QClus", "CluMult"], help: "Size and charge of clusters." }),
    { name: "Everything else", match: "*" },
  ],
  histogramOptions: [
    { match: ({ kind }) => kind === "h2", set: { drawOptions: "colz", showStats: false } },
    { match: "*Q*Ch*", set: { y: { log: true } } },
    { match: /MapCh\d$/, prettyName: (name) => `Chamber ${name.slice(-1)}` },
  ],
  processors: [
    { kind: "h2", id: "borders", match: /MapCh\d$/, run: () => ({ canvas: { overlays: borders } }) },
    {
      kind: "stack",
      id: "legend",
      match: "Digits/QCh*",
      run: () => ({
        canvas: {
          members: photocathodes.map((n) => ({ label: `photocathode ${n}` })),
          legend: { from: [0.6, 0.9], to: [0.9, 0.6] },
        },
      }),
    },
  ],
  trends: [
    {
      id: "occupancy",
      title: "Charged pads",
      unit: "fraction",
      hist: "Digits/hDigChEvt",
      use: occupancy({ chambers: chambers.length }),
    },
  ],
  alarms: [
    {
      id: "uneven",
      on: { hists: "Digits/hDigChEvt" },
      use: evenChambers({ low: 0.1, high: 5 }),
      severity: "medium",
      minEntries: 100,
      help: "A chamber sees far less or more than the others: look at its voltage and gas.",
    },
    {
      id: "dark",
      on: { trends: "occupancy" },
      use: between({ min: 1e-5, max: 0.1 }),
      help: "Nothing is seen at all.",
    },
  ],
  provides: [occupancy, evenChambers],
});
