import { algebraSuite } from "./algebra/algebra-suite.js";
import { filesSuite } from "./files/files-suite.js";
import { messagesSuite } from "./messages/messages-suite.js";
import type { Suite } from "./report.js";

/** Every part of a folder of goldens that can be checked: a new part is a line here. */
export const suites: readonly Suite[] = [algebraSuite, filesSuite, messagesSuite];
