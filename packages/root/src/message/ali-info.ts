/** What a sender says about its run. */
export interface AliInfo {
  /** 0 between runs and where nothing is said. */
  readonly run: number;
  /** `HLT_MODE`, one letter; empty where nothing is said. */
  readonly hltMode: string;
  /** `BEAM_TYPE`, as in `p-p`; empty where nothing is said. */
  readonly beamType: string;
}

/** Reads the text of an INFO payload: `run=123456;HLT_MODE=B;BEAM_TYPE=p-p`. Never throws; unknown keys are left out. */
export function parseAliInfo(payload: Uint8Array): AliInfo {
  const text = new TextDecoder("latin1").decode(payload).replace(/\0[\s\S]*$/, "");
  const values = new Map(
    text.split(";").map((token): [string, string] => {
      const [key = "", ...value] = token.split("=");
      return [key.trim(), value.join("=").trim()];
    }),
  );
  const run = Number.parseInt(values.get("run") ?? "", 10);
  return {
    run: Number.isSafeInteger(run) && run > 0 ? run : 0,
    hltMode: values.get("HLT_MODE") ?? "",
    beamType: values.get("BEAM_TYPE") ?? "",
  };
}

/** The text of the information frame: run, mode and beam type. */
export function encodeAliInfo({ run, hltMode, beamType }: AliInfo): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(`run=${run};HLT_MODE=${hltMode};BEAM_TYPE=${beamType}`);
}
