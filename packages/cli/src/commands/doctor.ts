import { defaultConfig } from "@overwatch/core/config";
import type { Command } from "commander";
import type { CommandContext } from "../command-context.js";
import { createCommand } from "../create-command.js";
import type { Finding, Patient } from "../doctor/check.js";
import { examine } from "../doctor/examine.js";
import { createHost, type Host } from "../doctor/host.js";
import { checkConfig } from "./config-check.js";

/** `overwatch doctor`. */
export function createDoctorCommand(context: CommandContext, host: Host = createHost()): Command {
  return createCommand({
    name: "doctor",
    summary: "look for what is missing or wrong on this machine",
    description:
      "Look at versions, packages, configuration, plug-ins, folders, disks and clock. One line each; ends with 1 when " +
      "there are problems.",
    examples: [
      ["overwatch doctor", "everything, one line each"],
      ["overwatch doctor --data /data --json", "of another data folder, for a script"],
    ],
  }).action(
    context.runs(async () => {
      const findings = await examine(await admit(context, host));
      const problems = findings.filter(({ status }) => status === "problem").length;
      context.printJson({ format: "overwatch-doctor-1", problems, findings });
      context.print(findings.map(formatFinding).join(""));
      return problems === 0 ? 0 : 1;
    }),
  );
}

/** With a faulty configuration the other checks go on with the defaults. */
async function admit(context: CommandContext, host: Host): Promise<Patient> {
  const { cwd } = context.io;
  const checked = await checkConfig(() => context.loadConfig());
  return { host, cwd, faults: checked.faults, config: checked.config ?? defaultConfig({ cwd }) };
}

function formatFinding({ check, status, message, hint }: Finding): string {
  const text = hint === undefined || status === "ok" ? message : `${message.replace(/\.$/, "")}. ${hint}`;
  return `${status.padEnd(7)}  ${check.padEnd(13)}  ${text.replace(/\s*\n\s*/g, " ")}\n`;
}
