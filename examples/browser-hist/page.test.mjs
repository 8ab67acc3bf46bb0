import assert from "node:assert/strict";
import { test } from "node:test";
import { encodeRootFile } from "@overwatch/root";
import { createHistogram, fillMany } from "@overwatch/root/hist";
import { drawFirst } from "./page.js";

test("a file that somebody chose is drawn", async () => {
  const empty = createHistogram({ name: "h", axes: [{ nbins: 4, min: 0, max: 4 }] });
  const bytes = encodeRootFile([{ path: "h", object: fillMany(empty, [0.5, 1.5, 1.5, 3.5]) }]);
  const bar = "#".repeat(20);
  assert.equal(await drawFirst(new Blob([bytes])), ["h", bar, bar + bar, "", bar].join("\n"));
});
