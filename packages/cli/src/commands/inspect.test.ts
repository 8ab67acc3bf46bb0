import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runCaptured } from "../testing/run-captured.js";

const runs = fileURLToPath(new URL("../../../../testdata/runs/", import.meta.url));
const lzma = join(runs, "lzma", "TPChistos_300065_C_2015_11_28_18_5_10.root");
const damaged = join(runs, "malformed", "EMChistos_300075_C_2015_11_24_18_33_10.root");

let cwd: string;
beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), "overwatch-inspect-"));
});
afterAll(() => rm(cwd, { recursive: true }));

const inspect = (...args: string[]) => runCaptured(["inspect", ...args], { cwd, env: {}, home: cwd });

describe("overwatch inspect", () => {
  it("lists the objects without reading them", async () => {
    const { code, json } = await inspect(lzma, "--json");
    expect(code).toBe(0);
    expect(json()).toMatchObject({
      format: "overwatch-rootdump-1",
      file: "TPChistos_300065_C_2015_11_28_18_5_10.root",
    });
    const { objects } = json() as { objects: { class: string; object?: unknown }[] };
    expect(objects.filter(({ class: name }) => name === "TH3D").length).toBeGreaterThan(5);
    expect(objects.every(({ object }) => object === undefined)).toBe(true);
  });

  it("prints what is stored in one object", async () => {
    const { json } = await inspect(lzma, "TPCQA/h_tpc_event_recvertex_0", "--contents", "--json");
    expect(json()).toMatchObject({ objects: [{ class: "TH1D", object: { entries: expect.any(Number) } }] });
  });

  it("ends with 1 and names what cannot be read, beside the others", async () => {
    const { code, json } = await inspect(damaged, "--contents", "--json");
    expect(code).toBe(1);
    expect(json()).toMatchObject({ problems: [{ path: "EMCTRQA_histFastORL0", cycle: 1 }] });
  });

  it.each([
    ["a file that is none", "nothing.root", 1, "nothing.root"],
    ["text", "text.root", 1, "first four bytes"],
  ])("ends with 1 for %s", async (_name, file, code, message) => {
    await writeFile(join(cwd, "text.root"), "<html>no root file</html>");
    const ended = await inspect(join(cwd, file), "--json");
    expect(ended.code).toBe(code);
    expect(ended.json()).toMatchObject({
      error: { code: expect.any(String), message: expect.stringContaining(message) },
    });
  });

  it("ends with 2 when the file has no such object, and says what it has", async () => {
    const { code, stderr } = await inspect(lzma, "TPCQA/h_tpc_event_recvertex_9");
    expect([code, stderr]).toEqual([2, expect.stringContaining("found TPCQA/")]);
  });
});
