// The first histogram on screen in a cold browser: time from navigation and bytes moved. Usage: node bench/web/browser.mjs ADDRESS [ROUNDS]
// ADDRESS: of a plot, as `http://127.0.0.1:8850/runs/latest/EMC?hist=NAME`, of a server that has answered before. Needs Chromium.
import { createRequire } from "node:module";

const { chromium } = createRequire(new URL("../../packages/webapp/package.json", import.meta.url))("playwright-core");
const [address, rounds = "5"] = process.argv.slice(2);
const found = [];
const browser = await chromium.launch({
  executablePath: process.env.OVERWATCH_CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox"],
});
for (let round = 0; round < Number(rounds); round++) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  const client = await context.newCDPSession(page);
  await client.send("Network.enable");
  let bytes = 0;
  client.on("Network.loadingFinished", ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });
  await page.addInitScript(() => {
    const look = () => {
      if (document.querySelector("[data-hist] svg path") === null) return requestAnimationFrame(look);
      requestAnimationFrame(() => {
        window.drawnAt = performance.now();
      });
    };
    requestAnimationFrame(look);
  });
  await page.goto(address, { waitUntil: "commit" });
  await page.waitForFunction("window.drawnAt !== undefined");
  const atDrawn = bytes;
  found.push({ milliseconds: Math.round(await page.evaluate("window.drawnAt")), kB: Math.round(atDrawn / 1000) });
  await context.close();
}
await browser.close();
found.sort((a, b) => a.milliseconds - b.milliseconds);
console.log(JSON.stringify({ median: found[Math.floor(found.length / 2)], best: found[0], all: found }));
