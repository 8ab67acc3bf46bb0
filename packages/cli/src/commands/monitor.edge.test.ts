import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { runCaptured } from "../testing/run-captured.js";

it("overwatch monitor tells notifiers of a receiver that is dead, also when they were down first", async () => {
  const cwd = await mkdtemp(join(tmpdir(), "overwatch-monitor-"));
  const ending = new AbortController();
  const bodies: unknown[] = [];
  let asked = 0;
  const server = createServer((request, response) => {
    let text = "";
    request.on("data", (part: Buffer) => {
      text += part.toString();
    });
    request.on("end", () => {
      asked++;
      response.statusCode = asked === 1 ? 503 : 200;
      if (asked > 1) bodies.push(JSON.parse(text));
      response.end();
      if (asked === 2) ending.abort();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  try {
    const config = {
      receiver: { zmq: { EMC: { in: "REQ>tcp://127.0.0.1:1" } } },
      monitor: { sleep: 0.1, notify: ["hook"] },
      notifiers: { hook: { type: "webhook", url } },
    };
    await writeFile(join(cwd, "config.yaml"), JSON.stringify(config));
    const { code, stderr } = await runCaptured(["monitor", "--data", cwd], { cwd, signal: ending.signal });
    expect({ code, stderr }).toEqual({ code: 0, stderr: expect.stringContaining("The receiver of EMC is dead") });
    expect(bodies).toMatchObject([
      { notices: [{ change: "raised", subsystem: "EMC", alarm: "receiver heartbeat", flag: "bad" }] },
    ]);
  } finally {
    await new Promise((resolve) => server.close(resolve));
    await rm(cwd, { recursive: true });
  }
});
