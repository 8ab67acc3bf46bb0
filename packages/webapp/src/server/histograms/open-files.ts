import { openRootFile, type RootFile } from "@overwatch/core/root";

/** ROOT files that were read lately stay open: their key lists are read once. Names hold a key of the contents. */
export interface OpenFiles {
  /** @param use - reads from the file, which is not closed meanwhile. */
  readonly use: <T>(path: string, use: (file: RootFile) => Promise<T>) => Promise<T>;
  readonly close: () => Promise<void>;
}

const kept = 12;

interface Held {
  readonly file: Promise<RootFile>;
  users: number;
  dropped: boolean;
}

export function createOpenFiles(): OpenFiles {
  const held = new Map<string, Held>();

  async function drop(path: string, item: Held): Promise<void> {
    if (held.get(path) === item) held.delete(path);
    item.dropped = true;
    if (item.users === 0) await item.file.then((file) => file.close()).catch(() => {});
  }

  return {
    use: async (path, use) => {
      let item = held.get(path);
      if (item === undefined) {
        item = { file: openRootFile(path), users: 0, dropped: false };
        const [oldest] = held;
        if (held.size >= kept && oldest !== undefined) await drop(...oldest);
        held.set(path, item);
      }
      item.users += 1;
      try {
        return await use(await item.file);
      } catch (error) {
        // Not the file's fault in most cases, but then opening it again costs little.
        item.dropped = true;
        throw error;
      } finally {
        item.users -= 1;
        if (item.dropped) await drop(path, item);
      }
    },
    close: async () => {
      for (const [path, item] of [...held]) await drop(path, item);
    },
  };
}
