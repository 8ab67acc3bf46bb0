#!/usr/bin/env node
import module from "node:module";

// Since Node 22.8: what was compiled once is not compiled again at the next start.
module.enableCompileCache?.();
const { main } = await import("../dist/index.js");

await main();
