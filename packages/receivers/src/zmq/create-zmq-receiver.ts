import { mkdir } from "node:fs/promises";
import type { Logger } from "@overwatch/core";
import { isOverwatchError } from "@overwatch/core/errors";
import { formatReceivedName, isSubsystemCode } from "@overwatch/core/names";
import { createStreamerRegistry, loadCodecs } from "@overwatch/core/root";
import { subsystemInvalid } from "../errors/catalogue.js";
import {
  createJournal,
  type Receiver,
  readHeartbeat,
  removeAbandoned,
  storeFile,
  wait,
  writeHeartbeat,
} from "../receiving/index.js";
import { type Frames, type MessageSource, openSource, parseEndpoint } from "../sockets/index.js";
import { encodeFile } from "./encode-file.js";
import { type ZmqOptions, zmqDefaults } from "./options.js";
import { encodeRequest } from "./request.js";
import { type TakenReply, takeReply } from "./take-reply.js";

/** What a receiver touches of the outside world beside its socket. */
export interface ZmqEdges {
  readonly dataFolder: string;
  readonly log: Logger;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Called with the name of each file that was stored. */
  readonly onFile?: (name: string) => void;
}

/** A file that is complete and waits for the disk. */
interface Pending {
  readonly run: number;
  readonly hltMode: string;
  readonly bytes: Uint8Array;
  readonly objects: number;
}

/** Heartbeats come at most this often, and files too: their names tell seconds. Milliseconds. */
const SECOND = 1000;
/** Names in a row that others may have taken. */
const MOST_TAKEN = 60;

/**
 * A receiver for one subsystem of the high level trigger: asks its merger again and again and stores each answer as one
 * ROOT file. Throws `ENDPOINT_INVALID` or `SUBSYSTEM_INVALID`; `run` rejects with `SOCKET_FAILED` when no socket can be had.
 */
export function createZmqReceiver(options: ZmqOptions, edges: ZmqEdges): Receiver {
  const { subsystem, timeZone } = options;
  const { select, resetMerger, requestStreamers, sleep, timeout, maxReply, level } = { ...zmqDefaults, ...options };
  const { dataFolder, log, now } = edges;
  const endpoint = parseEndpoint(options.in, ["REQ", "SUB", "PULL"]);
  if (!isSubsystemCode(subsystem)) throw subsystemInvalid(subsystem);
  const journal = createJournal({ kind: "zmq", subsystem, log, now });
  const registry = createStreamerRegistry();
  let wantsSchema = requestStreamers;
  let pending: Pending | undefined;
  let lastFileSecond = 0;
  let beatAt = Number.NEGATIVE_INFINITY;

  const beat = async () => {
    if (now() - beatAt < SECOND) return;
    beatAt = now();
    // A disk that takes no heartbeat takes no file either, and that is told.
    await writeHeartbeat(dataFolder, journal.health(), now()).catch((error: unknown) => log.debug(String(error)));
  };

  const take = (frames: Frames) => {
    journal.heard();
    try {
      const reply = takeReply(frames, registry, maxReply);
      wantsSchema = reply.wantsSchema;
      if (reply.problems.length > 0) journal.problems(reply.problems);
      if (reply.file !== undefined) keep(reply.file);
      else log.debug(`zmq ${subsystem}: ${reply.nothing}`);
    } catch (error) {
      if (!isOverwatchError(error)) throw error;
      journal.refused(error);
    }
  };

  const keep = ({ info, objects }: NonNullable<TakenReply["file"]>) => {
    const date = new Date(now());
    const encoded = encodeFile(objects, { level, date, name: `${subsystem}.root` });
    if (encoded.problems.length > 0) journal.problems(encoded.problems);
    const hltMode = /^[A-Za-z]{1,16}$/.test(info.hltMode) ? info.hltMode.toUpperCase() : "U";
    if (encoded.bytes !== undefined) {
      pending = { run: info.run, hltMode, bytes: encoded.bytes, objects: encoded.objects };
    }
  };

  const store = async (signal: AbortSignal) => {
    if (pending === undefined) return;
    const { run, hltMode, bytes, objects } = pending;
    // Two files of one second would have one name.
    while (Math.floor(now() / SECOND) <= lastFileSecond && !signal.aborted) {
      await wait(SECOND - (now() % SECOND), signal);
    }
    const first = Math.max(Math.floor(now() / SECOND), lastFileSecond + 1);
    try {
      const { name, time } = await storeUnder({ subsystem, run, hltMode, time: first }, bytes);
      lastFileSecond = time;
      pending = undefined;
      journal.stored({ name, objects, bytes: bytes.length });
      edges.onFile?.(name);
    } catch (error) {
      // A full disk may have room the next time: the data wait for it.
      journal.failed(error);
    }
  };

  /** Another receiver may have taken the name: then it is that of the next second. */
  const storeUnder = async (parts: Parameters<typeof formatReceivedName>[0], bytes: Uint8Array) => {
    for (let { time } = parts; ; time++) {
      const name = formatReceivedName({ ...parts, time }, timeZone);
      try {
        await storeFile(dataFolder, name, bytes);
        return { name, time };
      } catch (error) {
        if (!isOverwatchError(error, "NAME_TAKEN") || time - parts.time >= MOST_TAKEN) throw error;
        journal.problems([error]);
      }
    }
  };

  /** One question and its answer. Resolves to whether the socket can be used again. */
  const ask = async (source: MessageSource, signal: AbortSignal): Promise<boolean> => {
    const asksForSchema = wantsSchema;
    wantsSchema = false;
    try {
      take(await source.next(encodeRequest({ select, reset: resetMerger, schema: asksForSchema })));
      return true;
    } catch (error) {
      wantsSchema ||= asksForSchema;
      if (!isOverwatchError(error, "NO_ANSWER", "SOCKET_FAILED")) throw error;
      if (!signal.aborted) journal.timedOut(error);
      return false;
    }
  };

  return {
    health: journal.health,
    run: async (signal) => {
      await loadCodecs();
      await mkdir(dataFolder, { recursive: true });
      await removeAbandoned(dataFolder, now(), (name) => name.startsWith(`${subsystem}histos_`));
      const beaten = await readHeartbeat(dataFolder, subsystem);
      if (beaten !== undefined && now() / SECOND - beaten < 5) {
        log.warn(`zmq ${subsystem}: another receiver of ${subsystem} was at work in ${dataFolder} a moment ago`);
      }
      let source = await openSource(endpoint, { timeout: timeout * SECOND, maxFrameBytes: maxReply });
      const close = () => source.close();
      signal.addEventListener("abort", close, { once: true });
      try {
        while (!signal.aborted) {
          await beat();
          // What a merger forgets after its answer must be on disk before it is asked again.
          const usable = pending !== undefined && resetMerger ? true : await ask(source, signal);
          await store(signal);
          if (usable) await wait(pending === undefined ? sleep * SECOND : Math.min(sleep, 5) * SECOND, signal);
          else if (!signal.aborted) {
            source.close();
            source = await openSource(endpoint, { timeout: timeout * SECOND, maxFrameBytes: maxReply });
          }
        }
      } finally {
        signal.removeEventListener("abort", close);
        source.close();
        journal.stopped();
      }
    },
  };
}
