import { describe, expect, it } from "vitest";
import type { Quality } from "../../model/quality.js";
import { type AlarmLife, type LifeRules, liveOn } from "./life.js";
import { type Mute, tell } from "./tell.js";

const once: LifeRules = { raiseAfter: { n: 1, of: 1 }, clearAfter: { n: 1, of: 1 }, repeatAfter: 0 };
const at = (minute: number) => ({ subsystem: "ABC", alarm: "a", on: "t", run: 1, time: 60 * minute });
const flags: Readonly<Record<string, Quality>> = { g: "good", m: "medium", b: "bad", "?": "null" };

/** One letter per file; what people are told: R raised, W worse, S still, C cleared, . nothing. */
function live(letters: string, rules: LifeRules, mutes: readonly Mute[] = [], acknowledgedAt?: number) {
  let life: AlarmLife | undefined;
  let told = "";
  for (const [minute, letter] of [...letters].entries()) {
    ({ life } = liveOn(life, { ...at(minute), flag: flags[letter] ?? "null", message: letter }, rules));
    if (life !== undefined && minute === acknowledgedAt) {
      life = { ...life, acknowledged: { who: "anna", at: 60 * minute, comment: "" } };
    }
    const result = life && tell(life, rules, mutes, 60 * minute);
    life = result?.life;
    told += result?.notice?.change.slice(0, 1).toUpperCase() ?? ".";
  }
  return { life, told };
}

describe("the life of an alarm", () => {
  it.each([
    { name: "told once per change", letters: "gbbbgg", rules: once, told: ".R..C." },
    { name: "unknown neither raises nor clears", letters: "??b??g?", rules: once, told: "..R..C." },
    { name: "worse is told, better is not", letters: "mbbm", rules: once, told: "RW.." },
    {
      name: "raised by two of three",
      letters: "bgbgggg",
      rules: { ...once, raiseAfter: { n: 2, of: 3 } },
      told: "..RC...",
    },
    {
      name: "one flap is no alarm",
      letters: "bggbgg",
      rules: { ...once, raiseAfter: { n: 2, of: 3 } },
      told: "......",
    },
    {
      name: "cleared by three good ones",
      letters: "bggbgggg",
      rules: { ...once, clearAfter: { n: 3, of: 3 } },
      told: "R.....C.",
    },
    {
      name: "unknown files do not count for n of m",
      letters: "b?b",
      rules: { ...once, raiseAfter: { n: 2, of: 2 } },
      told: "..R",
    },
    { name: "told again after the interval", letters: "bbbbb", rules: { ...once, repeatAfter: 120 }, told: "R.S.S" },
    { name: "never raised", letters: "gggg", rules: once, told: "...." },
  ])("$name: $letters", ({ letters, rules, told }) => {
    expect(live(letters, rules).told).toBe(told);
  });

  it("acknowledged, it is not told again, until it comes back", () => {
    const rules = { ...once, repeatAfter: 60 };
    expect(live("bbbbgbb", rules, [], 1).told).toBe("R...CRS");
    expect(live("bb", rules, [], 1).life?.acknowledged?.who).toBe("anna");
    expect(live("bbg", rules, [], 1).life?.acknowledged).toBeUndefined();
  });

  const mute: Mute = { subsystem: "ABC", alarm: "a", until: 150, reason: "known", who: "anna" };
  it.each([
    { name: "of the alarm", mutes: [mute], told: "...R." },
    { name: "of its subject", mutes: [{ ...mute, on: "t" }], told: "...R." },
    { name: "of another subject", mutes: [{ ...mute, on: "u" }], told: "R...." },
    { name: "of another alarm", mutes: [{ ...mute, alarm: "c" }], told: "R...." },
  ])("a mute $name holds until its end, then what is still there is told", ({ mutes, told }) => {
    expect(live("bbbbb", once, mutes).told).toBe(told);
  });

  it("raised and cleared while muted: nobody is told anything", () => {
    expect(live("bgggg", once, [mute]).told).toBe(".....");
  });

  it("time that goes backwards, and an older run, change nothing", () => {
    const { life } = live("b", once);
    const older = { ...at(-1), flag: "good", message: "" } as const;
    expect(liveOn(life, older, once).life).toBe(life);
    expect(liveOn(life, { ...at(9), run: 0, flag: "good", message: "" }, once).life).toBe(life);
  });

  it("the same file again takes the place of what was known of it", () => {
    const { life } = live("gb", { ...once, raiseAfter: { n: 2, of: 2 } });
    const again = liveOn(life, { ...at(1), flag: "bad", message: "" }, { ...once, raiseAfter: { n: 2, of: 2 } });
    expect(again.change).toBeUndefined();
    expect(again.life?.last).toEqual(["bad"]);
  });

  it("a new run goes on with the life, and a raised alarm stays raised until it is known to be good", () => {
    const { life } = live("b", once);
    const later = liveOn(life, { ...at(0), run: 2, flag: "null", message: "" }, once);
    expect(later.life?.raised).toBe(true);
    expect(liveOn(later.life, { ...at(0), run: 2, flag: "good", message: "" }, once).change).toBe("cleared");
  });
});
