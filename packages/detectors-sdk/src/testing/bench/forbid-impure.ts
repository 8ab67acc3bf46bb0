import type { StepTrace } from "@overwatch/core";
import { hookImpure } from "../../errors/catalogue.js";

/**
 * A trace of the pipeline that takes clock, dice and locale away from hooks while they run: with them the same files would
 * give other results on another day or machine. They throw `HOOK_IMPURE`, which ends the step.
 */
export function forbidImpure(): StepTrace {
  const real = { date: globalThis.Date, intl: globalThis.Intl, random: Math.random };
  const forbidden = {
    date: refusing(real.date, "Date"),
    intl: refusing(real.intl, "Intl"),
    random: () => refuse("Math.random"),
  };
  function put({ date, intl, random }: typeof real): void {
    globalThis.Date = date;
    globalThis.Intl = intl;
    Math.random = random;
  }
  return { enter: () => put(forbidden), leave: () => put(real) };
}

/** Throws at every use but `instanceof`, which says nothing about time. */
function refusing<T extends object>(target: T, name: string): T {
  return new Proxy(target, {
    apply: () => refuse(name),
    construct: () => refuse(name),
    get: (_target, field) => {
      if (typeof field === "symbol" || field === "prototype") return Reflect.get(target, field);
      return refuse(`${name}.${field}`);
    },
  });
}

function refuse(name: string): never {
  throw hookImpure(name);
}
