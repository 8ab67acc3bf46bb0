// The search of the documentation site: real questions lead to the right page among the first three hits.
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createIndex, find } from "./find/engine.mjs";
import { readSections } from "./find/sections.mjs";

const index = createIndex(readSections(join(import.meta.dirname, "../docs")));

describe("the search finds", () => {
  it.each([
    ["where do I set the time zone", "Configuration"],
    ["how do I test my plug-in", "Write a detector"],
    ["what does STORE_DAMAGED mean", "Errors"],
    ["how do I start", "Start"],
    ["how do I make a backup", "Operate"],
    ["run it with systemd", "Operate"],
    ["docker image", "Operate"],
    ["prometheus metrics", "Operate"],
    ["upgrade to a new version", "Operate"],
    ["what is a time slice", "Concepts"],
    ["reprocess a part of a run", "Commands"],
    ["receive data from the HLT over zmq", "Receivers"],
    ["upload a file with curl", "Receivers"],
    ["which environment variables are there", "Configuration"],
    ["send alarms by email", "Configuration"],
    ["delete old files", "Commands"],
    ["project a 3-D histogram in a plug-in", "All hooks"],
    ["where is overwatchUpdateUsers now", "From OVERWATCH to here"],
    ["merge ROOT files", "Commands"],
    ["add a user who may sign in", "Commands"],
  ])("%s", (question, page) => {
    const pages = find(index, question, 3).map((hit) => hit.page);
    expect(pages).toContain(page);
  });
});
