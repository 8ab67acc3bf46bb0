import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { writeRootFile } from "@overwatch/root";
import { createHistogram, fillMany } from "@overwatch/root/hist";
import { createServer } from "./server.mjs";

test("a histogram comes out of a file as numbers and as jsroot draws it", async (t) => {
  const folder = await mkdtemp(join(tmpdir(), "embed-"));
  t.after(() => rm(folder, { recursive: true }));
  const empty = createHistogram({ name: "energy", title: "Energy", axes: [{ nbins: 3, min: 0, max: 3 }] });
  await writeRootFile(join(folder, "one.root"), [{ path: "dir/energy", object: fillMany(empty, [0.5, 1.5, 1.7, 9]) }]);

  const server = await createServer(join(folder, "one.root"));
  t.after(() => server.close());
  const ask = async (url) => (await server.inject(url)).json();
  assert.deepEqual(await ask("/"), [{ path: "dir/energy", className: "TH1D", title: "Energy" }]);
  assert.deepEqual(await ask("/hist?path=dir/energy"), { title: "Energy", entries: 4, contents: [0, 1, 2, 0, 1] });
  assert.equal((await ask("/hist?path=dir/energy&form=jsroot"))._typename, "TH1D");
  assert.equal((await server.inject("/hist?path=nothing")).statusCode, 404);
});
