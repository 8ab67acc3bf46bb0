import { bundled } from "./scripts/build/bundled.mjs";

// Who may import whom. The tables are those of ARCHITECTURE.md; scripts/lint.test.mjs plants one violation of each rule.

/** Package -> the packages of ours that it may import. A detector may import the SDK and nothing else. */
const arrows = {
  root: [],
  core: ["root"],
  "detectors-sdk": ["core"],
  "detectors-(?!sdk/)[^/]+": ["detectors-sdk"],
  receivers: ["core"],
  render: ["core"],
  service: ["core"],
  webapp: ["core", "render", "service"],
  cli: ["core", "detectors-sdk", "receivers", "render", "service", "webapp"],
};

/** Rooms of core, lowest layer first. A room may import itself and the layers below, not its neighbours. */
const layers = [
  ["errors", "log", "disk"],
  ["model", "store"],
  ["config", "trending", "alarms"],
  ["plugins", "ingest", "merge", "outputs", "retention"],
  ["pipeline", "testing"],
];

/** Neighbours that may see each other: the store's interface speaks of the model; a test kit calls the pipeline. */
const neighbours = { store: ["model"], testing: ["pipeline"] };

/** One dependency, one room: whoever replaces the dependency touches that room only. */
const rooms = {
  nodemailer: "packages/service/src/notify/",
  "libsql|kysely": "packages/service/src/store/",
  "js-yaml": "packages/core/src/(config|ingest)/",
  "temporal-polyfill": "packages/core/src/model/",
  commander: "packages/cli/src/",
  semver: "packages/core/src/plugins/",
  "@bokuweb/zstd-wasm|@napi-rs/lzma|xz-decompress": "packages/root/src/codecs/",
  zeromq: "packages/receivers/src/sockets/",
  "fastify|@fastify/multipart|@fastify/rate-limit": "packages/(receivers/src/http|webapp/src/server)/",
  "yazl|yauzl": "packages/cli/src/archive/",
  "prom-client": "packages/cli/src/metrics/",
  pino: "packages/cli/src/log/",
  "@node-rs/bcrypt": "packages/webapp/src/server/users/",
  preact: "packages/webapp/src/client/",
  jsroot: "packages/webapp/src/client/plot/|packages/render/src/jsroot/|packages/[^/]+/test/",
};

const missing = ["npm-dev", "npm-no-pkg", "npm-unknown"];
const declared = ["npm", "npm-peer"];

const tests = "\\.(test|test-d|bench)\\.ts$|^packages/[^/]+/test/";
/** The files of `#source` and `#codecs` that only the condition `node` reaches. */
const nodeVariants = "^packages/root/src/(source|codecs)/(node|.*-node\\.ts$)";

/** Bundled when it is built: what the pages import is part of the package, and nobody installs it. */
const bundledClient = "^packages/webapp/src/client/";

const forbidden = [
  rule("no-cycle", "Files that import each other, by value or by type, cannot be read one after the other.", {
    from: {},
    to: { circular: true },
  }),
  rule("no-unresolved", "The import leads nowhere.", {
    from: {},
    to: { couldNotResolve: true },
  }),
  rule("no-import-of-tests", "What is shipped does not import tests.", {
    from: { path: "^packages/", pathNot: tests },
    to: { path: tests },
  }),
  rule("by-package-name", "Another package is imported by its name, as an outside user would, not by a path.", {
    from: { path: "^(packages|examples)/([^/]+)/" },
    to: { path: "^(packages|examples)/", pathNot: "^$1/$2/", dependencyTypes: ["local"] },
  }),
  rule("declared", "A package names in its package.json what its sources import.", {
    from: {
      path: "^packages/",
      pathNot: [tests, bundledClient, ...Object.keys(bundled).map((name) => `^packages/${name}/`)],
    },
    to: { dependencyTypes: missing, dependencyTypesNot: declared },
  }),
  ...Object.entries(bundled).map(([name, parts]) =>
    rule(
      `declared-${name}`,
      `${name} takes in ${parts.join(", ")}; what else its sources import it names in package.json.`,
      {
        from: { path: `^packages/${name}/`, pathNot: tests },
        to: {
          dependencyTypes: missing,
          dependencyTypesNot: declared,
          pathNot: `(^|/)node_modules/(${parts.join("|")})/`,
        },
      },
    ),
  ),
  ...Object.entries(arrows).map(([name, allowed]) =>
    rule(`arrow-${label(name)}`, `${label(name)} may import ${allowed.join(", ") || "none of our packages"}.`, {
      from: { path: `^packages/(${name})/`, pathNot: tests },
      to: { path: "^packages/", pathNot: [`^packages/$1/`, ...allowed.map((other) => `^packages/${other}/`)] },
    }),
  ),
  rule("webapp-store-only", "The web app leaves work as rows in the store; the loop does it.", {
    from: { path: "^packages/webapp/", pathNot: tests },
    to: { path: "^packages/service/src/", pathNot: "^packages/service/src/store/" },
  }),
  ...layers.flatMap((layer, depth) =>
    layer.map((room) => {
      const below = [room, ...layers.slice(0, depth).flat(), ...(neighbours[room] ?? [])];
      return rule(`layer-${room}`, `core/${room} is in layer ${depth} and may import ${below.join(", ")}.`, {
        from: { path: `^packages/core/src/${room}/`, pathNot: tests },
        to: { path: "^packages/core/src/", pathNot: `^packages/core/src/(${below.join("|")})/` },
      });
    }),
  ),
  rule("layer-0-root", "errors and log stand alone; only the error class itself comes from root.", {
    from: { path: "^packages/core/src/(errors|log)/", pathNot: tests },
    to: { path: "^packages/root/", pathNot: "^packages/root/src/errors/" },
  }),
  rule("layer-1-root", "model and store know root's types, not its code.", {
    from: { path: "^packages/core/src/(model|store)/", pathNot: tests },
    to: { path: "^packages/root/", dependencyTypesNot: ["type-only"] },
  }),
  rule("browser", "root and core/model run in a browser: what needs Node comes through #source and #codecs.", {
    from: { path: ["^packages/root/src/", "^packages/core/src/model/"], pathNot: [tests, nodeVariants] },
    to: { dependencyTypes: ["core"] },
  }),
  ...Object.entries(rooms).map(([names, room]) =>
    rule(`one-room-${label(names)}`, `${names.replaceAll("|", ", ")}: imported in ${room} only.`, {
      from: { pathNot: [tests, `^${room}`] },
      to: { path: `(^|/)node_modules/(${names})/|^(${names})(/|$)` },
    }),
  ),
];

function rule(name, comment, { from, to }) {
  return { name, comment, severity: "error", from, to };
}

/** A rule's name in words: the first name of an alternative, no pattern signs. */
function label(pattern) {
  if (pattern.startsWith("detectors-(")) return "detectors";
  return pattern.split("|")[0].replace("@bokuweb/", "");
}

export default {
  forbidden,
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "/dist/" },
    // Type imports count: a cycle of types is as hard to read as one of values.
    tsPreCompilationDeps: "specify",
    combinedDependencies: false,
    enhancedResolveOptions: {
      conditionNames: ["@overwatch/source", "node", "import", "types", "default"],
      exportsFields: ["exports"],
    },
  },
};
