import { add } from "../../hist/arithmetic/add.js";
import { createSumw2 } from "../../hist/arithmetic/create-sumw2.js";
import { divide } from "../../hist/arithmetic/divide.js";
import { scale } from "../../hist/arithmetic/scale.js";
import { withAxisFlags } from "../../hist/axis/axis-flags.js";
import { setBinLabel } from "../../hist/axis/set-bin-label.js";
import { cellIndex } from "../../hist/cells/cell-index.js";
import { copyDraft, type Draft, fromDraft, toDraft } from "../../hist/cells/draft.js";
import { addToCell, incrementCell } from "../../hist/cells/storage.js";
import { fillOrBuffer } from "../../hist/filling/append-pending.js";
import { type Coordinate, fillDraft } from "../../hist/filling/fill-draft.js";
import { flushDraft } from "../../hist/filling/flush.js";
import { setDraftContent } from "../../hist/filling/set-draft-content.js";
import { rebin } from "../../hist/shape/rebin.js";
import { mean } from "../../hist/stats/mean.js";
import { withBinnedStats } from "../../hist/stats/with-binned-stats.js";
import type { Celled } from "../../hist/types.js";
import { toNumber } from "../fields.js";
import { type Inputs, type Operation, withRange } from "./operation.js";

/** What a step returns in ROOT; null for void. */
type Returned = number | boolean | null;
type Step = (draft: Draft, args: readonly unknown[], inputs: Inputs) => Returned;

/** Steps that change a draft, one after the other, by the names of ROOT's methods. */
const steps: Readonly<Record<string, Step>> = {
  Fill: (draft, args) => {
    const size = draft.axes.length + (draft.binEntries ? 1 : 0);
    const at = args.slice(0, size).map(coordinate);
    return fillStep(draft, at, args.length > size ? toNumber(args[size]) : undefined);
  },
  FillN: (draft, args) => {
    const columns = args.map((column) => (Array.isArray(column) ? column : []));
    const size = draft.axes.length + (draft.binEntries ? 1 : 0);
    const count = columns[0]?.length ?? 0;
    for (let i = 0; i < count; i++) {
      const at = columns.slice(0, size).map((column) => toNumber(column[i]));
      const weight = columns[size] ? toNumber(columns[size][i]) : 1;
      fillStep(draft, at, weight);
    }
    return null;
  },
  SetBinContent: (draft, args) => {
    const numbers = args.map((value) => toNumber(value));
    setDraftContent(draft, numbers.slice(0, -1), numbers.at(-1) ?? 0);
    return null;
  },
  AddBinContent: (draft, args) => {
    const [cell = 0, weight] = args.map((value) => toNumber(value));
    if (weight === undefined) incrementCell(draft.storage, draft.contents, cell);
    else addToCell(draft.storage, draft.contents, cell, weight);
    return null;
  },
  SetBinError: (draft, args) => {
    const numbers = args.map((value) => toNumber(value));
    const error = numbers.at(-1) ?? 0;
    if (!draft.binEntries) createSumw2(draft);
    const [x = 0, y = 0, z = 0] = numbers.slice(0, -1);
    if (draft.sumw2) draft.sumw2[cellIndex(draft.axes, x, y, z)] = error * error;
    return null;
  },
  SetBinEntries: (draft, args) => {
    const [cell = 0, entries = 0] = args.map((value) => toNumber(value));
    if (draft.binEntries) draft.binEntries[cell] = entries;
    if (draft.binSumw2) draft.binSumw2[cell] = entries;
    return null;
  },
  SetBinLabel: (draft, args) => {
    const index = ["x", "y", "z"].indexOf(String(args[0]));
    const axis = draft.axes[index];
    if (axis) draft.axes[index] = setBinLabel(axis, toNumber(args[1]), String(args[2]));
    return null;
  },
  Sumw2: (draft) => {
    createSumw2(draft);
    return null;
  },
  SetEntries: (draft, args) => {
    draft.entries = toNumber(args[0]);
    return null;
  },
  SetStatOverflows: (draft, args) => {
    draft.attributes["fStatOverflows"] = toNumber(args[0]);
    return null;
  },
  SetBit: (draft, args) => {
    draft.attributes["fBits"] = Number(draft.attributes["fBits"] ?? 8) | toNumber(args[0]);
    return null;
  },
  SetCanExtend: (draft, args) => {
    const mask = toNumber(args[0]);
    draft.axes = draft.axes.map((axis, index) => withAxisFlags(axis, { canExtend: (mask & (1 << index)) !== 0 }));
    return null;
  },
  BufferEmpty: (draft, args) => {
    const before = draft.entries;
    flushDraft(draft, toNumber(args[0]) !== 1);
    return draft.entries - before;
  },
  GetEntries: (draft) => {
    const { fBuffer } = draft.attributes as { readonly fBuffer?: Float64Array };
    return (fBuffer?.[0] ?? 0) > 0 ? (fBuffer?.[0] ?? 0) : draft.entries;
  },
  GetMean: (draft) => {
    flushDraft(draft, true);
    return mean(fromDraft<Celled>(copyDraft(draft)));
  },
};

/** Steps that are operations of their own. */
const operations: Readonly<Record<string, (hist: Celled, args: readonly unknown[], inputs: Inputs) => Celled>> = {
  Scale: (hist, args) => scale(hist, toNumber(args[0])),
  ResetStats: (hist) => withBinnedStats(hist),
  Rebin: (hist, args) => rebin(hist, toNumber(args[0])),
  SetAxisRange: (hist, args) => withRange(hist, args),
  Add: (hist, args, inputs) => add(hist, inputs.celled(toNumber(args[0])), toNumber(args[1])),
  Divide: (hist, args, inputs) => divide(hist, inputs.celled(toNumber(args[0]))),
};

export const sequence: Operation = (inputs, args) => {
  let draft = toDraft(inputs.celled(0));
  const returns: Returned[] = [];
  for (const item of args.items("steps")) {
    const [method, ...values] = Array.isArray(item) ? item : [];
    const step = steps[String(method)];
    const operation = operations[String(method)];
    if (step) returns.push(step(draft, values, inputs));
    else if (operation) {
      draft = toDraft(operation(fromDraft(draft), values, inputs));
      returns.push(method === "Add" || method === "Divide" ? true : null);
    } else throw new TypeError(`expected a step that is known, found ${String(method)}`);
  }
  return { object: fromDraft<Celled>(draft), scalars: { returns } };
};

function coordinate(value: unknown): Coordinate {
  const isNumber = typeof value === "number" || value === "NaN" || value === "Infinity" || value === "-Infinity";
  return isNumber ? toNumber(value) : String(value);
}

/** What is buffered returns -2, with more axes -3. */
function fillStep(draft: Draft, at: readonly Coordinate[], weight: number | undefined): number {
  const numbers = at.filter((each) => typeof each === "number");
  const isBuffered = draft.attributes["fBuffer"] !== undefined && numbers.length === at.length;
  if (!isBuffered) return fillDraft(draft, at, weight);
  fillOrBuffer(draft, numbers, weight ?? 1);
  return draft.axes.length === 1 ? -2 : -3;
}
