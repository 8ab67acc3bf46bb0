import { spawnSync } from "node:child_process";
import { mkdir, rm, statfs, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** A disk of a few megabytes that can be filled. */
export interface SmallDisk {
  /** Where it is mounted. */
  readonly folder: string;
  /** Leaves so many bytes free. */
  readonly fill: (free: number) => Promise<void>;
  readonly empty: () => Promise<void>;
  readonly remove: () => void;
}

/** Mounts one; undefined, with the reason, where this user may not. */
export async function mountSmallDisk(folder: string): Promise<SmallDisk | string> {
  await mkdir(folder, { recursive: true });
  const { status, stderr, error } = spawnSync("mount", ["-t", "tmpfs", "-o", "size=16m", "tmpfs", folder], {
    encoding: "utf8",
  });
  if (status !== 0) return `mount -t tmpfs: ${error?.message ?? stderr.trim()}`;
  const filler = join(folder, ".filler");
  return {
    folder,
    fill: async (free) => {
      await rm(filler, { force: true });
      const { bavail, bsize } = await statfs(folder);
      await writeFile(filler, Buffer.alloc(Math.max(0, bavail * bsize - free)));
    },
    empty: () => rm(filler, { force: true }),
    remove: () => {
      spawnSync("umount", ["-l", folder]);
    },
  };
}
