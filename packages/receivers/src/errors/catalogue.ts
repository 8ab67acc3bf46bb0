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

export function faultNotThere(subsystem: string, found: string, known: readonly string[]) {
  return new OverwatchError({
    code: "FAULT_INVALID",
    message: `Expected a fault that shows in the histograms of ${subsystem}, found \`${found}\`.`,
    hint: `${subsystem} has ${known.join(", ")}.`,
    details: { subsystem, found, known },
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

export function fileRefused(reason: string, found: string) {
  return new OverwatchError({
    code: "FILE_REFUSED",
    message: `Expected a complete ROOT file with histograms; ${reason}: ${found}`,
    hint: "Look at it with `overwatch inspect FILE` where it comes from.",
    details: { reason },
  });
}

export function hashDiffers(name: string, expected: string, found: string) {
  return new OverwatchError({
    code: "HASH_DIFFERS",
    message: `Expected ${name} with SHA-256 ${expected}, found ${found}.`,
    hint: "It was damaged on the way, or changed meanwhile: send it again.",
    details: { name, expected, found },
  });
}

export function uploadTooLarge(limit: number) {
  return new OverwatchError({
    code: "UPLOAD_TOO_LARGE",
    message: `Expected a file of at most ${limit} bytes, found a larger one.`,
    hint: "Send fewer histograms in a file, or raise `receiver.maxUpload`.",
    details: { limit },
  });
}

export function uploadInvalid(expected: string, found: string) {
  return new OverwatchError({
    code: "UPLOAD_INVALID",
    message: `Expected ${expected}, found ${found}.`,
    hint: "The document at /rest/api/openapi.json says what an upload needs.",
    details: { expected, found },
  });
}

export function tokenRefused(found: boolean) {
  return new OverwatchError({
    code: "TOKEN_REFUSED",
    message: `Expected the header token with the receiver's token, found ${found ? "another one" : "none"}.`,
    hint: "It is `apiToken` in the configuration of the receiver.",
  });
}

export function tokenMissing() {
  return new OverwatchError({
    code: "TOKEN_MISSING",
    message: "Expected `apiToken` in the configuration of the HTTP receiver, with at least 8 characters, found none.",
    hint: "Set OVERWATCH_API_TOKEN, or `apiToken` in a file that only the receiver can read; `openssl rand -hex 16` makes one.",
  });
}

export function siteFailed(site: string, reason: string, cause?: unknown) {
  return new OverwatchError({
    code: "SITE_FAILED",
    message: `Expected ${site} to take a file, but: ${reason}.`,
    hint: "The file waits and is sent again; look at the site's own log.",
    details: { site },
    cause,
  });
}

export function replayOntoItself(run: number, folder: string) {
  return new OverwatchError({
    code: "REPLAY_ONTO_ITSELF",
    message: `Expected another folder or another number for the replay of run ${run}, found its own in ${folder}.`,
    hint: "Name another data folder with --to, or another number with --as.",
    details: { run, folder },
  });
}
