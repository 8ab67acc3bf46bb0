import { createCourse } from "./course.js";
import { examineFile } from "./examine-file.js";
import { countUnchanged, type FileFindings, indexByFile, takeOver } from "./file-findings.js";
import { judgeFile } from "./judge-file.js";
import { keptFlags, withKept } from "./kept-file.js";
import { makeReport, type Shown } from "./make-report.js";
import { planRun } from "./plan-run.js";
import { replayPoints } from "./replay-points.js";
import { listHists } from "./stages/list-hists.js";
import { openStates } from "./states.js";
import { startProcess, type UsedPlugin } from "./subsystem-process.js";
import { createTally } from "./tally.js";
import { recall } from "./thinned-file.js";
import { createTrendsSoFar } from "./trends-so-far.js";
import { openWindows } from "./windows.js";
import type { SubsystemResult, SubsystemWork, WorkEdges } from "./work.js";

/**
 * Stages 4 to 10 of one (run, subsystem): every file gets its trend points from the state at its time; the newest state
 * is processed, shown and judged. What a report of the same code and configuration says of earlier files is taken over.
 *
 * @param used - the plug-in; undefined: everything is shown in one group.
 * @throws FILE_* when a file cannot be opened, OPTION_* when configured options do not fit the plug-in's schema.
 */
export async function processSubsystem(
  work: SubsystemWork,
  used: UsedPlugin | undefined,
  edges: WorkEdges,
): Promise<SubsystemResult> {
  const process = startProcess(work, used, edges);
  const replayed = replayPoints(process);
  if (replayed !== undefined) {
    const seconds = { read: 0, hooks: process.detector.caller.seconds() };
    return { report: replayed, processed: new Map(), outputs: new Map(), seconds };
  }
  const ofRules = [...process.failures.take()];
  const findings: FileFindings[] = [];
  let shown: Shown = {
    plan: planRun(listHists([]), process.detector, process.monitoring),
    hists: new Map(),
    nEvents: undefined,
    seen: { windows: [], notes: [] },
  };
  process.failures.take(); // rules are asked again with the names of each file
  let combined: SubsystemResult["combined"];
  let read = 0;
  let merged: number | undefined;

  const records = new Map(work.thinned?.map((record) => [record.findings.file.name, record]));

  const unchanged = countUnchanged(work);
  const byFile = indexByFile(work.previous);
  const before = { ...work, hasWindows: process.hasWindows, unchanged, byFile };
  const earlier = (index: number) =>
    index === work.files.length - 1 ? undefined : takeOver(before, index, process.trended);

  const trends = createTrendsSoFar(work.subsystem, process.monitoring.trends);
  const tally = createTally(edges.open, work);
  const { open } = tally;
  const states = openStates(work, { ...edges, open });
  const course = createCourse(work, tally);
  for (const [index, file] of work.files.entries()) {
    // Where only trends are made, no file is shown.
    const isNewest = index === work.files.length - 1 && work.recompute === undefined;
    const record = records.get(file.name);
    const known = file.thinned && record !== undefined ? recall(record, process.monitoring.trends) : earlier(index);
    if (known !== undefined) {
      findings.push(known);
      trends.add(known.points);
      continue;
    }
    const state = await states.at(index);
    if (isNewest) merged = edges.now?.();
    const windows = openWindows({ work, index, newest: state.file, fell: course.fell, open });
    try {
      const examined = await examineFile(file, state, isNewest, windows.open, process);
      const found = isNewest ? examined.findings : withKept(examined.findings, record, process.monitoring.trends);
      trends.add(found.points);
      const alarmIds = new Map([...examined.plan.hists].map(([name, planned]) => [name, planned.alarmIds]));
      await process.references.load(process.monitoring.alarms, alarmIds);
      const upToHere = work.files.slice(0, index + 1);
      const flags = isNewest
        ? undefined
        : (keptFlags(record, work.keyParts) ?? judgeFile(examined, trends.now(), upToHere, process));
      findings.push({ ...found, ...(flags && { flags }) });
      read += examined.readSeconds;
      if (isNewest) {
        shown = examined;
        combined = state.combined;
      }
    } finally {
      await windows.close();
      await state.close();
    }
  }
  const newest = work.files.at(-1);
  const counts = newest === undefined ? {} : await tally.of(newest);
  const report = makeReport(process, { ofRules, findings, shown, course: await course.notes(), counts });
  await process.references.close();
  const processed = edges.now?.();
  return {
    report,
    ...(merged !== undefined && processed !== undefined && { times: { merged, processed } }),
    processed: new Map([...shown.hists].map(([name, { container }]) => [name, container.hist])),
    ...(combined && { combined }),
    outputs: new Map(),
    seconds: { read, hooks: process.detector.caller.seconds() },
  };
}
