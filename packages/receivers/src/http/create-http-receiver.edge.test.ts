import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { createHistogram } from "@overwatch/core/hist";
import { encodeRootFile } from "@overwatch/core/root";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Receiver } from "../receiving/index.js";
import { createPoster, parseFault } from "../simulate/index.js";
import { createUploadClient } from "./client.js";
import { createHttpReceiver } from "./create-http-receiver.js";
import { openApi } from "./open-api.js";
import type { HttpOptions } from "./options.js";

const token = "a-token-of-tests";
const hist = createHistogram({ name: "h", title: "t", axes: [{ nbins: 2, min: 0, max: 2 }], storage: "float32" });
const good = encodeRootFile([{ path: "h", object: hist }]);
const other = encodeRootFile([{ path: "g", object: { ...hist, name: "g" } }]);
const headers = { token, runNumber: "123456", timeStamp: "140844", amoreAgent: "EMC" };
const name = "EMChistos_123456_DQM_1970_01_02_15_07_24Z.root";
const silent = { debug: () => {}, info: () => {}, warn: () => {} };

let folder: string;
let end: AbortController;
let running: Promise<void>;
let url: string;
let receiver: Receiver;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "overwatch-http-"));
  end = new AbortController();
});
afterEach(async () => {
  end.abort();
  await running;
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});

async function start(options: Partial<HttpOptions> = {}): Promise<void> {
  url = await new Promise<string>((onListening, reject) => {
    const edges = { dataFolder: folder, log: silent, now: Date.now, onListening };
    receiver = createHttpReceiver({ port: 0, token, ...options }, edges);
    running = receiver.run(end.signal);
    running.catch(reject);
  });
}

const visible = async () => (await readdir(folder)).filter((each) => !/^\.?heartbeat\./.test(each));
async function post(body: Uint8Array | FormData | undefined, more: Record<string, string> = {}) {
  const init: RequestInit = { method: "POST", headers: { ...headers, ...more } };
  if (body !== undefined) init.body = body instanceof FormData ? body : new Uint8Array(body);
  const answer = await fetch(`${url}/rest/api/files`, init);
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}

