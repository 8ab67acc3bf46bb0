import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PLUGIN_API } from "@overwatch/core/plugins";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { runCaptured } from "../testing/run-captured.js";

let cwd: string;
beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), "overwatch-cli-"));
});
afterEach(() => rm(cwd, { recursive: true }));

/** What is in a tarball does not matter here: check:packages installs true ones. */
async function writeTarballs(...names: readonly string[]): Promise<void> {
  await mkdir(join(cwd, "tarballs"));
  for (const name of names) await writeFile(join(cwd, "tarballs", name), "");
}

const all = ["root", "core", "detectors-sdk"].flatMap((name) => [
  `overwatch-${name}-0.9.0.tgz`,
  `overwatch-${name}-0.10.0.tgz`,
]);

describe("overwatch plugins new", () => {
  it("writes a package of the subsystem, with the newest tarballs beside it", async () => {
    await writeTarballs(...all);
    const { code, json } = await runCaptured(["plugins", "new", "ITS", "its", "--sdk", "tarballs", "--json"], { cwd });
    expect(code).toBe(0);
    expect(json()).toEqual({
      format: "overwatch-plugin-new-1",
      subsystem: "ITS",
      folder: join(cwd, "its"),
      sdk: "tarballs",
      files: [
        ".gitignore",
        "README.md",
        "biome.json",
        "package.json",
        "sdk/overwatch-core-0.10.0.tgz",
        "sdk/overwatch-detectors-sdk-0.10.0.tgz",
        "sdk/overwatch-root-0.10.0.tgz",
        "src/index.test.ts",
        "src/index.ts",
        "src/options.ts",
        "testdata/golden.txt",
        "tsconfig.build.json",
        "tsconfig.json",
      ],
    });
    const manifest = JSON.parse(await readFile(join(cwd, "its/package.json"), "utf8"));
    expect(manifest).toMatchObject({
      name: "overwatch-detector-its",
      overwatch: { plugin: "detector", subsystem: "ITS", api: `^${PLUGIN_API}` },
      peerDependencies: { "@overwatch/detectors-sdk": "^0.10.0" },
      devDependencies: { "@overwatch/detectors-sdk": "file:sdk/overwatch-detectors-sdk-0.10.0.tgz" },
      overrides: {
        "@overwatch/core": "file:sdk/overwatch-core-0.10.0.tgz",
        "@overwatch/root": "file:sdk/overwatch-root-0.10.0.tgz",
      },
    });
    expect(JSON.stringify(manifest)).not.toContain("workspace:");
  });

  it("leaves no name of the template behind", async () => {
    await writeTarballs(...all);
    await runCaptured(["plugins", "new", "MUON", "m", "--sdk", "tarballs"], { cwd });
    const files = (await readdir(join(cwd, "m"), { recursive: true, withFileTypes: true })).filter((e) => e.isFile());
    for (const { parentPath, name } of files) {
      expect(await readFile(join(parentPath, name), "utf8"), name).not.toMatch(/xyz/i);
    }
    expect(await readFile(join(cwd, "m/src/index.ts"), "utf8")).toContain('subsystem: "MUON"');
  });

  it("prints what to do next", async () => {
    await writeTarballs(...all);
    const { stdout } = await runCaptured(["plugins", "new", "ITS", "its", "--sdk", "tarballs"], { cwd });
    expect(stdout).toContain("cd its\n  npm install\n  npm test\n");
  });

  it.each([
    { name: "small letters", args: ["its", "d"], exit: 2, says: "A subsystem has 2 to 12 capitals or digits" },
    { name: "no folder", args: ["ITS"], exit: 2, says: "dir" },
    { name: "a folder that holds something", args: ["ITS", "."], exit: 2, says: "Expected an empty folder" },
    { name: "no tarballs", args: ["ITS", "d", "--sdk", "none"], exit: 2, says: "no overwatch-detectors-sdk-*.tgz" },
  ])("refuses $name", async ({ args, exit, says }) => {
    await writeTarballs(...all);
    const sdk = args.includes("--sdk") ? [] : ["--sdk", "tarballs"];
    const { code, stderr } = await runCaptured(["plugins", "new", ...args, ...sdk], { cwd });
    expect(stderr).toContain(says);
    expect(code).toBe(exit);
    expect(await readdir(cwd)).toEqual(["tarballs"]);
  });
});
