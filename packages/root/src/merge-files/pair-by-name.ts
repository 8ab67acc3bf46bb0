import { classNameOf } from "../classes/class-name-of.js";
import { nameOf } from "../classes/name-of.js";
import type { AnyObject } from "../classes/types.js";

/**
 * Objects of several lists that belong together: same class and name, the n-th of them in one list with the n-th in the next.
 * In the order in which they appear first.
 */
export function pairByName<T extends AnyObject>(lists: readonly (readonly T[])[]): readonly (readonly [T, ...T[]])[] {
  const groups = new Map<string, [T, ...T[]]>();
  for (const list of lists) {
    const seen = new Map<string, number>();
    for (const item of list) {
      const name = `${classNameOf(item)} ${nameOf(item)}`;
      const count = (seen.get(name) ?? 0) + 1;
      seen.set(name, count);
      const id = `${count} ${name}`;
      const group = groups.get(id);
      if (group === undefined) groups.set(id, [item]);
      else group.push(item);
    }
  }
  return [...groups.values()];
}
