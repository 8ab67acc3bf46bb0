// What Biome cannot see because it needs types. Everything else is Biome's: format, style, correctness of one file.
import { parser, plugin } from "typescript-eslint";

export default [
  { ignores: ["**/dist/", "**/*.mjs"] },
  {
    files: ["packages/*/{src,test}/**/*.ts"],
    languageOptions: {
      parser,
      parserOptions: { project: "tsconfig.tests.json", tsconfigRootDir: import.meta.dirname },
    },
    plugins: { ts: plugin },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      "ts/no-floating-promises": "error",
      "ts/no-misused-promises": "error",
      "ts/await-thenable": "error",
      "ts/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
      "ts/only-throw-error": "error",
    },
  },
];
