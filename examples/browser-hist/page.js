// Runs in a browser, bundled by any bundler without polyfills: reads a ROOT file that somebody chose, and draws a histogram as text.
import { openRootFile } from "@overwatch/root";
import { rebin } from "@overwatch/root/hist";

/** The bars of the first one-dimensional histogram of a file (a Blob, its bytes, or an address), `columns` bins at most. */
export async function drawFirst(source, columns = 20) {
  const file = await openRootFile(source);
  try {
    const key = file.keys().find(({ className }) => /^TH1[CSILFD]$/.test(className));
    if (key === undefined) return "no one-dimensional histogram in this file";
    const hist = await file.read(key.path);
    const [{ nbins }] = hist.axes;
    const shown = rebin(hist, Math.ceil(nbins / columns));
    // Without underflow and overflow.
    const bins = [...shown.contents].slice(1, -1);
    const most = Math.max(...bins, 1);
    return [key.path, ...bins.map((count) => "#".repeat(Math.round((40 * count) / most)))].join("\n");
  } finally {
    await file.close();
  }
}

globalThis.document?.querySelector("input[type=file]")?.addEventListener("change", async ({ target }) => {
  document.querySelector("pre").textContent = await drawFirst(target.files[0]);
});
