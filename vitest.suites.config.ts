import { defineConfig } from "vitest/config";

// Suites that take minutes: `.ci/run` calls each apart, `npm test` none of them. They run the built command.
const conditions = ["@overwatch/source", "module", "node", "default"];

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    pool: "forks",
    maxWorkers: 2,
    testTimeout: 300_000,
    hookTimeout: 60_000,
    include: ["packages/*/test/**/*.suite.ts", "scripts/*.suite.mjs", "packages/*/{src,test}/**/*.edge.test.ts"],
  },
});
