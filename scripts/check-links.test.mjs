import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const page = `# One page

[good](other.md) [good](other.md#a-heading-with-code) [good](#one-page) [good](https://example.org/nowhere)
\`[in code](nowhere.md)\`

\`\`\`
[in a block](nowhere.md)
\`\`\`

[no file](nowhere.md) and [no heading](other.md#none)
[no heading here](#two-pages)
[outside](../outside.md)

[name]: ./missing.png
`;

describe("check-links", () => {
  let folder = "";
  let result;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "overwatch-links-"));
    spawnSync("git", ["init", "--quiet"], { cwd: folder });
    writeFileSync(join(folder, "page.md"), page);
    writeFileSync(join(folder, "other.md"), "# Other\n\n## A heading with `code`\n");
    result = spawnSync(process.execPath, [join(import.meta.dirname, "check-links.mjs"), folder], { encoding: "utf8" });
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("names each dead link with its line and ends with 1", () => {
    expect(result.stdout.split("\n")).toEqual([
      "page.md:10: nowhere.md does not exist",
      "page.md:10: other.md has no heading #none",
      "page.md:11: page.md has no heading #two-pages",
      "page.md:12: ../outside.md leaves the repository",
      "page.md:14: ./missing.png does not exist",
      "2 Markdown files, 5 dead links",
      "",
    ]);
    expect(result.status).toBe(1);
  });
});
