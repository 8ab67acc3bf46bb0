import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { runCaptured } from "../testing/run-captured.js";

let cwd: string;
beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), "overwatch-o2-"));
});
afterEach(() => rm(cwd, { recursive: true }));

describe("overwatch config o2", () => {
  it("prints trends and alarms in O2's form, and tells what it leaves out", async () => {
    await writeFile(
      join(cwd, "config.yaml"),
      "detectors: { EMC: { alarms: { a: { enabled: false, config: { max: 0.5 } } } } }",
    );
    const { code, stdout, stderr } = await runCaptured(["config", "o2"], { cwd });
    expect({ code, stdout, stderr }).toMatchInlineSnapshot(`
      {
        "code": 1,
        "stderr": "EMC.alarms.a.config.max: O2's form has no word for the number 0.5
      ",
        "stdout": "{"EMC", Branch {
          {"alarms", Branch {
              {"a", Branch {
                  {"config", Branch { }},
                  {"enabled", false}
              }}
          }}
      }}
      ",
      }
    `);
  });

  it("prints a text in O2's form as YAML, with the place of a fault", async () => {
    await writeFile(join(cwd, "a.o2"), '{"a", Branch {\n  {"b", "x"s}\n}}');
    expect(await runCaptured(["config", "o2", "--in", "a.o2"], { cwd })).toMatchObject({
      code: 0,
      stdout: "a:\n  b: x\n",
    });
    await writeFile(join(cwd, "b.o2"), '{"a", Branch {\n  {"b", "x"}\n}}');
    expect(await runCaptured(["config", "o2", "--in", "b.o2"], { cwd })).toMatchObject({
      code: 1,
      stderr: expect.stringContaining("line 2, column 9"),
    });
  });
});
