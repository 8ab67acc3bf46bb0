/** All codes of the receivers, one factory for each situation. */
import { nearest, OverwatchError } from "@overwatch/core/errors";

export function faultInvalid(found: string, known: readonly string[]) {
  const near = nearest(found.split("@")[0] ?? "", known);
  return new OverwatchError({
    code: "FAULT_INVALID",
    message: `Expected a fault such as hotChannel, hotChannel@3 or hotChannel@3-5, found \`${found}\`.`,
    hint: near.length > 0 ? `Did you mean ${near.join(" or ")}?` : `The faults are ${known.join(", ")}.`,
    details: { found, known },
  });
}

export function endpointInvalid(found: string, allowed: readonly string[], near: readonly string[]) {
  return new OverwatchError({
    code: "ENDPOINT_INVALID",
    message: `Expected a socket such as ${allowed[0]}>tcp://localhost:60201, found \`${found}\`.`,
    hint:
      near.length > 0
        ? `Did you mean ${near.join(" or ")}?`
        : `Write ${allowed.join(", ")}, then @ to bind or > to connect, then tcp://HOST:PORT; several addresses have commas between them.`,
    details: { found, allowed },
  });
}

export function socketFailed(address: string, cause: unknown) {
  return new OverwatchError({
    code: "SOCKET_FAILED",
    message: `Expected to open or use a socket at ${address}, but: ${reasonOf(cause)}.`,
    hint: "Check the address, whether another process has the port, and the permissions.",
    details: { address },
    cause,
  });
}

export function noAnswer(address: string, milliseconds: number) {
  return new OverwatchError({
    code: "NO_ANSWER",
    message: `Expected an answer from ${address} within ${milliseconds / 1000} s, found none.`,
    hint: "Check that the merger runs and that the way to it is open; the question is asked again.",
    details: { address, milliseconds },
  });
}

export function nameTaken(name: string, folder: string) {
  return new OverwatchError({
    code: "NAME_TAKEN",
    message: `Expected no file ${name} with other contents in ${folder}, found one.`,
    hint: "Look whether two receivers serve one subsystem in one folder.",
    details: { name, folder },
  });
}

export function replyTooLarge(found: number, limit: number) {
  return new OverwatchError({
    code: "REPLY_TOO_LARGE",
    message: `Expected a reply of at most ${limit} bytes when expanded, found one of ${found}.`,
    hint: "Select fewer histograms, or raise `receiver.maxReply`.",
    details: { found, limit },
  });
}

export function objectNameInvalid(name: string, reason: string) {
  const shown = JSON.stringify(name.length > 80 ? `${name.slice(0, 80)}...` : name);
  return new OverwatchError({
    code: "OBJECT_NAME_INVALID",
    message: `Expected the name of an object in a file, found ${shown}: ${reason}.`,
    hint: "The other objects of the message are stored; correct the name at its sender.",
    details: { name, reason },
  });
}

function reasonOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}

export function subsystemInvalid(found: string) {
  return new OverwatchError({
    code: "SUBSYSTEM_INVALID",
    message: `Expected the code of a subsystem, 2 to 12 capitals or digits with a letter first, found \`${found}\`.`,
    hint: "Write EMC, TPC, HLT or the code of a plug-in of yours.",
    details: { found },
  });
}
