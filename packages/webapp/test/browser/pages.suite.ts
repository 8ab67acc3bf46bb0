import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { chromiumPath, createWorld, hostile, openFolder, type World } from "./support/world.js";

let world: World;
let browser: Browser;
const pages: Page[] = [];
const troubles: string[] = [];
beforeAll(async () => {
  [world, browser] = await Promise.all([
    createWorld(),
    chromium.launch({ executablePath: chromiumPath(), args: ["--no-sandbox", "--disable-dev-shm-usage"] }),
  ]);
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await world?.close();
});
afterEach(async () => {
  for (const page of pages.splice(0)) await page.context().close();
  // What a page throws, or what the policy of contents refuses, is a fault wherever it happens.
  expect(troubles.splice(0)).toEqual([]);
});

async function open(path: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1400, height: 900 }, ...options });
  context.setDefaultTimeout(60_000);
  const page = await context.newPage();
  pages.push(page);
  page.on("pageerror", (error) => troubles.push(error.message));
  page.on("console", (message) => {
    if (message.text().includes("Content Security Policy")) troubles.push(message.text());
  });
  await page.goto(new URL(path, world.address).href);
  return page;
}

async function signIn(page: Page, password: string): Promise<void> {
  await page.fill("input[name=username]", "ada");
  await page.fill("input[type=password]", password);
  await page.click("form button[type=submit]");
}

const hot = "EMCTRQA_histFastORL0";

describe("a new shifter", () => {
  it("comes from the wall to the cause of a fault by one click", async () => {
    const page = await open("");
    await page.click(".tile.bad .causes a >> nth=0");
    await page.waitForSelector(".verdict.bad");
    expect(await page.textContent(".why")).toMatch(
      /hot: 1713[\s\S]*threshold[\s\S]*detectors\.EMC\.alarms\.hot-fastor/,
    );
    await page.waitForSelector(`[data-hist="${hot}"] svg`);
    expect(page.url()).toContain(`hist=${hot}`);
  });

  it("signs in, cuts out minutes with other options, sees errors beside the field, and compares", async () => {
    const page = await open("sign-in");
    await signIn(page, "not the password");
    await page.waitForSelector("[role=alert]");
    await signIn(page, world.password);
    await page.waitForSelector(".tile");
    await page.goto(`${world.address}runs/latest/EMC?hist=${hot}&slices=open`);
    await page.waitForSelector(".time-line .file");
    await page.fill("input[name=from]", "3");
    await page.fill("input[name=to]", "2");
    expect(await page.textContent("#slice-range-problem")).toContain("not after the last");
    await page.fill("input[name=from]", "1");
    await page.fill("#option-hotChannelThreshold", "5000");
    await page.click(".slice-panel button.main");
    await page.waitForSelector("#option-hotChannelThreshold-help.problem");
    await page.fill("#option-hotChannelThreshold", "20");
    await page.click(".slice-panel button.main");
    await page.waitForSelector(".slice-banner");
    expect(await page.textContent(".slice-banner")).toContain("hotChannelThreshold=20");
    await page.click(".slice-banner .button >> nth=0");
    await page.waitForURL(/slice=timeSlice[^&]*&with=whole/);
    await page.waitForSelector(`[data-hist="${hot}"] svg >> text=Whole run`);
    // The address alone shows the same to somebody else.
    const other = await open(page.url().slice(world.address.length));
    await other.waitForSelector(`[data-hist="${hot}"] svg >> text=Whole run`);
    expect(await other.textContent(".slice-banner")).toContain("Minutes 1 to 2");
  });

  it("asks when it started, mutes with a reason, and finds it in the history", async () => {
    const page = await open("sign-in");
    await signIn(page, world.password);
    await page.waitForSelector(".tile");
    await page.goto(`${world.address}runs/latest/EMC?hist=${hot}`);
    await page.click(".verdict .when button >> nth=0");
    await page.waitForSelector(".strip li.bad");
    expect(await page.textContent(".when")).toMatch(/Since minutes? \d+/);
    await page.goto(`${world.address}alarms`);
    await page.click(".alarm >> nth=0 >> text=Mute");
    await page.fill("input[name=reason]", "masked tonight");
    await page.click(".act button.main");
    await page.waitForSelector(".alarm .said >> text=masked tonight");
    await page.waitForSelector(".history td >> text=masked tonight");
  });
});

describe("dashboards and reports", () => {
  it("are written with a live preview, shown to all, and say what is missing", async () => {
    const page = await open("sign-in");
    await signIn(page, world.password);
    await page.waitForSelector(".tile");
    await page.goto(`${world.address}dashboards`);
    await page.fill("form input", "mine");
    await page.click("form button.main");
    await page.fill("textarea", "title: What I look at\ncolumns: 99");
    await page.waitForSelector("#dashboard-problems .problem >> text=line 2");
    const plots = [`{ subsystem: EMC, hist: ${hot} }`, "{ subsystem: EMC, hist: gone }"];
    await page.fill("textarea", `title: What I look at\nplots:\n${plots.map((plot) => `  - ${plot}\n`).join("")}`);
    await page.waitForSelector(`[data-hist="${hot}"] svg`);
    await page.waitForSelector(".missing >> text=gone");
    await page.click("form button.main");
    await page.waitForURL(/dashboards\/mine$/);
    const guest = await open("dashboards/mine");
    await guest.waitForSelector(`[data-hist="${hot}"] svg`);
    expect(await guest.textContent("h1")).toBe("What I look at");
  });

  it("say what was wrong in a shift", async () => {
    const page = await open("shift");
    await page.waitForSelector("td >> text=hot-fastor");
    await page.emulateMedia({ media: "print" });
    expect(await page.isVisible(".bar")).toBe(false);
  });

  it("show any folder of ROOT files, and draw what is chosen", async () => {
    const folder = await openFolder();
    try {
      const page = await open(folder.address);
      await page.click(".tree summary >> text=.root");
      await page.click(".tree li a >> nth=0");
      await page.waitForSelector("[data-hist] svg");
      expect(await page.evaluate("window.hacked")).toBeUndefined();
    } finally {
      await folder.close();
    }
  });
});

