import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openStore } from "@overwatch/service/store";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openTeller } from "../pass/tell-alarms.js";
import { prepareStore } from "../testing/prepare-store.js";
import { runCaptured } from "../testing/run-captured.js";

let cwd: string;
beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), "overwatch-alarms-"));
  const raised = { id: "hot", on: "hits", flag: "bad", message: "hot: 17", help: "Call." } as const;
  await prepareStore(cwd, [
    {
      run: 300005,
      alarms: [raised, { id: "quiet", on: "meanHits", flag: "good", message: "" }],
      flags: [
        { file: "a", time: 1448384710, quality: "good", known: 2, of: 2, unknown: [], raised: [] },
        { file: "b", time: 1448384770, quality: "bad", known: 2, of: 2, unknown: [], raised: [raised] },
      ],
    },
  ]);
});
afterEach(() => rm(cwd, { recursive: true }));

const call = (...argv: string[]) => runCaptured([...argv, "--data", cwd], { cwd });

/** What a pass does behind the processing. */
async function tell(config: object): Promise<void> {
  const { store } = await openStore({ folder: cwd });
  const rules = { n: 1, of: 1 };
  const alarms = { sets: [], notify: ["hook"], raiseAfter: rules, clearAfter: rules, repeatAfter: 0 };
  const log = { debug: () => {}, info: () => {}, warn: () => {} };
  const teller = await openTeller({ log } as never, { stateFolder: cwd, alarms, ...config } as never, store);
  await teller.watch();
  await teller.deliver();
  await teller.close();
  await store.close();
}

describe("overwatch alarms", () => {
  it("lists nothing before anything was raised", async () => {
    const { code, stdout } = await call("alarms", "list");
    expect({ code, stdout }).toEqual({ code: 0, stdout: "No alarm is raised.\n" });
  });

  it("lists what is raised, who knows, what is muted and what waits", async () => {
    await tell({ notifiers: {} });
    expect((await call("alarms", "ack", "hot", "--comment", "I look", "--who", "anna")).code).toBe(0);
    const mute = await call("alarms", "mute", "EMC/hot", "--for", "8h", "--reason", "being repaired", "--who", "bert");
    expect(mute.stdout).toContain("EMC/hot is muted until");
    expect((await call("alarms", "list", "--json")).json()).toMatchObject({
      format: "overwatch-alarms-1",
      alarms: [
        {
          id: "EMC/hot",
          on: "hits",
          state: "raised",
          flag: "bad",
          message: "hot: 17",
          since: 1448384770,
          run: 300005,
          muted: true,
          acknowledged: { who: "anna", comment: "I look" },
        },
      ],
      mutes: [{ subsystem: "EMC", alarm: "hot", reason: "being repaired", who: "bert" }],
    });
    expect((await call("alarms", "list")).stdout).toContain("EMC/hot");
    expect((await call("alarms", "unmute", "hot")).stdout).toBe("EMC/hot is not muted any more.\n");
    expect((await call("alarms", "unmute", "hot")).stdout).toBe("EMC/hot was not muted.\n");
  });

  it("acknowledges only what is raised", async () => {
    const { code, stdout } = await call("alarms", "ack", "quiet");
    expect({ code, stdout }).toEqual({
      code: 1,
      stdout: "EMC/quiet is not raised: there is nothing to acknowledge.\n",
    });
  });

  it.each([
    { name: "an unknown alarm", argv: ["ack", "hott"], code: 1, says: "Did you mean" },
    { name: "an unknown subject", argv: ["ack", "hot", "--on", "x"], code: 2, says: "Expected --on to be one of hits" },
    { name: "a mute without a reason", argv: ["mute", "hot", "--for", "1h"], code: 2, says: "--reason" },
    { name: "a mute without an end", argv: ["mute", "hot", "--reason", "x"], code: 2, says: "--for" },
    {
      name: "a time that is none",
      argv: ["mute", "hot", "--reason", "x", "--for", "soon"],
      code: 2,
      says: "30m, 8h, 2d",
    },
    { name: "an unknown notifier", argv: ["test-notify", "nobody"], code: 2, says: "`nobody`" },
    { name: "runs the wrong way round", argv: ["replay", "x.yaml", "--runs", "9-1"], code: 2, says: "A-B" },
    { name: "a file that is not there", argv: ["replay", "x.yaml"], code: 2, says: "x.yaml" },
    { name: "an unknown run", argv: ["flags", "7"], code: 1, says: "run 7" },
  ])("refuses $name", async ({ argv, code, says }) => {
    const result = await call("alarms", ...argv);
    expect({ code: result.code, stderr: result.stderr }).toEqual({ code, stderr: expect.stringContaining(says) });
  });

  it("prints flags over time as text, CSV and JSON", async () => {
    expect((await call("alarms", "flags", "300005", "--format", "csv")).stdout).toMatchInlineSnapshot(`
      "run,subsystem,alarm,on,from,to,flag,message
      300005,EMC,,,1448384710,1448384710,good,
      300005,EMC,,,1448384710,1448384770,bad,hot: 17
      300005,EMC,hot,hits,1448384710,1448384710,good,
      300005,EMC,hot,hits,1448384710,1448384770,bad,hot: 17
      "
    `);
    expect((await call("alarms", "flags", "300005", "--json")).json()).toMatchObject({
      format: "overwatch-flags-1",
      intervals: [{ flag: "good" }, { flag: "bad", from: 1448384710, to: 1448384770 }, {}, {}],
    });
  });

  it("tells what is covered", async () => {
    const { stdout } = await call("alarms", "coverage");
    expect(stdout).toMatchInlineSnapshot(`
      "EMC: 1 runs, 2 files, 2 checks
        names that match nothing
          Nothing (groups)
        expected false alarms in 8 hours: 0 from 0 checks that state their rate; 2 state none
      "
    `);
    expect((await call("alarms", "coverage", "--json")).json()).toMatchObject({ format: "overwatch-coverage-1" });
  });

  it("sends a message that says that it is a test", async () => {
    const bodies: unknown[] = [];
    const server = createServer((request, response) => {
      request.on("data", (part: Buffer) => bodies.push(JSON.parse(part.toString())));
      request.on("end", () => response.end("ok"));
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    try {
      await writeFile(
        join(cwd, "config.yaml"),
        `notifiers: { hook: { type: webhook, url: "${url}" }, ops: { type: console } }\n`,
      );
      expect((await call("alarms", "test-notify", "hook")).stdout).toBe("hook took the message.\n");
      expect(bodies).toMatchObject([{ notices: [{ message: "this is a test: nothing is wrong" }] }]);
      expect((await call("alarms", "test-notify", "ops")).stdout).toContain("this is a test: nothing is wrong");
    } finally {
      await new Promise((resolve) => server.close(resolve));
    }
    const refused = await call("alarms", "test-notify", "hook");
    expect({ code: refused.code, stderr: refused.stderr }).toEqual({
      code: 1,
      stderr: expect.stringContaining("Expected the notifier `hook` to take a message: ECONNREFUSED."),
    });
  });
});
