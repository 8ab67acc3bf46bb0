/**
 * The files of a deployment, as the tools see them that will use them, and the entry point of the container, as there is no container
 * engine. Needs systemd-analyze, nginx and openssl: where one is missing the test fails and says so.
 */
import { execFileSync, spawn } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { overwatch, overwatchJson } from "../support/overwatch.js";

const bin = fileURLToPath(new URL("../../bin/overwatch.mjs", import.meta.url));
let cwd: string;
beforeAll(async () => {
  cwd = mkdtempSync(join(tmpdir(), "overwatch-deploy-"));
  const command = join(cwd, "opt/node_modules/.bin/overwatch");
  mkdirSync(join(cwd, "opt/node_modules/.bin"), { recursive: true });
  writeFileSync(command, "#!/bin/sh\n");
  chmodSync(command, 0o755);
  for (const folder of ["data", "backups", "container"]) mkdirSync(join(cwd, folder));
  writeFileSync(join(cwd, "config.yaml"), "apiToken: not-a-secret-1\nweb: { basePath: /overwatch/ }\n");
  expect(await init()).toMatchObject({ code: 0 });
});
afterAll(() => rmSync(cwd, { recursive: true, force: true }));

const names = () => [
  "--domain",
  "overwatch.example.org",
  "--user",
  "root",
  "--folder",
  join(cwd, "opt"),
  "--backups",
  join(cwd, "backups"),
];
const init = (...more: string[]) => overwatch(["deploy", "init", "files", ...names(), ...more], { cwd });

describe("units for systemd", () => {
  it("are accepted by systemd without a word", () => {
    const units = readdirSync(join(cwd, "files/systemd")).map((name) => join(cwd, "files/systemd", name));
    expect(units).toHaveLength(5);
    expect(run("systemd-analyze", "verify", "--man=no", ...units)).toBe("");
  });

  it("let a service do little: systemd calls its exposure OK", () => {
    const service = join(cwd, "files/systemd/overwatch.service");
    // 30 of 100; a service without any hardening has 96.
    expect(() => run("systemd-analyze", "security", "--offline=yes", "--threshold=30", service)).not.toThrow();
  });
});

describe("the site for nginx", () => {
  it("is accepted by nginx", () => {
    run(
      "openssl",
      "req",
      "-x509",
      "-newkey",
      "rsa:2048",
      "-nodes",
      "-days",
      "1",
      "-subj",
      "/CN=overwatch.example.org",
      "-keyout",
      join(cwd, "key.pem"),
      "-out",
      join(cwd, "cert.pem"),
    );
    const site = readFileSync(join(cwd, "files/nginx/overwatch.conf"), "utf8")
      .replace("/etc/ssl/overwatch/fullchain.pem", join(cwd, "cert.pem"))
      .replace("/etc/ssl/overwatch/privkey.pem", join(cwd, "key.pem"));
    const whole = join(cwd, "nginx.conf");
    writeFileSync(whole, `pid ${cwd}/pid;\nerror_log stderr;\nevents {}\nhttp {\naccess_log off;\n${site}}\n`);
    expect(run("nginx", "-t", "-p", cwd, "-c", whole)).toContain("test is successful");
    expect(site).toContain("location = /overwatch/api/events/stream");
    expect(site).toContain("location /dqm/");
  });
});

describe("overwatch deploy", () => {
  it("writes the same again, and does not replace what somebody changed", async () => {
    expect((await init()).code).toBe(0);
    const path = join(cwd, "files/nginx/overwatch.conf");
    writeFileSync(path, "mine");
    expect(await init()).toMatchObject({ code: 2, stderr: expect.stringContaining(path) });
    expect(readFileSync(path, "utf8")).toBe("mine");
    expect((await init("--force")).code).toBe(0);
  });

  it("tells what a host lacks", async () => {
    const found = await overwatchJson<{ findings: readonly { check: string; status: string }[] }>(
      ["deploy", "check", "files", ...names()],
      { cwd },
    );
    const status = Object.fromEntries(found.findings.map((finding) => [finding.check, finding.status]));
    expect(status).toMatchObject({ user: "ok", command: "ok", "data folder": "ok", backups: "ok", systemd: "ok" });
    expect(status["certificate"]).toBe("problem");
    expect(found.exit).toBe(1);
  });
});

describe("the entry point of the container", () => {
  it("is what the variable says, until it is told to end", async () => {
    const config = "x-role: web\ndataFolder: container\nweb: { port: 0 }\n";
    const child = spawn(process.execPath, [bin, "deploy", "run"], {
      cwd,
      env: { ...process.env, HOME: cwd, TMPDIR: cwd, config },
      stdio: ["ignore", "pipe", "inherit"],
    });
    let text = "";
    child.stdout.on("data", (chunk) => (text += String(chunk)));
    const ended = new Promise((resolve) => child.once("close", resolve));
    const address = await vi.waitFor(
      () => {
        const [, found] = /Overwatch is at (\S+)/.exec(text) ?? [];
        expect(found).toBeDefined();
        return found ?? "";
      },
      { timeout: 60_000, interval: 20 },
    );
    const answer = await fetch(`${address}api/health`);
    expect([answer.status, await answer.json()]).toMatchObject([200, { status: "ok" }]);
    child.kill("SIGTERM");
    expect(await ended).toBe(0);
    expect(existsSync(join(cwd, "container/overwatch.db"))).toBe(true);
    expect(readdirSync(cwd).filter((name) => name.startsWith("overwatch-config-"))).toEqual([]);
  });

  it("ends with 2 and says why when the variable is wrong", async () => {
    const { code, stderr } = await overwatch(["deploy", "run", "--variable", "NOT_SET"], { cwd });
    expect([code, stderr]).toEqual([2, expect.stringContaining("`NOT_SET`")]);
  });
});

/** What a tool prints on either channel; throws with it when the tool fails. */
function run(tool: string, ...args: string[]): string {
  return execFileSync("sh", ["-c", '"$0" "$@" 2>&1', tool, ...args], { encoding: "utf8" });
}
