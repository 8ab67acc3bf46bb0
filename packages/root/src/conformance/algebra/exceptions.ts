import type { Sparse } from "../../classes/types.js";
import { hasLimits } from "../../hist/merge/examine.js";
import type { Celled } from "../../hist/types.js";
import type { Fields } from "../fields.js";

/** A case with its inputs. */
export interface CaseInputs {
  readonly fields: Fields;
  readonly inputs: readonly (Celled | Sparse)[];
  /** The dump of the object that is expected, if there is one. */
  readonly expected: unknown;
}

/** A kind of case in which ROOT 6.40 is evidently wrong and we are not. */
interface Exception {
  readonly reason: string;
  readonly operations: readonly string[];
  readonly applies: (input: CaseInputs) => boolean;
}

/** Described by what they have in common and not by id, so that they hold for goldens of any seed. At most 2 % of all cases. */
const exceptions: readonly Exception[] = [
  {
    reason: "ROOT destroys the target when a merge fails on the way; we leave it and hand back the reason",
    operations: ["Add", "Merge"],
    applies: ({ fields }) => complains(fields, "TH1Merger::DifferentAxesMerge"),
  },
  {
    reason:
      "ROOT empties the target before it finds that a merge is not possible; we leave it and hand back the reason",
    operations: ["AddTwo"],
    applies: ({ fields }) => complains(fields, "Merge") || complains(fields, "TH1Merger::DifferentAxesMerge"),
  },
  {
    reason: "ROOT mixes up the sums of a profile that is divided by a profile",
    operations: ["Divide"],
    applies: ({ inputs }) => inputs.every(isProfile),
  },
  {
    reason:
      "the target is also among the inputs, and ROOT adds it once more after it has changed; values do not change",
    operations: ["Merge"],
    applies: ({ inputs }) => inputs.length > 2 && inputs.indexOf(first(inputs), 1) > 1,
  },
  {
    reason: "ROOT forgets the fills that wait in the buffer of what it subtracts",
    operations: ["Add"],
    applies: ({ fields, inputs }) => fields.object("args").number("c1") < 0 && hasPendingFills(inputs[1]),
  },
  {
    reason: "ROOT takes a fill in a profile's buffer for two numbers instead of three",
    operations: ["Merge"],
    applies: ({ inputs }) => inputs.some((input) => isProfile(input) && isWaitingForLimits(input)),
  },
  {
    reason: "ROOT adds sums of the value where sums of squared weights are missing; we add the weights",
    operations: ["Merge"],
    applies: ({ inputs: [target, ...others] }) =>
      hasSquaredWeights(target) && others.some((other) => isProfile(other) && !hasSquaredWeights(other)),
  },
  {
    reason: "ROOT reads before the beginning of its array; we return NaN for parts outside 0..1",
    operations: ["Quantiles"],
    applies: ({ fields }) =>
      fields
        .object("args")
        .numbers("p")
        .some((part) => part < 0 || part > 1),
  },
  {
    reason: "ROOT puts smoothed means in the place of a profile's sums; we refuse",
    operations: ["Smooth"],
    applies: ({ inputs }) => inputs.some(isProfile),
  },
  {
    reason: "ROOT scales a profile without the fills that wait in its buffer",
    operations: ["Sequence"],
    applies: ({ fields, inputs }) =>
      inputs.some((input) => isProfile(input) && hasPendingFills(input)) && hasStep(fields, "Scale"),
  },
  {
    reason: "our 64-bit cells are doubles: whole numbers beyond 2^53 are rounded",
    operations: ["Sequence"],
    applies: ({ fields, expected }) =>
      hasLargeCells(expected) && (addsOne(fields, "Fill", 2) || addsOne(fields, "AddBinContent", 3)),
  },
  {
    reason: "ROOT divides the distances in three dimensions by 6 twice: its probability is always 1",
    operations: ["KolmogorovTest"],
    applies: ({ inputs }) => inputs.some((input) => input.kind === "h3"),
  },
  {
    reason: "ROOT goes on after it has complained about different numbers of bins; we refuse",
    operations: ["Chi2Test"],
    applies: ({ fields }) =>
      fields.has("messages") && JSON.stringify(fields.get("messages")).includes("different number of"),
  },
  {
    reason: "ROOT takes the limits of the axis before the fills that wait have set them: all goes to the overflow",
    operations: ["ProjectionX", "ProjectionY"],
    applies: ({ inputs }) => isWaitingForLimits(inputs[0]),
  },
];

/** Why a case is an exception; undefined for the others. */
export function exceptionReason(input: CaseInputs): string | undefined {
  const operation = input.fields.text("operation");
  return exceptions.find((rule) => rule.operations.includes(operation) && rule.applies(input))?.reason;
}

function complains(fields: Fields, where: string): boolean {
  const messages = fields.has("messages") ? fields.items("messages") : [];
  return messages.some((message) => Array.isArray(message) && message[1] === where);
}

/** In a dump whole numbers beyond 2^53 are texts. */
function hasLargeCells(dump: unknown): boolean {
  return /"cells":\[[^\]]*"\d/.test(JSON.stringify(dump));
}

/** Whether a step adds 1: beyond 2^53 that is lost. */
function addsOne(fields: Fields, method: string, length: number): boolean {
  const steps = fields.object("args").items("steps");
  return steps.some((step) => Array.isArray(step) && step[0] === method && step.length <= length);
}

function hasStep(fields: Fields, method: string): boolean {
  const steps = fields.object("args").items("steps");
  return steps.some((step) => Array.isArray(step) && step[0] === method);
}

function first<T>(inputs: readonly T[]): T {
  const [value] = inputs;
  if (value === undefined) throw new RangeError("expected an input");
  return value;
}

function hasPendingFills(input: Celled | Sparse | undefined): boolean {
  return input !== undefined && input.kind !== "sparse" && (input.attributes?.fBuffer?.[0] ?? 0) > 0;
}

function isWaitingForLimits(input: Celled | Sparse | undefined): boolean {
  return input !== undefined && hasPendingFills(input) && !hasLimits(input);
}

function isProfile(input: Celled | Sparse): boolean {
  return "binEntries" in input;
}

function hasSquaredWeights(input: Celled | Sparse | undefined): boolean {
  return input !== undefined && "binSumw2" in input && input.binSumw2 !== undefined;
}
