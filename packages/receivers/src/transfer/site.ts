import { createReadStream } from "node:fs";
import { mkdir, readFile } from "node:fs/promises";
import { siteFailed } from "../errors/catalogue.js";
import { createUploadClient } from "../http/index.js";
import { takeFile } from "../receiving/index.js";

/** A place that files are sent to. */
export interface Site {
  readonly name: string;
  /**
   * Sends a file; resolves only when the site has the very bytes on its disk. A file that it has already is fine.
   * Rejects when it cannot be reached, or refuses.
   */
  readonly send: (file: { readonly path: string; readonly name: string; readonly sha256: string }) => Promise<void>;
}

/** A folder that is mounted here. It must be there: an empty mount point is a site that is down, not a place for files. */
export function createFolderSite(name: string, folder: string): Site {
  return {
    name,
    send: async (file) => {
      await takeFile(createReadStream(file.path), folder, file.name, { sha256: file.sha256 });
    },
  };
}

/** Another Overwatch, over HTTP. */
export function createHttpSite(name: string, options: { readonly url: string; readonly token: string }): Site {
  const client = createUploadClient({ ...options, retries: 0 });
  return {
    name,
    send: async ({ path, name: file, sha256 }) => {
      const answer = await client.put(file, await readFile(path), sha256);
      if (answer.sha256 !== sha256) throw siteFailed(name, `it says that it has SHA-256 ${answer.sha256} of ${file}`);
    },
  };
}

/** The site of a destination: `http://` or `https://` is another Overwatch, everything else a folder. */
export function createSite(name: string, destination: string, token: string): Site {
  return /^https?:\/\//.test(destination)
    ? createHttpSite(name, { url: destination, token })
    : createFolderSite(name, destination);
}

/** Where files wait for a site that is down. */
export async function openStorage(folder: string, name: string): Promise<Site> {
  await mkdir(folder, { recursive: true });
  return createFolderSite(name, folder);
}
