// Adds a page to the documentation site that finds guides by questions, without a server. Usage: node scripts/find/write-page.mjs SITE
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { readSections } from "./sections.mjs";

const [site = "docs/site"] = process.argv.slice(2);
const require = createRequire(import.meta.url);
const sections = readSections(join(import.meta.dirname, "../../docs"));
const library = readFileSync(require.resolve("minisearch").replace(/dist\/.*/, "dist/umd/index.js"), "utf8");
// The same engine as in the tests, but for what a page in a folder cannot import.
const engine = readFileSync(join(import.meta.dirname, "engine.mjs"), "utf8")
  .replace(/^import .*$/m, "")
  .replaceAll("export ", "");
const asText = (value) => JSON.stringify(value).replaceAll("<", "\\u003c");

writeFileSync(
  join(site, "find.html"),
  `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Find | Overwatch</title>
<style>
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
body { max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
input { font: inherit; width: 100%; padding: 0.5rem; box-sizing: border-box; }
li { margin: 0.75rem 0; }
small { opacity: 0.75; }
</style>
</head>
<body>
<p><a href="index.html">Overwatch</a></p>
<h1><label for="question">What are you looking for?</label></h1>
<input id="question" type="search" autofocus placeholder="where do I set the time zone">
<ol id="hits" aria-live="polite"></ol>
<script>${library.replaceAll("</script", "<\\/script")}</script>
<script>
${engine}
const index = createIndex(${asText(sections)});
const [question, list] = [document.getElementById("question"), document.getElementById("hits")];
const show = () => {
  list.replaceChildren(
    ...find(index, question.value, 8).map(({ address, page, heading }) => {
      const item = document.createElement("li");
      const link = item.appendChild(document.createElement("a"));
      link.href = address;
      link.textContent = heading === page ? page : page + ": " + heading;
      return item;
    }),
  );
};
question.value = new URLSearchParams(location.search).get("q") ?? "";
question.addEventListener("input", show);
show();
</script>
</body>
</html>
`,
);
console.log(`${sections.length} sections can be found in ${join(site, "find.html")}`);