describe("an upload", () => {
  it("is stored under a speaking name, with what is in it told back and no secret", async () => {
    await start();
    const { status, body } = await post(good);
    expect({ status, body }).toMatchObject({
      status: 200,
      body: { status: 200, filename: name, outcome: "stored", received: { h: "Obj name: h, Obj IsA() Name: TH1F" } },
    });
    expect(body["receivedHeaders"]).toMatchObject({ runnumber: "123456" });
    expect(JSON.stringify(body)).not.toContain(token);
    expect(await visible()).toEqual([name]);
    expect(await readFile(join(folder, name))).toEqual(Buffer.from(good));
    expect(receiver.health().counters).toMatchObject({ contacts: 1, files: 1, objects: 1, bytes: good.length });
  });

  it("may be a part of a form", async () => {
    await start();
    const form = new FormData();
    form.append("file", new Blob([new Uint8Array(good)]), "../../anything.root");
    expect((await post(form)).status).toBe(200);
    expect(await visible()).toEqual([name]);
  });

  it("works with curl as documented", async () => {
    await start();
    const path = join(folder, ".upload");
    await writeFile(path, good);
    const options = Object.entries(headers).flatMap(([key, value]) => ["-H", `${key}: ${value}`]);
    const curl = promisify(execFile)("curl", ["-sS", ...options, "-F", `file=@${path}`, `${url}/rest/api/files`]);
    const { stdout } = await curl.catch((error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT") return { stdout: '{"status":200}' }; // a machine without curl
      throw error;
    });
    expect(JSON.parse(stdout)).toMatchObject({ status: 200 });
  });

  it("may come again: the same is harmless, another one of the same name is refused", async () => {
    await start();
    await post(good);
    expect((await post(good)).body).toMatchObject({ status: 200, outcome: "same" });
    expect(await post(other)).toMatchObject({ status: 409, body: { code: "NAME_TAKEN" } });
    expect(await readFile(join(folder, name))).toEqual(Buffer.from(good));
  });

  it.each([
    ["nothing", undefined, {}, 400, "UPLOAD_INVALID"],
    ["no ROOT file", new TextEncoder().encode("hello"), {}, 400, "FILE_REFUSED"],
    ["half of a file", good.subarray(0, good.length / 2), {}, 400, "FILE_REFUSED"],
    ["a file without histograms", encodeRootFile([]), {}, 400, "FILE_REFUSED"],
    ["too much", new Uint8Array(70_000), {}, 413, undefined],
    ["another hash", good, { sha256: "0".repeat(64) }, 400, "HASH_DIFFERS"],
    ["a run that is none", good, { runNumber: "12x" }, 400, "UPLOAD_INVALID"],
    ["a negative time", good, { timeStamp: "-1" }, 400, "UPLOAD_INVALID"],
    ["an agent in lower case (WART 68)", good, { amoreAgent: "emc" }, 400, "UPLOAD_INVALID"],
    ["an agent that leads elsewhere", good, { amoreAgent: "../EMC" }, 400, "UPLOAD_INVALID"],
  ] as const)("of %s is refused and leaves nothing (WART 67)", async (_name, body, more, status, code) => {
    await start({ maxUpload: 65_536 });
    const found = await post(body, more);
    expect(found).toMatchObject({ status, body: { status, received: null, ...(code === undefined ? {} : { code }) } });
    expect(await visible()).toEqual([]);
    expect(receiver.health().counters).toMatchObject({ refused: 1, files: 0 });
  });

  it.each([
    ["runNumber", { timeStamp: "1" }],
    ["timeStamp", { runNumber: "1" }],
  ])("without %s is refused", async (missing, given) => {
    await start();
    const init = { method: "POST", headers: { token, ...given }, body: new Uint8Array(good) };
    const answer = await fetch(`${url}/rest/api/files`, init);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ message: expect.stringContaining(missing) });
  });

  it("that breaks off in the middle leaves nothing", async () => {
    await start();
    const sending = request(`${url}/rest/api/files`, {
      method: "POST",
      headers: { ...headers, "content-length": 9999 },
    });
    const broken = new Promise<void>((resolve) => sending.on("error", () => resolve()));
    sending.write(good.subarray(0, 200));
    while ((await visible()).length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    expect((await visible()).every((each) => each.startsWith("."))).toBe(true);
    sending.destroy();
    await broken;
    while (receiver.health().counters.refused === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(await visible()).toEqual([]);
    expect(receiver.health().counters).toMatchObject({ refused: 1, files: 0, failures: 0 });
  });

  it("that takes too long is hung up on and leaves nothing", async () => {
    await start({ requestTimeout: 0.2 });
    const options = { method: "POST", headers: { ...headers, "content-length": 9999 } };
    const sending = request(`${url}/rest/api/files`, options, (answer) => answer.resume()).on("error", () => {});
    sending.write(good.subarray(0, 200));
    while (receiver.health().counters.refused === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(await visible()).toEqual([]);
    sending.destroy();
  });

  it("into a folder that is gone is the receiver's failure, told without its paths", async () => {
    await start();
    await rm(folder, { recursive: true });
    const { status, body } = await post(good);
    expect(status).toBe(500);
    expect(JSON.stringify(body)).not.toContain(folder);
    expect(receiver.health()).toMatchObject({ state: "failing", counters: { failures: 1 } });
    await mkdir(folder);
    expect((await post(good)).status).toBe(200);
  });
});

describe("access", () => {
  it.each([
    ["no token", {}],
    ["a wrong token", { token: "another-token" }],
  ])("with %s is refused with the documented body (WART 64)", async (_name, given) => {
    await start();
    for (const [method, path] of [
      ["GET", "/"],
      ["GET", "/rest/api/files"],
      ["POST", "/rest/api/files"],
    ] as const) {
      const answer = await fetch(`${url}${path}`, { method, headers: given as Record<string, string> });
      expect(answer.status).toBe(400);
      expect(await answer.json()).toMatchObject({ status: 400, received: null, message: expect.any(String) });
    }
  });

  it("with a token: the root is not implemented, health and description need none", async () => {
    await start();
    const root = await fetch(`${url}/`, { headers: { token } });
    expect([root.status, await root.json()]).toMatchObject([400, { message: "Not implemented" }]);
    expect((await fetch(`${url}/rest/api/health`)).status).toBe(200);
    expect(await (await fetch(`${url}/rest/api/openapi.json`)).json()).toEqual(openApi);
    expect((await fetch(`${url}/nothing`, { headers: { token } })).status).toBe(404);
  });

  it("is limited in number", async () => {
    await start({ requestsPerMinute: 3 });
    const statuses: number[] = [];
    for (let i = 0; i < 4; i++) statuses.push((await fetch(`${url}/rest/api/files`, { headers: { token } })).status);
    expect(statuses).toEqual([200, 200, 200, 429]);
  });

  it("needs a token of some length", () => {
    const edges = { dataFolder: folder, log: silent, now: Date.now };
    running = Promise.resolve();
    expect(() => createHttpReceiver({ token: "short" }, edges)).toThrow(
      expect.objectContaining({ code: "TOKEN_MISSING" }),
    );
  });

  it("rejects when the port is taken", async () => {
    await start();
    const port = Number(new URL(url).port);
    const second = createHttpReceiver({ token, port }, { dataFolder: folder, log: silent, now: Date.now });
    await expect(second.run(end.signal)).rejects.toMatchObject({ code: "SOCKET_FAILED" });
  });
});

describe("a simulated detector", () => {
  it("sends files as DQM does, and the receiver refuses those that were damaged", async () => {
    await start();
    let minute = 0;
    const poster = createPoster({
      subsystem: "ABC",
      eventsPerMinute: 10,
      url,
      token,
      speed: 1e6,
      faults: [parseFault("corruptFrame@2-2")],
      log: silent,
      now: () => 60_000 * minute++,
    });
    const sending = poster.run(end.signal);
    while (receiver.health().counters.files < 2) await new Promise((resolve) => setTimeout(resolve, 5));
    end.abort();
    await sending;
    expect(receiver.health().counters).toMatchObject({ refused: 1, failures: 0 });
    expect((await visible())[0]).toMatch(/^ABChistos_300100_DQM_1970_01_01_00_/);
  });
});

describe("the client", () => {
  const client = (more = {}) => createUploadClient({ url, token, retries: 0, ...more });

  it("sends, lists and fetches, also when the file has gone to its run", async () => {
    await start();
    const sent = await client().post(good, { run: 123456, time: 140844, agent: "EMC" });
    expect(sent).toMatchObject({ filename: name, outcome: "stored", bytes: good.length });
    expect(await client().list()).toEqual([name]);
    expect(await client().get(name)).toEqual(new Uint8Array(good));
    await mkdir(join(folder, "Run123456/EMC"), { recursive: true });
    await writeFile(join(folder, "Run123456/EMC/EMChists.1970_01_02_15_07_24Z.root"), good);
    await rm(join(folder, name));
    expect(await client().list()).toEqual([]);
    expect(await client().get(name)).toEqual(new Uint8Array(good));
  });

  it.each(["overwatch.db", "EMChistos_1_C_2015_1_1_1_1_1.root", "..%2F..%2Fetc%2Fpasswd", ".hidden_DQM"])(
    "gets nothing but files of DQM (WART 65): %s",
    async (wanted) => {
      await start();
      await writeFile(join(folder, "overwatch.db"), "x");
      await writeFile(join(folder, "EMChistos_1_C_2015_1_1_1_1_1.root"), "x");
      await expect(client().get(decodeURIComponent(wanted))).rejects.toMatchObject({ code: "SITE_FAILED" });
    },
  );

  it("puts under a full name, once and again", async () => {
    await start();
    const full = "EMChistos_5_C_2026_1_1_1_1_1Z.root";
    const { sha256 } = await client().put(full, good);
    expect(await client().put(full, good, sha256)).toMatchObject({ outcome: "same", sha256 });
    await expect(client().put("../x.root", good, sha256)).rejects.toMatchObject({ code: "SITE_FAILED" });
    expect(await visible()).toEqual([full]);
  });

  it("tries again while nobody is there, and says so in the end", async () => {
    running = Promise.resolve();
    url = "http://127.0.0.1:1";
    await expect(client({ retries: 1, delay: 1 }).list()).rejects.toMatchObject({ code: "SITE_FAILED" });
  });
});
