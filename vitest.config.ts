import { existsSync, readdirSync } from "node:fs";
import { defineConfig } from "vitest/config";

// Packages are tested as sources: no build in between, and coverage is true.
const conditions = ["@overwatch/source", "module", "node", "import", "default"];

const packages = readdirSync("packages")
  .filter((name) => existsSync(`packages/${name}/package.json`))
  .map((name) => ({
    extends: true as const,
    test: { name, root: `packages/${name}`, include: ["src/**/*.test.ts", "test/**/*.test.ts"] },
  }));
/** Tests of what holds the packages together: import rules, set-up, links. */
const repository = { extends: true as const, test: { name: "repo", root: "scripts", include: ["*.test.mjs"] } };

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    pool: "forks",
    maxWorkers: 2,
    // One process for many files: three times as fast. It also shows state that a module keeps, which none of ours may.
    isolate: false,
    // Limits for what hangs, generous because tests that start processes share two cores with others.
    testTimeout: 30_000,
    hookTimeout: 60_000,
    projects: [...packages, repository],
  },
});
