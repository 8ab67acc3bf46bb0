import { describe, expect, it } from "vitest";
import * as z from "zod";
import { checkPlugin } from "./check-plugin.js";
import { PLUGIN_API } from "./plugin-api.js";

const manifest = { plugin: "detector", subsystem: "EMC", api: "^1.0.0" } as const;
const schema = z.object({});
const trender = { $type: "@overwatch/trender", name: "mean" };
const alarm = { $type: "@overwatch/alarm", name: "between" };
const base = {
  $type: "@overwatch/detector",
  api: PLUGIN_API,
  subsystem: "EMC",
  title: "",
  options: schema,
  settings: schema,
};
const plugin = (hooks: unknown, more: object = {}) => ({ ...base, hooks, ...more });
const check = (exported: unknown) => checkPlugin(exported, "x", manifest);

const full = {
  additionalHistograms: [
    { kind: "h2", makes: "h1", name: "p", from: "h", reads: ["r"], window: { minutes: 5 }, derive: () => 0 },
  ],
  stacks: [{ match: "a*", with: () => ["b"] }],
  histogramOptions: [
    { match: /a/, set: { x: { log: true } }, prettyName: "A", files: "own" },
    { match: () => true, set: () => ({}) },
  ],
  histogramGroups: [{ name: "all", match: ["*"], layout: "grid", columns: 2, sort: () => [], help: undefined }],
  processors: [{ kind: "any", id: "p", match: "*", run: () => {}, order: "pre" }],
  trends: [{ id: "t", title: "", hist: "h", use: trender, unit: "" }],
  alarms: [
    { id: "a", on: { trends: /x/ }, use: alarm },
    { id: "b", on: { hists: "*" }, use: alarm, reference: "previous run", severity: "medium" },
    { id: "c", on: { alarms: ["a", "b"] }, use: alarm },
  ],
  provides: [Object.assign(() => trender, { trender: {} })],
};

describe("checkPlugin", () => {
  it.each([
    { name: "no hooks", exported: plugin({}) },
    { name: "rows of all hooks", exported: plugin(full, { eventCounter: { hist: "events", bin: 1 } }) },
    { name: "fields of a later SDK beside the hooks", exported: plugin({}, { later: 1 }) },
  ])("takes $name", ({ exported }) => {
    expect(check(exported)).toMatchObject({ ok: true, plugin: { subsystem: "EMC" } });
  });

  it("makes a copy of what runs", () => {
    const processors = [...full.processors];
    const checked = check(plugin({ processors }));
    processors.pop();
    expect(checked.ok && checked.plugin.hooks.processors).toHaveLength(1);
  });

  it.each([
    { name: "no default export", exported: undefined, says: "found undefined" },
    { name: "another thing", exported: { hooks: {} }, says: "found an object" },
    { name: "an unknown hook", exported: plugin({ procesors: [] }), says: 'Unrecognized key: "procesors"' },
    { name: "no list", exported: plugin({ processors: {} }), says: "`hooks.processors`" },
    {
      name: "a match with g",
      exported: plugin({ stacks: [{ match: /a/g, with: () => [] }] }),
      says: "without the flags g and y",
    },
    {
      name: "no code",
      exported: plugin({ processors: [{ kind: "h1", id: "p", match: "*", run: 5 }] }),
      says: "`hooks.processors.0.run`: expected a function",
    },
    {
      name: "an unknown kind",
      exported: plugin({ processors: [{ kind: "h4", id: "p", match: "*", run: () => {} }] }),
      says: "`hooks.processors.0.kind`: expected one of h1",
    },
    {
      name: "an id twice",
      exported: plugin({ processors: [full.processors[0], full.processors[0]] }),
      says: "expected each id once, found `p` twice",
    },
    {
      name: "a bad canvas",
      exported: plugin({ histogramOptions: [{ match: "*", set: { logx: true } }] }),
      says: "histogramOptions.0.set`: expected only the fields drawOptions",
    },
    {
      name: "a trender that was not called",
      exported: plugin({ trends: [{ ...full.trends[0], use: () => trender }] }),
      says: "expected what a trender of the SDK returns",
    },
    {
      name: "no target",
      exported: plugin({ alarms: [{ id: "a", on: {}, use: alarm }] }),
      says: "expected one of trends, hists, groups",
    },
    { name: "no schema", exported: { ...plugin({}), options: {} }, says: "`options`: expected a zod object" },
    {
      name: "another subsystem",
      exported: plugin({}, { subsystem: "TPC" }),
      says: "package.json says subsystem EMC, its code TPC",
    },
    {
      name: "a getter that throws",
      exported: {
        ...base,
        get hooks() {
          throw new Error("boom");
        },
      },
      says: "it threw Error: boom",
    },
  ])("refuses $name", ({ exported, says }) => {
    const checked = check(exported);
    expect(checked).toMatchObject({ ok: false, error: { code: "PLUGIN_INVALID" } });
    expect(!checked.ok && checked.error.message).toContain(says);
  });

  it.each(["0.1.0", "1.999.0", "2.0.0", "new", 5, undefined])("refuses API %s", (api) => {
    expect(check(plugin({}, { api }))).toMatchObject({ ok: false, error: { code: "API_MISMATCH" } });
  });
});
