import { defineConfig } from "vite";

/** The pages: one HTML file, scripts and styles with a digest in their names, what draws in chunks of its own. */
export default defineConfig({
  root: import.meta.dirname,
  base: "./",
  resolve: { conditions: ["@overwatch/source", "module", "browser", "import", "default"] },
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  build: {
    outDir: "dist/site",
    emptyOutDir: true,
    target: "es2022",
    sourcemap: false,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 2000,
    // A picture inside of a style would need another rule of what may be loaded.
    assetsInlineLimit: 0,
    license: false,
  },
});
