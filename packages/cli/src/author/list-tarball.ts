// Edge: asks npm what a tarball would hold.
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { z } from "@overwatch/detectors-sdk";

const answer = z.array(z.object({ files: z.array(z.object({ path: z.string() })) })).min(1);

/** Files that `npm pack` would put into the tarball of a package; undefined when there is no npm to ask. Runs no script. */
export async function listTarball(folder: string): Promise<readonly string[] | undefined> {
  try {
    const { stdout } = await promisify(execFile)("npm", ["pack", "--dry-run", "--json", "--ignore-scripts"], {
      cwd: folder,
      timeout: 60_000,
      shell: process.platform === "win32",
    });
    return answer.parse(JSON.parse(stdout))[0]?.files.map(({ path }) => path);
  } catch {
    return undefined;
  }
}
