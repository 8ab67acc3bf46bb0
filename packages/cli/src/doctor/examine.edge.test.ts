import { chmod, mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { defaultConfig } from "@overwatch/core";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Finding, Patient } from "./check.js";
import { checks, examine } from "./examine.js";
import { createHost, type Host } from "./host.js";

let cwd: string;
beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), "overwatch-doctor-"));
  await mkdir(join(cwd, "data"));
});
afterEach(() => rm(cwd, { recursive: true }));

/** A machine on which nothing is wrong. */
const healthy: Host = {
  nodeVersion: "20.19.0",
  platform: "linux",
  now: Date.now,
  importPackage: async () => ({}),
  volumeOf: async () => ({ type: 0xef53, freeBytes: 100e9, freeFiles: 1e6 }),
  importAlone: async () => undefined,
};

/** What is not fine about a machine, one line each. */
async function complain(host: Partial<Host> = {}, patient: Partial<Patient> = {}): Promise<readonly string[]> {
  const findings = await look(host, patient);
  return findings
    .filter(({ status }) => status !== "ok")
    .map(({ status, check, message }) => `${status} ${check}: ${message}`);
}

function look(host: Partial<Host> = {}, patient: Partial<Patient> = {}): Promise<readonly Finding[]> {
  return examine({ host: { ...healthy, ...host }, config: defaultConfig({ cwd }), faults: [], cwd, ...patient });
}

it("finds nothing wrong with a healthy machine", async () => {
  const findings = await look();
  expect(findings.filter(({ status }) => status !== "ok")).toEqual([]);
  expect(new Set(findings.map(({ check }) => check))).toEqual(new Set(checks.map(({ name }) => name)));
});

it("leaves nothing behind", async () => {
  await look();
  expect(await readdir(cwd, { recursive: true })).toEqual(["data"]);
});

