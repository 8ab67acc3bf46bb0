import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { copyFile, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createHistogram, fillMany } from "@overwatch/core/hist";
import { encodeRootFile } from "@overwatch/core/root";

const root = fileURLToPath(new URL("../../../../../", import.meta.url));
const command = join(root, "packages/cli/bin/overwatch.mjs");

/** Name and title of a histogram that wants to run a script in whoever looks at it. */
export const hostile = {
  run: 299_999,
  name: 'EMC<img src=x onerror="window.hacked=1">',
  title: "</script><script>window.hacked=1</script><svg onload='window.hacked=1'>;x <b>b</b>;y",
};

/** A data folder as the demonstration leaves it, with its injected faults, and the pages over it; all by the built command. */
export interface World {
  readonly address: string;
  readonly password: string;
  /** The newest file of EMC again, a minute later: what is shown of it has to change. */
  readonly arrive: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export async function createWorld(): Promise<World> {
  const data = await mkdtemp(join(tmpdir(), "overwatch-browser-"));
  const password = "long enough for a test";
  await call(["demo", "--once", "--data", data]);
  await writeFile(join(data, "EMChistos_299999_C_2015_11_24_18_05_10.root"), hostileFile());
  await call(["process", "--data", data], [0, 1]);
  await writeFile(join(data, "password"), `${password}\n`);
  await call(["users", "add", "ada", "--role", "shifter", "--password-file", join(data, "password"), "--data", data]);
  const web = start(["web", "--port", "0", "--data", data]);
  const address = await web.address;
  return {
    address,
    password,
    arrive: async () => {
      const folder = join(data, "Run300100", "EMC");
      const newest =
        (await readdir(folder))
          .filter((name) => name.startsWith("EMChists."))
          .sort()
          .at(-1) ?? "";
      await copyFile(join(folder, newest), join(data, `EMChistos_300100_C_${later(newest, 60)}.root`));
      await call(["process", "--data", data], [0, 1]);
    },
    close: async () => {
      web.child.kill("SIGTERM");
      await new Promise((resolve) => web.child.on("close", resolve));
      await rm(data, { recursive: true, force: true });
    },
  };
}

/** A folder with one ROOT file, whose histogram is hostile, as `overwatch web --browse` shows it. */
export async function openFolder(): Promise<Pick<World, "address" | "close">> {
  const folder = await mkdtemp(join(tmpdir(), "overwatch-browse-"));
  await writeFile(join(folder, "some.root"), hostileFile());
  const web = start(["web", "--port", "0", "--browse", folder]);
  return {
    address: await web.address,
    close: async () => {
      web.child.kill("SIGTERM");
      await new Promise((resolve) => web.child.on("close", resolve));
      await rm(folder, { recursive: true });
    },
  };
}

/** Debian's, or what the environment names. */
export function chromiumPath(): string {
  const places = [process.env["OVERWATCH_CHROMIUM"], "/usr/bin/chromium", "/usr/bin/chromium-browser"];
  const found = places.find((place) => place !== undefined && existsSync(place));
  if (found === undefined) throw new Error("Expected Chromium: apt-get install chromium, or set OVERWATCH_CHROMIUM.");
  return found;
}

function hostileFile(): Uint8Array {
  const { name, title } = hostile;
  const axes = [{ nbins: 4, min: 0, max: 4, title }] as const;
  const object = fillMany(createHistogram({ name, title, axes }), [0, 1, 1, 2]);
  return encodeRootFile([{ path: name, object }]);
}

/** `EMChists.2026_11_28_18_05_10Z.root` so many seconds later, as `2026_11_28_18_06_10Z`. */
function later(name: string, seconds: number): string {
  const [, stamp = "", zone = ""] = /(\d{4}(?:_\d\d){5})(Z?)/.exec(name) ?? [];
  const [year, month, ...clock] = stamp.split("_");
  const time = Date.parse(`${year}-${month}-${clock[0]}T${clock.slice(1).join(":")}Z`) + seconds * 1000;
  return new Date(time).toISOString().slice(0, 19).replace(/[-T:]/g, "_") + zone;
}

function start(args: readonly string[]) {
  const env = { ...process.env, NO_COLOR: "1", OVERWATCH_WEB_GUESTS: "true" };
  const child: ChildProcess = spawn(process.execPath, [command, ...args], { cwd: root, env });
  const address = new Promise<string>((resolve, reject) => {
    let printed = "";
    child.stdout?.on("data", (chunk: Buffer) => {
      printed += chunk.toString();
      const found = / is at (\S+)/.exec(printed)?.[1];
      if (found !== undefined) resolve(found);
    });
    child.stderr?.on("data", (chunk: Buffer) => {
      printed += chunk.toString();
    });
    child.on("close", (code) => reject(new Error(`overwatch ${args.join(" ")} ended with ${code}: ${printed}`)));
  });
  return { child, address };
}

function call(args: readonly string[], fine: readonly number[] = [0]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [command, ...args, "--quiet"], {
      cwd: root,
      stdio: ["ignore", "pipe", "pipe"],
    });
    let printed = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (chunk: Buffer) => {
        printed += chunk.toString();
      });
    }
    child.on("error", reject);
    child.on("close", (code) =>
      fine.includes(code ?? -1) ? resolve() : reject(new Error(`overwatch ${args.join(" ")}: ${code} ${printed}`)),
    );
  });
}
