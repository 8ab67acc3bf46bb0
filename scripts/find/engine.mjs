import MiniSearch from "minisearch";

/** Words that every question has and no page is about. */
const empty = new Set(
  "a about an and are at be by can do does for from get go have how i if in is it its me my of on one or our so that the their there they this to up us was we what when where which who why will with work works you your".split(
    " ",
  ),
);

/** What people say -> what guides say. */
const synonyms = {
  alert: "alarm",
  alerts: "alarm",
  archive: "pack",
  author: "detector",
  certificate: "tls",
  crash: "damaged",
  delete: "thin",
  disk: "folder",
  docker: "container",
  email: "mail",
  histogramming: "histogram",
  hlt: "trigger",
  https: "tls",
  install: "npm",
  login: "sign",
  logging: "log",
  password: "user",
  plugin: "plug",
  prometheus: "metrics",
  ssl: "tls",
  systemctl: "systemd",
  timezone: "zone",
  unit: "test",
  zmq: "zeromq",
};

/** Pages that list everything; guides explain. */
const references = new Set(["Errors", "Commands"]);

/** Options that index and query must agree on; the page of the site brings the same. */
export const options = {
  idField: "id",
  fields: ["heading", "page", "text"],
  storeFields: ["address", "page", "heading"],
  // `dataFolder` is found by "folder", and as a whole.
  tokenize: (text) =>
    text.split(/[^\p{L}\p{N}_]+/u).flatMap((word) => {
      const parts = word.split(/_|(?<=[a-z])(?=[A-Z])/);
      return parts.length > 1 ? [word, ...parts] : [word];
    }),
  processTerm: (term) => {
    const word = term.toLowerCase();
    if (empty.has(word) || word.length < 2) return null;
    return (synonyms[word] ?? word).replace(/(?<=\w{3})(ies|es|s)$/, "");
  },
  searchOptions: {
    boost: { heading: 3, page: 2 },
    prefix: (term) => term.length > 3,
    fuzzy: (term) => (term.length > 5 ? 0.2 : false),
    combineWith: "OR",
  },
};

/** An index over sections as `readSections` gives them. */
export function createIndex(sections) {
  const index = new MiniSearch(options);
  index.addAll(sections.map((section, id) => ({ id, ...section })));
  return index;
}

/** The best sections, one per page: one that has all the words of a question comes before one that has one of them often. */
export function find(index, question, most = 10) {
  const weigh = ({ score, queryTerms, page }) =>
    score * new Set(queryTerms).size ** 1.5 * (references.has(page) ? 0.6 : 1);
  const hits = index.search(question).map((hit) => ({ ...hit, score: weigh(hit) }));
  const pages = new Set();
  return hits
    .sort((a, b) => b.score - a.score)
    .filter(({ page }) => {
      if (pages.has(page) || pages.size >= most) return false;
      pages.add(page);
      return true;
    });
}
