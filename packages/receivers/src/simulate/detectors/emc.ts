import type { Bins, Book } from "../book.js";
import { minutesOf } from "../fault.js";
import { type Channel, COLUMNS, channels, ROWS, shapeOf } from "./calorimeter.js";
import { fillClusters, fillExtras } from "./emc-clusters.js";
import { type DetectorModel, type Minute, times } from "./model.js";

const PREFIX = "EMCTRQA_hist";
/** Triggers and the sources that their patches come from. */
const patches: readonly (readonly [trigger: string, source: string])[] = [
  ...["Offline", "Online", "Recalc"].flatMap((source) =>
    ["EMCL0", "EMCGAH", "EMCJEH"].map((trigger) => [trigger, source] as const),
  ),
  ["EMCGAL", "Online"],
  ["EMCJEL", "Online"],
];
/** Mean amplitude of a patch above its threshold, ADC counts. */
const slopes: Readonly<Record<string, number>> = { EMCL0: 40, EMCGAH: 110, EMCGAL: 80, EMCJEH: 190, EMCJEL: 150 };
const sources: Readonly<Record<string, number>> = { Offline: 1, Online: 0.93, Recalc: 0.97 };
const plane: readonly [Bins, Bins] = [
  [COLUMNS, 0, COLUMNS],
  [ROWS, 0, ROWS],
];
const hotChannel = 1713;
const adcToGev = 0.07874;

interface Hit {
  readonly channel: Channel;
  readonly amplitude: number;
}

/** The calorimeter: trigger channels, patches, energies, clusters. A hot channel fires in both levels, a dead region is one trigger unit. */
export const emc: DetectorModel = (book, now) => {
  const { events, random } = now;
  const halves = times(events, () => 0.5);
  book.fill1({ name: `${PREFIX}Events`, title: "Number of events" }, [1, 0, 1], halves);
  fillLevel(book, now, 0, 0.002);
  fillLevel(book, now, 1, 0.0014);
  for (const [trigger, source] of patches) fillPatches(book, now, trigger, source);
  fillMedians(book, now);
  for (const [name, mean] of [
    ["EMCalMaxPatchAmpEMCREGAOffline", 70],
    ["DCalMaxPatchAmpEMCREJEOffline", 90],
  ] as const) {
    const title = `${name.slice(0, name.indexOf("Max"))} max patch amplitude ${name.slice(-14, -7)} Offline;amplitude (ADC);entries`;
    const amplitudes = times(events / 2, () => 15 + random.exponential(mean));
    book.fill1({ name: PREFIX + name, title }, [200, 0, 2000], amplitudes);
  }
  fillClusters(book, now);
  fillExtras(book, now);
};

function fillLevel(book: Book, now: Minute, level: number, rate: number): void {
  const name = `${PREFIX}FastORL${level}`;
  const hits = makeHits(now, rate);
  const large = hits.filter(({ amplitude }) => amplitude > 400);
  const ids = hits.map(({ channel }) => channel.id + 0.5);
  const numbers: Bins = [5000, 0, 5000];
  const spectrum = (tail: string, cut: string, entries: string, xs: readonly number[]) =>
    book.fill1(
      { name: name + tail, title: `L${level} ${cut} vs FastOR number;FastOR abs. ID;entries above ${entries}` },
      numbers,
      xs,
    );
  spectrum("", "entries", "0", ids);
  spectrum(
    "LargeAmp",
    "(amp>400)",
    "400",
    large.map(({ channel }) => channel.id + 0.5),
  );
  fillMap(book, `${name}Amp`, `L${level} amplitudes;col;row`, plane, hits, true, false);
  if (level === 0) {
    const title = "L0 trigger time vs FastOR number;FastOR abs. ID;L0 trigger time";
    const clock = ids.map(() => now.random.normal(8.5, 1.1));
    book.fill2({ name: `${name}Time`, title }, numbers, [20, 0, 20], ids, clock);
  }
  for (let module = 0; module < 20; module++) {
    const [columns, rows] = shapeOf(module);
    const bins: readonly [Bins, Bins] = [
      [columns, 0, columns],
      [rows, 0, rows],
    ];
    const inside = (each: Hit) => each.channel.supermodule === module;
    const own = hits.filter(inside);
    const tail = `_SM${module}`;
    fillMap(book, name + tail, `L${level} entries SM ${module};col;row`, bins, own, false, true);
    fillMap(book, `${name}Amp${tail}`, `L${level} amplitudes SM ${module};col;row`, bins, own, true, true);
    const largeTitle = `L${level} (amp>400) SM ${module};col;row`;
    fillMap(book, `${name}LargeAmp${tail}`, largeTitle, bins, large.filter(inside), false, true);
    const amplitudes = own.filter((_, i) => i % 8 === 0).map(({ amplitude }) => amplitude);
    const energies = amplitudes.map((x) =>
      Math.abs(x * adcToGev * now.random.normal(1, 0.08) + now.random.normal(0, 0.15)),
    );
    const unit = level === 0 ? "TRU" : "STU";
    const title = `FEE energy vs ${unit} amplitude, SM ${module};amplitude (ADC);energy (GeV)`;
    book.fill2({ name: `${PREFIX}FEEvs${unit}${tail}`, title }, [100, 0, 500], [50, 0, 40], amplitudes, energies);
  }
}

