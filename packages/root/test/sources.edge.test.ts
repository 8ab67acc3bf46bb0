import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openRootFile } from "../src/file/open-root-file.js";
import { openSource as openInBrowser } from "../src/source/browser.js";
import { openSource as openInNode } from "../src/source/node.js";
import type { FileSource } from "../src/source/source.js";

const path = new URL("../../../testdata/root/goldens/graphs.root", import.meta.url).pathname;
const bytes = new Uint8Array(readFileSync(path));

let server: Server;
let address: string;
/** What was asked for, as the header Range says it; "all" without one. */
const asked: string[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    const range = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? "");
    asked.push(range === null ? "all" : (request.headers.range ?? ""));
    if (request.url === "/none.root") response.writeHead(404).end();
    else if (range === null || request.url === "/whole.root") response.writeHead(200).end(bytes);
    else {
      const [from, to] = [Number(range[1]), Math.min(Number(range[2]), bytes.length - 1)];
      const head = { "Content-Range": `bytes ${from}-${to}/${bytes.length}`, "Content-Length": to + 1 - from };
      response.writeHead(206, head).end(bytes.subarray(from, to + 1));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(resolve));
});

async function contentsOf(source: FileSource): Promise<unknown[]> {
  const file = await openRootFile(source);
  const objects: unknown[] = [];
  for await (const { object, error } of file.readAll()) objects.push(error ?? object);
  await file.close();
  return objects;
}

describe("a ROOT file", () => {
  it.each<[string, () => FileSource]>([
    ["a Blob", () => new Blob([bytes])],
    ["a File", () => new File([bytes], "graphs.root")],
    ["an address with ranges", () => `${address}/file.root`],
    ["an address without ranges", () => `${address}/whole.root`],
  ])("from %s is the one on disk", async (_, source) => {
    expect(await contentsOf(source())).toEqual(await contentsOf(path));
  });

  it("is fetched in ranges, one for its size and few for the rest", async () => {
    asked.length = 0;
    await contentsOf(`${address}/file.root`);
    expect(asked[0]).toBe("bytes=0-0");
    expect(asked).not.toContain("all");
    expect(asked.length).toBeLessThan(5);
  });

  it("that a server does not have is unreadable, with its answer", async () => {
    await expect(openRootFile(`${address}/none.root`)).rejects.toMatchObject({
      code: "FILE_UNREADABLE",
      message: expect.stringContaining("404"),
    });
  });

  it.each<[string, () => FileSource]>([
    ["bytes", () => bytes],
    ["a Blob", () => new Blob([bytes])],
    ["an address", () => `${address}/file.root`],
  ])("opens in a browser as in Node from %s", async (_, source) => {
    for (const open of [openInBrowser, openInNode]) {
      const opened = await open(source());
      expect(opened.size).toBe(bytes.length);
      expect(new Uint8Array(await opened.read(10, 100))).toEqual(bytes.slice(10, 110));
      await opened.close();
    }
  });
});
