import { OptionDefaults } from "typedoc";

/** Tags of our own: the unit of a number, the shape of an array. */
const blockTags = [...OptionDefaults.blockTags, "@unit", "@shape"];

/** @type {import("typedoc").TypeDocOptions} */
export default {
  name: "Overwatch",
  entryPointStrategy: "packages",
  // The entries of a package are its `exports`, so a new subpath is documented without a line here.
  entryPoints: ["packages/*"],
  out: "docs/site",
  readme: "README.md",
  projectDocuments: [
    "docs/start.md",
    "docs/concepts.md",
    "docs/write-a-detector.md",
    "docs/hooks.md",
    "docs/configuration.md",
    "docs/commands.md",
    "docs/receivers.md",
    "docs/operate.md",
    "docs/pages.md",
    "docs/from-overwatch.md",
    "docs/glossary.md",
    "docs/errors.md",
  ],
  includeVersion: true,
  // Made by scripts/find/write-page.mjs: typedoc's own search knows names, not questions.
  navigationLinks: { Find: "find.html" },
  treatWarningsAsErrors: true,
  validation: { notExported: true, invalidLink: true, invalidPath: true, notDocumented: true },
  blockTags,
  packageOptions: {
    blockTags,
    // `npm run check:types` reports them.
    skipErrorChecking: true,
    excludeInternal: true,
    excludePrivate: true,
    disableSources: true,
    validation: { notExported: true, invalidLink: true, invalidPath: true, notDocumented: true },
    // What is exported must say what it is; members may speak by their names.
    requiredToBeDocumented: ["Enum", "EnumMember", "Variable", "Function", "Class", "Interface", "TypeAlias"],
  },
};