function fillMap(
  book: Book,
  name: string,
  title: string,
  bins: readonly [Bins, Bins],
  hits: readonly Hit[],
  weighted: boolean,
  local: boolean,
): void {
  const xs = hits.map(({ channel }) => (local ? channel.localColumn : channel.column) + 0.5);
  const ys = hits.map(({ channel }) => (local ? channel.localRow : channel.row) + 0.5);
  const weights = weighted ? hits.map(({ amplitude }) => amplitude) : undefined;
  book.fill2({ name, title }, bins[0], bins[1], xs, ys, weights);
}

function makeHits({ minute, events, random, faults }: Minute, rate: number): readonly Hit[] {
  const amplitude = (low: number, mean: number) => Math.min(1023, Math.round(low + random.exponential(mean)));
  const dead = minutesOf("deadRegion", faults, minute) > 0;
  const hits = Array.from({ length: random.poisson(events * rate * channels.length) }, () => ({
    channel: pick(random.whole(channels.length)),
    amplitude: amplitude(5, 25),
  })).filter(({ channel }) => !(dead && isDead(channel)));
  if (minutesOf("hotChannel", faults, minute) === 0) return hits;
  const hot = pick(channels.findIndex(({ id }) => id === hotChannel));
  const extra = Array.from({ length: random.poisson(0.08 * events) }, () => ({
    channel: hot,
    amplitude: amplitude(60, 60),
  }));
  return [...hits, ...extra];
}

/** One trigger region unit: 8 columns, 12 rows. */
function isDead({ column, row }: Channel): boolean {
  return column >= 16 && column < 24 && row >= 12 && row < 24;
}

function pick(index: number): Channel {
  const channel = channels[index];
  if (channel === undefined) throw new RangeError(`no channel ${index}`);
  return channel;
}

function fillPatches(book: Book, { minute, events, random, faults }: Minute, trigger: string, source: string): void {
  const dead = minutesOf("deadRegion", faults, minute) > 0;
  const drift = minutesOf("drift", faults, minute);
  const slope = (slopes[trigger] ?? 100) * (sources[source] ?? 1) * (1 + 0.05 * drift);
  const count = Math.floor(events / 3);
  const places = Array.from({ length: count }, () => pick(random.whole(channels.length))).filter(
    (channel) => !(dead && isDead(channel)),
  );
  const hits = places.map((channel) => ({ channel, amplitude: Math.round(20 + random.exponential(slope)) }));
  const which = `${trigger}${source}`;
  const words = `${trigger} patch ${source};col;row`;
  fillMap(book, `${PREFIX}MaxEdgePos${which}`, `Edge Position Max ${words}`, plane, hits, false, false);
  fillMap(book, `${PREFIX}AmpEdgePos${which}`, `Integrated amplitude ${words}`, plane, hits, true, false);
  for (const [detector, share] of [
    ["EMCal", 1],
    ["DCal", 0.82],
  ] as const) {
    const bins: Bins = [200, 0, 2000];
    const title = (what: string) => `${detector} ${what} ${trigger} ${source};amplitude (ADC);entries`;
    const largest = times(count, () => Math.round(15 + random.exponential(slope * share)));
    const all = times(2 * count, () => Math.round(15 + random.exponential(slope * share * 0.6)));
    const name = (what: string) => `${PREFIX}${detector}${what}${which}`;
    book.fill1({ name: name("MaxPatchAmp"), title: title("max patch amplitude") }, bins, largest);
    book.fill1({ name: name("PatchAmp"), title: title("patch amplitude") }, bins, all);
    if (trigger !== "EMCGAH") continue;
    const shifted = all.map((each) => each - (35 + 4 * drift));
    const minus = { name: name("PatchAmpSubtracted"), title: title("patch amplitude minus median") };
    book.fill1(minus, [200, -200, 1800], shifted);
    const energy = {
      name: name("PatchEnergy"),
      title: `${detector} patch energy ${trigger} ${source};energy (GeV);entries`,
      storage: "float64",
    } as const;
    book.fill1(
      energy,
      [160, 0, 160],
      all.map((each) => each * adcToGev),
    );
  }
}

/** The background of EMCal against that of DCal; a drift raises the one of EMCal. */
function fillMedians(book: Book, { minute, events, random, faults }: Minute): void {
  const count = Math.floor(events / 2);
  const drift = 9 * minutesOf("drift", faults, minute);
  for (const [source, factor] of [
    ["Offline", 1],
    ["Online", 0.95],
    ["Recalc", 0.98],
  ] as const) {
    const common = times(count, () => random.gamma(3, 14 * factor));
    const entry = {
      name: `${PREFIX}EMCalMedianVsDCalMedianEMCREBKG${source}`,
      title: `EMCal median vs DCal median ${source};EMCal median;DCal median`,
    };
    const emcal = common.map((each) => each + random.normal(8 + drift, 5));
    const dcal = common.map((each) => each * 0.9 + random.normal(8, 5));
    book.fill2(entry, [60, 0, 240], [60, 0, 240], emcal, dcal);
  }
  for (const trigger of ["EMCREBKG", "EMCREGA", "EMCREJE"]) {
    const entry = {
      name: `${PREFIX}DCalMedianVsDCalMax${trigger}Offline`,
      title: `DCal median vs DCal max ${trigger} Offline;median;max`,
    };
    const medians = times(count, () => random.gamma(3, 14) + drift);
    const largest = times(count, () => random.exponential(160));
    book.fill2(entry, [50, 0, 250], [50, 0, 1000], medians, largest);
  }
}
