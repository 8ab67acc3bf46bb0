import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { runCaptured } from "../testing/run-captured.js";

let cwd: string;
beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), "overwatch-cli-"));
});
afterEach(() => rm(cwd, { recursive: true }));

describe("overwatch config print", () => {
  it("prints the configuration in force as YAML", async () => {
    const { code, stdout, stderr } = await runCaptured(["config", "print", "--data", "/data"], { cwd });
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toMatchInlineSnapshot(`
      "dataFolder: /data
      stateFolder: /data
      borrowFrom: HLT
      cumulativeMode: true
      fileName:
        grammar: alice
      timeZone: Europe/Zurich
      processingTimeToSleep: -1
      forceReprocessing: false
      forceReprocessRuns: []
      reprocess:
        last: 10
      retention: {}
      plugins:
        exclude: []
        hookTimeout: 5
      detectors: {}
      receiver:
        zmq: {}
        fileTime: utc
        level: 1
        maxReply: 512
        maxUpload: 256
        requestsPerMinute: 600
      receiverIP: 127.0.0.1
      receiverPort: 8080
      dataTransferLocations: {}
      dataTransferRetries: 2
      dataTransferTimeToSleep: 20
      dataReplayTimeToSleep: 30
      dataReplayMaxFilesPerReplay: 1
      monitor:
        deadAfter: 300
        silentAfter: 900
        repeatAfter: 3600
        sleep: 60
      web:
        host: 127.0.0.1
        port: 8850
        basePath: /
        guests: false
        secureCookies: false
        sessionHours: 168
        staleAfter: 300
      alarms:
        sets: []
        notify: []
        raiseAfter:
          'n': 1
          of: 1
        clearAfter:
          'n': 1
          of: 1
        repeatAfter: 0
      notifiers: {}
      loggingLevel: INFO
      loggingFormat: text
      debug: false
      "
    `);
  });

  it("says with --origin where each value is from", async () => {
    await writeFile(join(cwd, "config.yaml"), "timeZone: Europe/Paris\nplugins:\n  hookTimeout: 2\n");
    const env = { OVERWATCH_CUMULATIVE_MODE: "false" };
    const { stdout } = await runCaptured(["config", "print", "--origin", "--data", "/data"], { cwd, env });
    expect(stdout.replaceAll(cwd, "CWD")).toMatchInlineSnapshot(`
      "dataFolder: /data               # command line
      stateFolder: /data              # default, from dataFolder
      borrowFrom: HLT                 # default
      cumulativeMode: false           # OVERWATCH_CUMULATIVE_MODE
      fileName:
        grammar: alice                # default
      timeZone: Europe/Paris          # CWD/config.yaml:1
      processingTimeToSleep: -1       # default
      forceReprocessing: false        # default
      forceReprocessRuns: []          # default
      reprocess:
        last: 10                      # default
      retention: {}                   # default
      plugins:
        exclude: []                   # default
        hookTimeout: 2                # CWD/config.yaml:3
      detectors: {}                   # default
      receiver:
        zmq: {}                       # default
        fileTime: utc                 # default
        level: 1                      # default
        maxReply: 512                 # default
        maxUpload: 256                # default
        requestsPerMinute: 600        # default
      receiverIP: 127.0.0.1           # default
      receiverPort: 8080              # default
      dataTransferLocations: {}       # default
      dataTransferRetries: 2          # default
      dataTransferTimeToSleep: 20     # default
      dataReplayTimeToSleep: 30       # default
      dataReplayMaxFilesPerReplay: 1  # default
      monitor:
        deadAfter: 300                # default
        silentAfter: 900              # default
        repeatAfter: 3600             # default
        sleep: 60                     # default
      web:
        host: 127.0.0.1               # default
        port: 8850                    # default
        basePath: /                   # default
        guests: false                 # default
        secureCookies: false          # default
        sessionHours: 168             # default
        staleAfter: 300               # default
      alarms:
        sets: []                      # default
        notify: []                    # default
        raiseAfter:
          'n': 1                      # default
          of: 1                       # default
        clearAfter:
          'n': 1                      # default
          of: 1                       # default
        repeatAfter: 0                # default
      notifiers: {}                   # default
      loggingLevel: INFO              # default
      loggingFormat: text             # default
      debug: false                    # default
      "
    `);
  });

  it("prints one JSON document with --json, before or behind the command", async () => {
    const before = await runCaptured(["--json", "--data", "/data", "config", "print"], { cwd });
    const behind = await runCaptured(["config", "print", "--json", "--data", "/data"], { cwd });
    expect(before.json()).toEqual(behind.json());
    expect(before.json()).toMatchObject({ dataFolder: "/data", stateFolder: "/data", cumulativeMode: true });
  });

  it("ends with 2 and one line when the configuration has faults", async () => {
    await writeFile(join(cwd, "config.yaml"), "\ndataFoldr: x\n");
    const { code, stdout, stderr } = await runCaptured(["config", "print"], { cwd });
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toMatchInlineSnapshot(`
      "overwatch: Expected a key of the configuration, found \`dataFoldr\` (config.yaml:2). Did you mean \`dataFolder\`?
      "
    `);
  });

  it("reads the home file of the module that is asked for", async () => {
    await writeFile(join(cwd, "overwatchWebApp.yaml"), "debug: true\n");
    const ask = async (...options: string[]) =>
      (await runCaptured(["config", "print", "--json", ...options], { cwd, home: cwd })).json();
    expect(await ask()).toMatchObject({ debug: false });
    expect(await ask("--module", "webApp")).toMatchObject({ debug: true });
  });

  it("has a help that ends with examples", async () => {
    expect((await runCaptured(["config", "print", "--help"], { cwd })).stdout).toMatchInlineSnapshot(`
      "Usage: overwatch config print [options]

      Print the configuration in force as YAML, which can be a configuration file again.

      Options:
        --origin         say of each value where it is from
        --module <name>  whose file in the home directory is read, as in ~/overwatchProcessing.yaml
                         (choices: "receiver", "processing", "webApp", default: "processing")
        --help           print what a command does and takes

      Global Options:
        --data <dir>     the data folder (default: the configuration's, else ./data)
        --config <file>  a configuration file in place of ./config.yaml
        --json           exactly one JSON document on standard output
        --quiet          no progress, no messages but warnings and errors
        --debug          more messages, and the stack of errors
        --no-color       no colours
        --version        print the version

      Examples:
        overwatch config print --origin             each value, and where it is from
        overwatch config print --json --data /data  as JSON, with another data folder
      "
    `);
  });
});
