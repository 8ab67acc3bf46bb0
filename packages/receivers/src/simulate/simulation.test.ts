import { readdirSync } from "node:fs";
import { type AnyHistogram, mean } from "@overwatch/core/hist";
import { type AnyObject, classNameOf, openRootFile, readMessage, writeMessage } from "@overwatch/core/root";
import { describe, expect, it } from "vitest";
import { parseFault } from "./fault.js";
import { createRandom } from "./random.js";
import { createSimulation, type SimulationOptions } from "./simulation.js";

const recorded = new URL("../../../../testdata/runs/clean/", import.meta.url);

/** What must be the same as in a recorded run: class and axes, not contents. */
function shapeOf(object: AnyObject) {
  const axes = "axes" in object ? (object as AnyHistogram & { axes: readonly unknown[] }).axes : [];
  return {
    class: classNameOf(object),
    axes: axes.map((axis) => {
      const { title, nbins, min, max, edges, labels } = axis as Record<string, unknown> & { edges?: Iterable<number> };
      return {
        title,
        nbins,
        min,
        max,
        edges: edges && [...edges],
        labels: labels && [...(labels as Map<number, string>)],
      };
    }),
  };
}

function at(minute: number, options: Partial<SimulationOptions> & { subsystem: string }) {
  const simulation = createSimulation({ eventsPerMinute: 120, ...options });
  for (let i = 0; i < minute; i++) simulation.advance();
  return new Map(simulation.objects().map(({ name, object }) => [name, object]));
}

describe("a simulated detector", () => {
  it.each(["EMC", "TPC", "HLT"])(
    "%s has every histogram of a recorded run by name, class and axes",
    async (subsystem) => {
      const [first = ""] = readdirSync(recorded)
        .filter((name) => name.startsWith(`${subsystem}histos_`))
        .sort();
      const file = await openRootFile(new URL(first, recorded).pathname);
      const simulated = at(1, { subsystem });
      const expected: [string, unknown][] = [];
      for (const { path } of file.keys()) expected.push([path, shapeOf(await file.read(path))]);
      await file.close();
      const byName = (a: [string, unknown], b: [string, unknown]) => (a[0] < b[0] ? -1 : 1);
      const found = [...simulated].map(([name, object]): [string, unknown] => [name, shapeOf(object)]);
      expect(found).toEqual(expected.sort(byName));
    },
  );

  it("is the same from the same seed, another from another one, and knows any subsystem", () => {
    const amplitude = (seed: number) => at(2, { subsystem: "XYZ", seed }).get("histAmplitude");
    expect(amplitude(1)).toEqual(amplitude(1));
    expect(amplitude(1)).not.toEqual(amplitude(2));
  });

  it("can be sent: every object is read from its message as it was", () => {
    for (const [name, object] of at(1, { subsystem: "EMC" })) {
      expect({ name, class: classNameOf(readMessage(writeMessage(object))) }).toEqual({
        name,
        class: classNameOf(object),
      });
    }
  });

  it("has runs that begin and end, with run 0 between them", () => {
    const simulation = createSimulation({
      subsystem: "XYZ",
      run: 7,
      runMinutes: 2,
      pauseMinutes: 1,
      eventsPerMinute: 5,
    });
    const seen = [`${simulation.info().run}:${simulation.minute()}`];
    for (let i = 0; i < 6; i++) {
      simulation.advance();
      seen.push(`${simulation.info().run}:${simulation.minute()}:${simulation.objects().length}`);
    }
    expect(seen).toEqual(["0:0", "7:1:3", "7:2:3", "0:0:0", "8:1:3", "8:2:3", "0:0:0"]);
  });

  it("sums up until it is told to forget", () => {
    const simulation = createSimulation({ subsystem: "XYZ", eventsPerMinute: 20 });
    const entries = () => {
      const found = simulation.objects().find(({ name }) => name === "histEvents")?.object;
      return found !== undefined && "entries" in found ? found.entries : 0;
    };
    simulation.advance();
    const first = entries();
    simulation.advance();
    expect(entries()).toBeGreaterThan(first);
    simulation.forget();
    expect(entries()).toBe(0);
  });
});

describe("a fault", () => {
  it.each([
    ["hotChannel", { kind: "hotChannel", fromMinute: 1 }],
    ["reset@3", { kind: "reset", fromMinute: 3 }],
    ["drift@2-5", { kind: "drift", fromMinute: 2, toMinute: 5 }],
  ])("%s", (text, expected) => {
    expect(parseFault(text)).toEqual(expected);
  });

  it.each(["hotchanel", "drift@0", "drift@5-2", "drift@", "", "toString"])("`%s` is none", (text) => {
    expect(() => parseFault(text)).toThrow(expect.objectContaining({ code: "FAULT_INVALID" }));
  });

  it("begins and ends with its minutes", () => {
    const amplitude = (minute: number) => {
      const hist = at(minute, { subsystem: "XYZ", faults: [parseFault("drift@2-2")], eventsPerMinute: 400 });
      return mean(hist.get("histAmplitude") as Parameters<typeof mean>[0]);
    };
    const [before, during] = [amplitude(1), amplitude(2)];
    expect(during).toBeGreaterThan(before);
  });

  it("reset empties the counters once", () => {
    const events = (minute: number) =>
      at(minute, { subsystem: "XYZ", faults: [parseFault("reset@3")] }).get("histEvents");
    const entries = [2, 3, 4].map((minute) => (events(minute) as { entries: number }).entries);
    expect(entries[1]).toBeLessThan(entries[0] ?? 0);
    expect(entries[2]).toBeGreaterThan(entries[1] ?? 0);
  });
});

describe("numbers by chance", () => {
  const random = createRandom(20260101);
  const many = 20_000;
  it.each([
    ["uniform", () => random.uniform(2, 4), 3, 1 / 3],
    ["whole", () => random.whole(3), 1, 2 / 3],
    ["normal", () => random.normal(5, 2), 5, 4],
    ["exponential", () => random.exponential(3), 3, 9],
    ["gamma", () => random.gamma(3, 2), 6, 12],
    ["gamma below 1", () => random.gamma(0.5, 2), 1, 2],
    ["poisson", () => random.poisson(4), 4, 4],
    ["poisson, large", () => random.poisson(400), 400, 400],
  ])("%s has its mean and variance", (_name, draw, expectedMean, expectedVariance) => {
    let [sum, squares] = [0, 0];
    for (let i = 0; i < many; i++) {
      const value = draw();
      sum += value;
      squares += value * value;
    }
    const average = sum / many;
    expect(Math.abs(average - expectedMean)).toBeLessThan(5 * Math.sqrt(expectedVariance / many));
    expect(Math.abs((squares / many - average ** 2) / expectedVariance - 1)).toBeLessThan(0.1);
  });
});

describe("a fault that a detector does not show", () => {
  it.each(["TPC", "HLT"])("is refused: %s has no single channels", (subsystem) => {
    expect(() => createSimulation({ subsystem, faults: [parseFault("hotChannel@3")] })).toThrow(
      expect.objectContaining({ code: "FAULT_INVALID", message: expect.stringContaining(subsystem) }),
    );
  });
});
