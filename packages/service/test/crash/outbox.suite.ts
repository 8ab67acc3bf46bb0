import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { tellNotices } from "../../src/notify/index.js";
import { openState } from "../../src/store/open-state.js";

const messages = 12;
const words = { subject: "{worst}", line: "{alarm} {message}" };

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "overwatch-outbox-"));
});
afterEach(() => rm(folder, { recursive: true }));

/** Puts so many messages, each about an alarm of its own, into the outbox. */
async function fill(): Promise<void> {
  const state = await openState({ folder });
  const config = { alarms: { notify: ["hook"] }, notifiers: { hook: { type: "console", ...words } } } as never;
  for (let at = 0; at < messages; at++) {
    const about = { subsystem: "EMC", alarm: `a${at}`, on: "h", flag: "bad", message: "", run: 1, time: at } as const;
    await tellNotices([{ change: "raised", ...about }], { state, config, now: Date.now() / 1000 });
  }
  await state.close();
}

it("no message is lost, whenever the sender is killed", async () => {
  await fill();
  const told: string[] = [];
  let kill: (() => void) | undefined;
  let asked = 0;
  const server = createServer((request, response) => {
    let text = "";
    request.on("data", (part: Buffer) => {
      text += part.toString();
    });
    request.on("end", () => {
      asked++;
      // Killed before the answer, behind it, and once left alone with a server that fails.
      if (asked === 1) return kill?.();
      if (asked === 2) {
        response.statusCode = 500;
        return response.end();
      }
      const { notices } = JSON.parse(text) as { notices: { alarm: string }[] };
      told.push(...notices.map(({ alarm }) => alarm));
      response.end();
      return asked === 3 ? kill?.() : undefined;
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const script = join(import.meta.dirname, "outbox-process.mjs");
  try {
    let killed = 0;
    for (let start = 0; start < 6; start++) {
      const child = spawn(process.execPath, [script, folder, url], { stdio: ["ignore", "ignore", "inherit"] });
      kill = () => child.kill("SIGKILL");
      const [code] = await once(child, "exit");
      if (code === 0) break;
      killed++;
    }
    expect(killed).toBeGreaterThan(0);
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
  expect([...new Set(told)].sort()).toEqual(Array.from({ length: messages }, (_, at) => `a${at}`).sort());
  const state = await openState({ folder });
  expect(await state.alarms.waiting()).toEqual([]);
  await state.close();
});
