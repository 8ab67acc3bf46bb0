/** The zod that core is built with: whoever makes schemas for it takes them from here, so that a process holds one only. */
export { z } from "zod";
