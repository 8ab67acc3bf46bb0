import { describe, expect, it } from "vitest";
import { createSlots } from "./slots.js";

describe("createSlots", () => {
  it.each([1, 2, 3])("lets at most %i go on at once, in their order, also when some fail", async (count) => {
    const slots = createSlots(count);
    const begun: number[] = [];
    let now = 0;
    let most = 0;
    const all = Array.from({ length: 7 }, (_, i) =>
      slots(async () => {
        begun.push(i);
        most = Math.max(most, ++now);
        await Promise.resolve();
        now--;
        if (i === 2) throw new Error("no luck");
        return i;
      }),
    );
    const ends = await Promise.allSettled(all);
    expect(ends.map(({ status }) => status === "fulfilled")).toEqual([true, true, false, true, true, true, true]);
    expect([begun, most]).toEqual([[0, 1, 2, 3, 4, 5, 6], count]);
  });
});
