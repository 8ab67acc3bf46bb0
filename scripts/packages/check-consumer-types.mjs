import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { entriesOf } from "./entries-of.mjs";
import { repository, run, tool } from "./run.mjs";

const modes = [
  { module: "NodeNext", moduleResolution: "NodeNext" },
  { module: "ESNext", moduleResolution: "Bundler" },
];

/** Type-checks a file that imports every entry, with our declarations checked too. */
export function checkConsumerTypes(consumer, packages) {
  const entries = packages.flatMap(({ manifest }) => entriesOf(manifest));
  const lines = entries.map(
    (entry, index) => `import * as m${index} from "${entry}";\nexport const n${index} = Object.keys(m${index});`,
  );
  writeFileSync(join(consumer, "entries.ts"), lines.join("\n"));
  return modes.flatMap((mode) => {
    const options = {
      ...mode,
      target: "ES2023",
      lib: ["ES2023", "DOM", "DOM.Iterable"],
      strict: true,
      noEmit: true,
      types: ["node"],
      typeRoots: [join(repository, "node_modules/@types")],
    };
    writeFileSync(join(consumer, "tsconfig.json"), JSON.stringify({ compilerOptions: options, files: ["entries.ts"] }));
    return run(tool("tsc"), ["-p", "."], consumer).problems;
  });
}