describe("a page that stays open", () => {
  it("shows what arrives, and keeps zoom, filter and options", async () => {
    const page = await open(`runs/latest/EMC?hist=${hot}&logy=1`);
    const frame = page.locator(`[data-hist="${hot}"] svg`).first();
    await frame.waitFor();
    await page.fill(".find input", "FastOR");
    const box = await frame.boundingBox();
    if (box === null) throw new Error("the plot is nowhere");
    const y = box.y + box.height / 2;
    await page.mouse.move(box.x + box.width * 0.4, y);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.6, y + 60, { steps: 6 });
    await page.mouse.up();
    await page.waitForURL(/zoom=/);
    const before = page.url();
    const entries = () => page.textContent(".hist aside dl dd >> nth=0");
    const numbers = page.locator(".hist aside section", { hasText: "Entries" }).locator("dd").first();
    const shown = await numbers.textContent();
    const files = page.locator(".about summary", { hasText: "Files" });
    const count = await files.textContent();
    await world.arrive();
    await page.waitForFunction(
      (old) =>
        [...document.querySelectorAll(".about summary")].some(
          (one) => one.textContent?.startsWith("Files") && one.textContent !== old,
        ),
      count,
    );
    expect(await entries()).toBeDefined();
    expect(await numbers.textContent()).toBeDefined();
    expect(shown).toBeDefined();
    expect(page.url()).toBe(before);
    expect(await page.inputValue(".find input")).toBe("FastOR");
    const labels = await page
      .locator(`[data-hist="${hot}"] svg .axis_labels text, [data-hist="${hot}"] svg text`)
      .allTextContents();
    expect(labels).not.toContain("5000");
  });

  it("is one of eight tabs that share one stream", async () => {
    const context = (await open("")).context();
    for (let tab = 0; tab < 7; tab++) await (await context.newPage()).goto(world.address);
    for (const page of context.pages()) await page.waitForSelector(".tile");
    for (const page of context.pages()) await page.waitForSelector(".live.live");
  });
});

describe("hostile names and titles", () => {
  it.each([
    ["the groups", `runs/${hostile.run}/EMC`],
    ["the plot", `runs/${hostile.run}/EMC?hist=${encodeURIComponent(hostile.name)}`],
    [
      "the plot with all that can be on it",
      `runs/${hostile.run}/EMC?hist=${encodeURIComponent(hostile.name)}&stats=1&with=${hostile.run}&ratio=1`,
    ],
    ["an address", 'runs/300100/EMC?hist=<img src=x onerror="window.hacked=1">&group=<script>window.hacked=1</script>'],
  ])("run nothing on %s", async (_where, path) => {
    const page = await open(path);
    await page.waitForSelector(".run-page");
    if (!path.includes("hacked=1</script>")) await page.waitForSelector("[data-hist] svg");
    expect(await page.evaluate("window.hacked")).toBeUndefined();
    expect(await page.locator("img, main script, svg script").count()).toBe(0);
  });
});

describe("everybody can use it", () => {
  const places = {
    wall: ["", ".tile"],
    runs: ["runs", "table"],
    group: ["runs/300100/TPC", "[data-hist] svg"],
    plot: [`runs/300100/EMC?hist=${hot}&slices=0-2&with=300100&ratio=1`, ".ratio svg"],
    trends: ["trends/EMC?id=max:EMCTRQA_histFastORL0", ".run-page"],
    alarms: ["alarms", ".alarm"],
    dashboards: ["dashboards", "h1"],
    shift: ["shift", "table"],
    signIn: ["sign-in", ".sign-in"],
  } as const;

  it.each(["light", "dark"] as const)("has no serious finding of axe-core in %s", async (colorScheme) => {
    const source = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
    const page = await open("", { colorScheme });
    for (const [name, [path, ready]] of Object.entries(places)) {
      await page.goto(world.address + path);
      await page.waitForSelector(ready);
      await page.evaluate(source);
      const found = (await page.evaluate(
        // jsroot's own drawing is one picture with a name.
        "axe.run({ exclude: ['.canvas'] }, { resultTypes: ['violations'] }).then(({ violations }) => violations)",
      )) as { id: string; impact: string; nodes: { html: string }[] }[];
      const serious = found.filter(({ impact }) => impact === "serious" || impact === "critical");
      expect(serious.map(({ id, nodes }) => `${name}: ${id} ${nodes[0]?.html}`)).toEqual([]);
    }
  });

  it("fits on a phone", async () => {
    const page = await open("", { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true });
    for (const [name, [path, ready]] of Object.entries(places)) {
      await page.goto(world.address + path);
      await page.waitForSelector(ready);
      expect([name, await page.evaluate("document.documentElement.scrollWidth")]).toEqual([name, 390]);
    }
  });

  it("is used with keys alone", async () => {
    const page = await open("");
    await page.waitForSelector(".tile");
    await page.keyboard.press("Tab");
    expect(await page.evaluate("document.activeElement.textContent")).toBe("Skip to the contents");
    await page.focus(".causes a");
    await page.keyboard.press("Enter");
    await page.waitForSelector(".why .verdict");
  });
});
