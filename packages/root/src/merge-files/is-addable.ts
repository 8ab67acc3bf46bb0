import { kindOf } from "../classes/kind-of.js";

const others: readonly RegExp[] = [
  /^THnSparseT<TArray[CSILFD](64)?>$/,
  /^TParameter<.*>$/,
  /^T(List|HashList|SortedList|ObjArray)$/,
];

const answers = new Map<string, boolean>();

/** Whether objects of a class are read from all files to be added; of other classes that of the last file is taken. */
export function isAddable(className: string): boolean {
  let answer = answers.get(className);
  if (answer === undefined) {
    answer = kindOf(className) !== undefined || others.some((pattern) => pattern.test(className));
    if (answers.size < 1000) answers.set(className, answer);
  }
  return answer;
}

const refused: readonly (readonly [pattern: RegExp, reason: string])[] = [
  [/^T(Tree|Ntuple|NtupleD|Chain)$/, "its entries are in other records of its file; use hadd for trees"],
  [/^(THnT<.*>|T(H2|Profile2)Poly|TEfficiency)$/, "sums of this class are not supported; use hadd"],
];

/** Why a class that has a sum is not added here, so that nobody takes the last file's object for it. */
export function whyNotAddable(className: string): string | undefined {
  return refused.find(([pattern]) => pattern.test(className))?.[1];
}

/** Whether a difference of two objects of a class makes sense: what has cells. */
export function isSubtractable(className: string): boolean {
  const kind = kindOf(className);
  return kind === undefined ? className.startsWith("THnSparseT<") : kind !== "graph" && kind !== "stack";
}
