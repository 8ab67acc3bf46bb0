import type { Attributes } from "../hist/types.js";
import type { ClassLayout } from "../streamer/layout.js";
import { type Defaults, MEMORY_BITS } from "./defaults.js";

/** Collects the members that have no place of their own and differ from ROOT's defaults; undefined when none does. */
export type CollectAttributes = (values: readonly unknown[]) => Record<string, unknown> | undefined;

/** `taken`: members that the caller maps itself. */
export function compileAttributes(
  layout: Pick<ClassLayout, "members">,
  taken: readonly string[],
  defaults: Defaults,
): CollectAttributes {
  const slots: number[] = [];
  const names: string[] = [];
  const standard: unknown[] = [];
  layout.members.forEach((name, slot) => {
    if (taken.includes(name)) return;
    slots.push(slot);
    names.push(name);
    standard.push(defaults[name]);
  });
  return (values) => {
    let found: Record<string, unknown> | undefined;
    for (let i = 0; i < slots.length; i++) {
      let value = values[slots[i] ?? 0];
      const name = names[i] ?? "";
      if (name === "fBits" && typeof value === "number") value &= ~MEMORY_BITS;
      if (value === standard[i] || isAbsent(value)) continue;
      found ??= {};
      found[name] = value;
    }
    return found;
  };
}

/** Null pointers and empty arrays and lists say nothing. */
function isAbsent(value: unknown): boolean {
  if (typeof value !== "object") return value === undefined;
  if (value === null) return true;
  if (ArrayBuffer.isView(value)) return value.byteLength === 0;
  return "items" in value && Array.isArray(value.items) && value.items.length === 0;
}

/** `{ attributes }` to spread, or nothing. */
export function withAttributes(found: Attributes | undefined): { attributes?: Attributes } {
  return found === undefined ? {} : { attributes: found };
}
