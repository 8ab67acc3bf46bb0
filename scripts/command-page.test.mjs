// docs/commands.md says what the commands say: `npx vitest run scripts/command-page -u` brings it up to date.
import { join } from "node:path";
import { expect, it } from "vitest";
import { commandPage } from "./reference/command-page.mjs";

it("docs/commands.md is what the commands say of themselves", async () => {
  await expect(await commandPage()).toMatchFileSnapshot(join(import.meta.dirname, "../docs/commands.md"));
});
