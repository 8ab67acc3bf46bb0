import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { configJsonSchema } from "./known-keys.js";
import { loadConfig } from "./load-config.js";

const read = (name: string) => readFile(new URL(`../../../../docs/${name}`, import.meta.url), "utf8");
const [page, receivers] = await Promise.all([read("configuration.md"), read("receivers.md")]);
const examples = [...`${page}${receivers}`.matchAll(/```yaml\n(.*?)```/gs)].map(([, text]) => text ?? "");

it.each(examples.map((text) => [text]))("docs have an example that works: %s", async (text) => {
  const cwd = await mkdtemp(join(tmpdir(), "overwatch-docs-"));
  try {
    await writeFile(join(cwd, "config.yaml"), text);
    await expect(loadConfig({ cwd, env: {} })).resolves.toMatchObject({ files: [join(cwd, "config.yaml")] });
  } finally {
    await rm(cwd, { recursive: true });
  }
});

it("docs/configuration.md has a row for each key", () => {
  const rows = [...page.matchAll(/^\| `(\w+)/gm)].map(([, key]) => key);
  const keys = Object.keys(configJsonSchema().properties ?? {});
  expect(keys.filter((key) => !rows.includes(key))).toEqual([]);
});
