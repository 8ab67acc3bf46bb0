import type { Check } from "../check.js";

/** Packages with a native or WebAssembly part: an installation for another system leaves them broken. */
const PACKAGES = [
  {
    name: "@bokuweb/zstd-wasm",
    through: ["@overwatch/core", "@overwatch/root"],
    gives: "ROOT files compressed with zstd",
  },
  {
    name: "@napi-rs/lzma/xz",
    through: ["@overwatch/core", "@overwatch/root"],
    gives: "ROOT files compressed with LZMA",
  },
  { name: "libsql", through: ["@overwatch/service"], gives: "the databases" },
] as const;

export const packages: Check = {
  name: "packages",
  run: ({ host }) =>
    Promise.all(
      PACKAGES.map(async ({ name, through, gives }) => {
        try {
          await host.importPackage(name, through);
          return { status: "ok", message: `${name} loads, for ${gives}` } as const;
        } catch (error) {
          const reason = error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error);
          return {
            status: "problem",
            message: `${name} does not load (${reason}): without it there is no access to ${gives}`,
            hint: "Install the packages again on this machine: remove node_modules, then run `npm start`.",
          } as const;
        }
      }),
    ),
};
