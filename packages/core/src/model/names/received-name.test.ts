import { describe, expect, it } from "vitest";
import { aliceGrammar, formatReceivedName, parseReceivedName } from "./received-name.js";

const parse = (name: string) => parseReceivedName(name, aliceGrammar, "Europe/Zurich");

describe("parseReceivedName", () => {
  it("tells subsystem, run, mode and time", () => {
    expect(parse("EMChistos_300005_C_2015_11_24_18_05_10.root")).toEqual({
      subsystem: "EMC",
      run: 300005,
      hltMode: "C",
      time: 1448384710,
      timeText: "2015_11_24_18_05_10",
    });
  });

  it.each([
    ["an empty mode is U", "EMChistos_300078__2015_11_24_18_5_10.root", { hltMode: "U" }],
    ["a mode is in upper case", "EMChistos_300079_c_2015_11_24_18_5_10.root", { hltMode: "C" }],
    ["any letters are a mode", "EMChistos_300076_TPC_2015_11_24_18_5_10.root", { hltMode: "TPC" }],
    ["codes have digits", "V0histos_1_B_2015_11_24_18_5_10.root", { subsystem: "V0" }],
    ["Z is UTC", "EMChistos_1_B_2015_11_24_17_5_10Z.root", { time: 1448384710, timeText: "2015_11_24_17_5_10Z" }],
  ])("%s", (_name, file, expected) => {
    expect(parse(file)).toMatchObject(expected);
  });

  it.each([
    ["no mode, no time", "EMChistos_300075.root", "name"],
    ["no time", "EMChistos_300075_C.root", "name"],
    ["five time fields", "EMChistos_300075_C_2015_11_24_18_5.root", "name"],
    ["seven time fields", "EMChistos_300075_C_2015_11_24_18_5_10_1.root", "name"],
    ["negative run", "EMChistos_-5_C_2015_11_24_18_6_10.root", "name"],
    ["20 digits", "EMChistos_99999999999999999999_C_2015_11_24_18_6_10.root", "name"],
    ["number with exponent", "EMChistos_300075_C_1e3_1_1_1_1_1.root", "name"],
    ["text before (WART 3)", "XEMC_histos_300075_C_2015_11_24_18_7_15.root", "name"],
    ["text behind (WART 4)", "EMChistos_300075_C_2015_11_24_18_7_10.root.izU", "name"],
    ["lower case code", "emchistos_300075_C_2015_11_24_18_7_13.root", "name"],
    ["upper case ending", "EMChistos_300075_C_2015_11_24_18_7_18.ROOT", "name"],
    ["hour 24", "EMChistos_300075_C_2015_11_24_24_5_10.root", "time"],
    ["31 November", "EMChistos_300075_C_2015_11_31_18_5_10.root", "time"],
    ["a newline behind", "EMChistos_300075_C_2015_11_24_18_5_10.root\n", "name"],
  ])("refuses %s", (_name, file, reason) => {
    expect(parse(file)).toEqual({ reason });
  });

  it("takes another experiment's grammar", () => {
    const grammar = {
      pattern:
        /^run(?<run>\d+)-(?<subsystem>[A-Z0-9]+)-(?<year>\d{4})(?<month>\d\d)(?<day>\d\d)T(?<hour>\d\d)(?<minute>\d\d)(?<second>\d\d)(?<utc>Z)\.root$/,
    };
    expect(parseReceivedName("run42-SCT-20151124T170510Z.root", grammar, "Europe/Zurich")).toEqual({
      subsystem: "SCT",
      run: 42,
      hltMode: "U",
      time: 1448384710,
      timeText: "2015_11_24_17_05_10Z",
    });
  });
});

describe("formatReceivedName", () => {
  const parts = { subsystem: "EMC", run: 300005, hltMode: "C", time: 1448384710 };

  it.each([
    ["UTC, marked as such", undefined, "EMChistos_300005_C_2015_11_24_17_5_10Z.root"],
    ["wall-clock time, as the original wrote it", "Europe/Zurich", "EMChistos_300005_C_2015_11_24_18_5_10.root"],
  ])("%s", (_name, zone, expected) => {
    const name = formatReceivedName(parts, zone);
    expect(name).toBe(expected);
    expect(parse(name)).toMatchObject(parts);
  });
});
