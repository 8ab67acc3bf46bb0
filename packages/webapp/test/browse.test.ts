import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createHistogram, fillMany } from "@overwatch/core/hist";
import { encodeRootFile } from "@overwatch/core/root";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type BrowseApp, createBrowseApp } from "../src/index.js";

let top: string;
let app: BrowseApp;
const warnings: string[] = [];
beforeAll(async () => {
  top = await mkdtemp(join(tmpdir(), "overwatch-browse-"));
  const folder = join(top, "shown");
  await mkdir(join(folder, "2015", ".hidden"), { recursive: true });
  const empty = createHistogram({ name: "hits", title: "Hits", axes: [{ nbins: 3, min: 0, max: 3 }] });
  const object = fillMany(empty, [0, 1, 1]);
  await writeFile(join(folder, "2015", "a.root"), encodeRootFile([{ path: "dir/hits", object }]));
  await writeFile(join(folder, "notes.txt"), "not shown");
  await writeFile(join(folder, "broken.root"), "no ROOT file");
  await writeFile(join(top, "secret.root"), encodeRootFile([{ path: "hits", object }]));
  await symlink(join(top, "secret.root"), join(folder, "link.root"));
  await symlink(top, join(folder, "up"));
  app = await createBrowseApp({
    folder,
    web: { host: "127.0.0.1", port: 0, basePath: "/" },
    log: { debug: () => {}, info: () => {}, warn: (message) => warnings.push(message) },
    version: "0.0.0",
    site: null,
  });
});
afterAll(async () => {
  await app.close();
  await rm(top, { recursive: true });
});

const get = (path: string, query: Record<string, string> = {}) =>
  app.inject({ url: `/api/${path}?${new URLSearchParams(query)}` });

describe("browsing a folder", () => {
  it("lists folders and ROOT files", async () => {
    expect((await get("browse")).json()).toMatchObject({
      folders: ["2015", "up"],
      files: [{ name: "broken.root" }, {}],
    });
    expect((await get("browse", { path: "2015" })).json()).toMatchObject({ folders: [], files: [{ name: "a.root" }] });
  });

  it("lists and gives the objects of a file", async () => {
    const path = "2015/a.root";
    expect((await get("browse/keys", { path })).json()).toEqual({
      keys: [{ path: "dir/hits", className: "TH1D", title: "Hits" }],
    });
    expect((await get("browse/object", { path, object: "dir/hits" })).json()).toMatchObject({ _typename: "TH1D" });
    const csv = await get("browse/object", { path, object: "dir/hits", form: "csv" });
    expect(csv.body).toContain("0,1,1,1\n");
  });

  it("says to the pages that there is nothing else", async () => {
    expect((await get("session")).json()).toEqual({ role: "viewer", browse: true });
  });

  it.each([
    ["the folder above", "browse", { path: ".." }, 404],
    ["a folder above by a link", "browse", { path: "up" }, 404],
    ["a file above by a link", "browse/keys", { path: "link.root" }, 404],
    ["an absolute path", "browse/keys", { path: "/etc/passwd" }, 404],
    ["what is no ROOT file", "browse/keys", { path: "notes.txt" }, 404],
    ["a broken file", "browse/keys", { path: "broken.root" }, 422],
    ["an object that is not there", "browse/object", { path: "2015/a.root", object: "hats" }, 422],
    ["no object", "browse/object", { path: "2015/a.root" }, 400],
    ["a zero in a path", "browse", { path: "a\0b" }, 404],
  ])("refuses %s", async (_what, path, query, status) => {
    const response = await get(path, query as unknown as Record<string, string>);
    expect(response.statusCode).toBe(status);
    expect(warnings).toEqual([]);
  });
});
