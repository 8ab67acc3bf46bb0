import { stat } from "node:fs/promises";
import type { CommandContext } from "../command-context.js";
import { dataFolderMissing } from "../errors/catalogue.js";
import type { ExitCode } from "../exit-code.js";
import { readVersion } from "../read-version.js";
import { until } from "../until.js";

interface Where {
  readonly port: number | undefined;
  readonly host: string | undefined;
}

/** Shows a folder of ROOT files until the command is ended. Needs no data folder and writes nothing. */
export async function browseFolder(context: CommandContext, folder: string, { port, host }: Where): Promise<ExitCode> {
  const { config } = await context.loadConfig({ module: "webApp" });
  const found = await stat(folder).catch(() => undefined);
  if (found?.isDirectory() !== true) throw dataFolderMissing(folder);
  const { createBrowseApp } = await import("@overwatch/webapp");
  const web = {
    ...config.web,
    ...(port === undefined ? {} : { port }),
    ...(host === undefined ? {} : { host }),
  };
  const version = readVersion();
  const app = await createBrowseApp({ folder, web, log: context.log, version });
  try {
    const address = await app.listen();
    context.print(`${folder} is at ${address}`);
    context.printJson({ address, version, folder });
    await until(context.io.signal);
  } finally {
    await app.close();
  }
  return 0;
}
