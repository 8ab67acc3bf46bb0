/**
 * A plug-in of esbuild: leaves out zod's messages in fifty languages, half of its code, which each command would load. Our
 * messages are our own, and English; `z.locales` holds `en`.
 */
export const zodInEnglish = {
  name: "zod-in-english",
  setup(build) {
    build.onLoad({ filter: /node_modules\/zod\/v4\/locales\/index\.js$/ }, () => ({
      contents: `export { default as en } from "./en.js";`,
      loader: "js",
    }));
  },
};
