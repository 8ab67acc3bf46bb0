import { defineConfig } from "vitest/config";

// Packages are tested as sources: no build in between, and coverage is true. Without "import": vitest hands these to Node,
// whose `require` inside of dependencies would then get modules.
const conditions = ["@overwatch/source", "module", "node", "default"];

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    pool: "forks",
    maxWorkers: 2,
    // One process for many files. It also shows state that a module keeps, which none of ours may.
    isolate: false,
    // Limits for what hangs, generous because tests that start processes share two cores with others.
    testTimeout: 30_000,
    hookTimeout: 60_000,
    projects: [
      {
        // All packages in one project: a project per package would transform and load core and root once for each.
        // For one room: `npx vitest run packages/core/src/merge`.
        extends: true,
        test: {
          name: "packages",
          include: [
            "packages/*/src/**/*.test.ts",
            "packages/*/test/**/*.test.ts",
            "packages/*/template/src/**/*.test.ts",
            "examples/*/src/**/*.test.ts",
            "scripts/exports.test.mjs",
            "scripts/command-page.test.mjs",
          ],
          // What starts threads, processes and servers, or goes through whole files: `npm run test:edges`.
          exclude: ["**/*.edge.test.ts", "**/node_modules/**"],
        },
      },
      {
        // What holds the packages together: import rules, set-up, links.
        extends: true,
        test: {
          name: "repo",
          root: "scripts",
          include: ["*.test.mjs"],
          exclude: ["exports.test.mjs", "command-page.test.mjs"],
        },
      },
    ],
  },
});