describe("names what is broken", () => {
  it("Node is too old", async () => {
    expect(await complain({ nodeVersion: "20.18.3" })).toEqual([
      "problem node: Node 20.18.3, 20.19 or newer is needed",
    ]);
    expect(await complain({ nodeVersion: "18.20.0" })).toHaveLength(1);
    expect(await complain({ nodeVersion: "22.1.0" })).toEqual([]);
  });

  it.each(["@bokuweb/zstd-wasm", "@napi-rs/lzma/xz", "libsql"])("%s does not load", async (broken) => {
    const importPackage = async (name: string) => {
      if (name === broken) throw new Error("invalid ELF header\nmore");
    };
    const [complaint, ...others] = await complain({ importPackage });
    expect(complaint).toMatch(new RegExp(`^problem packages: ${broken} does not load \\(invalid ELF header\\)`));
    expect(others).toEqual([]);
  });

  it("a fault of the configuration", async () => {
    const faults = [{ code: "CONFIG_KEY_UNKNOWN" as const, message: "Expected a key, found `x`." }];
    expect(await complain({}, { faults })).toEqual(["problem configuration: Expected a key, found `x`."]);
  });

  it("the data folder is a file", async () => {
    await writeFile(join(cwd, "file"), "");
    const config = { ...defaultConfig({ cwd }), dataFolder: join(cwd, "file") };
    expect(await complain({}, { config })).toEqual([`problem folders: data folder ${cwd}/file is no folder`]);
  });

  it("the data folder is below a file", async () => {
    await writeFile(join(cwd, "file"), "");
    const config = { ...defaultConfig({ cwd }), dataFolder: join(cwd, "file", "data") };
    expect(await complain({}, { config })).toEqual([
      expect.stringMatching(/^problem folders: data folder .* cannot be used \(ENOTDIR/),
    ]);
  });

  // The superuser may write everywhere but in the system's own folders.
  it.skipIf(process.platform !== "linux")("folders that cannot be written", async () => {
    const config = { ...defaultConfig({ cwd }), dataFolder: "/proc/self", stateFolder: "/proc/overwatch/state" };
    const complaints = await complain({}, { config });
    expect(complaints).toEqual([
      expect.stringMatching(/^problem folders: data folder \/proc\/self cannot be used \(/),
      expect.stringMatching(/^problem folders: state folder \/proc\/overwatch\/state cannot be used \(/),
    ]);
  });

  it.skipIf(process.platform === "win32" || process.getuid?.() === 0)("a folder of somebody else", async () => {
    await chmod(join(cwd, "data"), 0o500);
    expect(await complain()).toEqual([expect.stringMatching(/^problem folders: data folder .* \(EACCES/)]);
  });

  it("the disk is full", async () => {
    const volumeOf = async () => ({ type: 0xef53, freeBytes: 0.2e9, freeFiles: 1e6 });
    expect(await complain({ volumeOf })).toEqual([`problem disk: 0.2 GB are free for ${cwd}/data, 1 GB is needed`]);
  });

  it("the disk is nearly full", async () => {
    const volumeOf = async () => ({ type: 0xef53, freeBytes: 5e9, freeFiles: undefined });
    expect(await complain({ volumeOf })).toEqual([`warning disk: 5.0 GB are free for ${cwd}/data, 10 GB are sensible`]);
  });

  it("no more files fit", async () => {
    const volumeOf = async () => ({ type: 0xef53, freeBytes: 100e9, freeFiles: 3 });
    expect(await complain({ volumeOf })).toEqual([`problem disk: only 3 more files fit on the disk of ${cwd}/data`]);
  });

  it("the databases are on a network disk", async () => {
    const volumeOf = async (folder: string) => ({
      type: folder.endsWith("state") ? 0xef53 : 0x6969,
      freeBytes: 100e9,
      freeFiles: undefined,
    });
    const nfs = async () => ({ type: 0x6969, freeBytes: 100e9, freeFiles: undefined });
    expect(await complain({ volumeOf: nfs })).toEqual([
      `problem databases: ${cwd}/data is on a network disk (NFS), databases need a local one`,
    ]);
    await mkdir(join(cwd, "state"));
    const config = { ...defaultConfig({ cwd }), stateFolder: join(cwd, "state") };
    expect(await complain({ volumeOf }, { config })).toEqual([]);
    const cifs = async () => ({ type: 0xff534d42 | 0, freeBytes: 100e9, freeFiles: undefined });
    expect(await complain({ volumeOf: cifs })).toEqual([expect.stringContaining("(CIFS)")]);
    expect(await complain({ volumeOf: cifs, platform: "darwin" })).toEqual([]);
  });

  it.each([
    ["never set", 0, "problem clock: the clock shows 1970-01-01T00:00:00.000Z"],
    ["far ahead", Date.parse("2150-06-01"), "problem clock: the clock shows 2150-06-01T00:00:00.000Z"],
  ])("the clock is %s", async (_name, now, complaint) => {
    expect(await complain({ now: () => now })).toEqual([complaint]);
  });

  it.each([
    ["problem", 3600],
    ["warning", 20],
  ])("the clock differs from that of the data folder: %s", async (status, seconds) => {
    const complaints = await complain({ now: () => Date.now() + seconds * 1000 });
    expect(complaints).toEqual([expect.stringMatching(new RegExp(`^${status} clock: .* differs by ${seconds} s$`))]);
  });

  it("a check that fails by itself", async () => {
    const volumeOf = () => Promise.reject(new Error("no such call"));
    expect(await complain({ volumeOf })).toEqual([
      "problem disk: cannot be looked at: no such call",
      "problem databases: cannot be looked at: no such call",
    ]);
  });
});

describe("plug-ins", () => {
  /** A deployment that depends on packages with these sources. */
  async function install(sources: Readonly<Record<string, string>>): Promise<void> {
    const dependencies = Object.fromEntries(Object.keys(sources).map((name) => [name, "1.0.0"]));
    await writeFile(join(cwd, "package.json"), JSON.stringify({ name: "site", dependencies }));
    for (const [index, [name, source]] of Object.entries(sources).entries()) {
      const folder = join(cwd, "node_modules", name);
      await mkdir(folder, { recursive: true });
      const overwatch = { plugin: "detector", subsystem: `D${index}`, api: "^1.0.0" };
      const manifest = { name, version: "1.0.0", type: "module", exports: "./index.js", overwatch };
      await writeFile(join(folder, "package.json"), JSON.stringify(manifest));
      await writeFile(join(folder, "index.js"), source);
    }
  }

  it("says so when there are none", async () => {
    const findings = await look();
    expect(findings.find(({ check }) => check === "plug-ins")).toMatchObject({
      status: "ok",
      message: expect.stringMatching(/^no plug-ins/),
    });
  });

  it("names those that fail, each with its reason", async () => {
    await install({
      throws: 'throw new TypeError("no such table");',
      exits: "process.exit(0);",
      other: "export default { detector: true };",
    });
    const { importAlone } = createHost();
    expect(await complain({ importAlone })).toEqual([
      "problem plug-ins: exits: its import ended the process",
      expect.stringMatching(/^problem plug-ins: other: .*PLUGIN|^problem plug-ins: other: Expected/),
      "problem plug-ins: throws: its import failed: TypeError: no such table",
    ]);
  });

  it("names options that a plug-in does not have", async () => {
    const refuse =
      '{ safeParse: () => ({ success: false, error: { issues: [{ code: "unrecognized_keys", keys: ["x"], path: [] }] } }) }';
    const fields = `title: "", options: ${refuse}, settings: ${refuse}, hooks: {}`;
    await install({
      its: `export default { $type: "@overwatch/detector", api: "1.0.0", subsystem: "D0", ${fields} };`,
    });
    const config = { ...defaultConfig({ cwd }), detectors: { D0: { options: { x: 1 } } } };
    expect(await complain({}, { config })).toEqual([expect.stringMatching(/^problem plug-ins: its: .*options of D0/)]);
  });

  it("ends one that hangs", async () => {
    await install({ hangs: "for (;;);" });
    const { importAlone } = createHost(500);
    expect(await complain({ importAlone })).toEqual(["problem plug-ins: hangs: its import did not end within 0.5 s"]);
  });

  it("names a package that is missing, and an exclusion of nothing", async () => {
    await writeFile(join(cwd, "package.json"), JSON.stringify({ dependencies: { gone: "1.0.0" } }));
    const config = { ...defaultConfig({ cwd }), plugins: { exclude: ["misspelt"], hookTimeout: 5 } };
    expect(await complain({}, { config })).toEqual([
      expect.stringMatching(/^problem plug-ins: gone: /),
      "warning plug-ins: plugins.exclude names misspelt, which is no dependency",
    ]);
  });
});

it("loads the packages of this installation on this machine", async () => {
  expect(await complain({ importPackage: createHost().importPackage })).toEqual([]);
});
