import { readdir, stat } from "node:fs/promises";
import type { Check, Finding } from "../check.js";
import { nearestFolder } from "../nearest-folder.js";
import { tryWriting } from "../try-writing.js";

export const folders: Check = {
  name: "folders",
  run: ({ config: { dataFolder, stateFolder } }) => {
    const others = stateFolder === dataFolder ? [] : [examine("state folder", "stateFolder", stateFolder)];
    return Promise.all([examine("data folder", "dataFolder", dataFolder), ...others]);
  },
};

async function examine(what: string, key: string, folder: string): Promise<Omit<Finding, "check">> {
  const hint = `Give this user the right to read and write there, or set ${key} to another folder.`;
  try {
    const found = await stat(folder).catch(ignoreMissing);
    if (found === undefined) {
      const above = await nearestFolder(folder);
      await tryWriting(above);
      return { status: "ok", message: `${what} ${folder} is not there yet and can be made` };
    }
    if (!found.isDirectory()) {
      return { status: "problem", message: `${what} ${folder} is no folder`, hint: `Set ${key} to a folder.` };
    }
    await readdir(folder);
    await tryWriting(folder);
    return { status: "ok", message: `${what} ${folder} can be read and written` };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { status: "problem", message: `${what} ${folder} cannot be used (${reason})`, hint };
  }
}

function ignoreMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== "ENOENT") throw error;
}
