import { resolve } from "node:path";
import { type Command, InvalidArgumentError } from "commander";
import type { CommandContext } from "../command-context.js";
import { createCommand } from "../create-command.js";
import { scaffold } from "../scaffold/scaffold.js";
import { defaultSource, findTarballs } from "../scaffold/sdk-source.js";

interface NewOptions {
  readonly sdk?: string;
}

/** `overwatch plugins new`. */
export function createPluginsNewCommand(context: CommandContext): Command {
  return createCommand({
    name: "plugins new",
    summary: "a package for a new detector, with tests",
    description:
      "Write a package that builds, tests, lints and packs as it stands. Until the SDK is in a registry it comes from tarballs: " +
      "those of --sdk, or, in a clone of Overwatch, packed on the spot; they are copied into the package.",
    examples: [
      ["overwatch plugins new ITS ../its", "a plug-in of ITS in the folder ../its"],
      ["overwatch plugins new ITS ../its --sdk tarballs", "the same, with the SDK of this folder"],
    ],
  })
    .argument("<subsystem>", "as in names of files: 2 to 12 capitals or digits, a letter first", parseSubsystem)
    .argument("<dir>", "a folder that is empty or not there yet")
    .option("--sdk <dir>", "folder with the tarballs of detectors-sdk, core and root")
    .action(
      context.runs(async (subsystem: string, dir: string, { sdk: tarballs }: NewOptions) => {
        const { cwd } = context.io;
        const folder = resolve(cwd, dir);
        const sdk =
          tarballs === undefined
            ? await defaultSource(() => context.log.info("Packing the SDK of this clone ..."))
            : await findTarballs(resolve(cwd, tarballs));
        const files = await scaffold({ folder, subsystem, sdk });
        context.print(
          [
            `A plug-in of ${subsystem} in ${folder}:`,
            ...files.map((file) => `  ${file}`),
            "",
            "Next:",
            `  cd ${dir}`,
            `  npm install${sdk.from === "registry" ? "       # needs @overwatch/detectors-sdk in your registry; else use --sdk" : ""}`,
            "  npm test",
            "",
            "src/index.ts says what is shown, followed and judged. README.md has the other commands.",
          ].join("\n"),
        );
        context.printJson({ format: "overwatch-plugin-new-1", subsystem, folder, sdk: sdk.from, files });
        return 0;
      }),
    );
}

function parseSubsystem(text: string): string {
  if (!/^[A-Z][A-Z0-9]{1,11}$/.test(text)) {
    throw new InvalidArgumentError("A subsystem has 2 to 12 capitals or digits, a letter first: ITS.");
  }
  return text;
}
