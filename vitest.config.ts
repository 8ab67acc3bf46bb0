import { readdirSync } from "node:fs";
import { defineConfig } from "vitest/config";

// Packages are tested as sources: no build in between, and coverage is true.
const conditions = ["@overwatch/source", "module", "node", "import", "default"];

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    pool: "forks",
    maxWorkers: 2,
    projects: readdirSync("packages").map((name) => ({
      extends: true as const,
      test: { name, root: `packages/${name}`, include: ["src/**/*.test.ts"] },
    })),
  },
});
