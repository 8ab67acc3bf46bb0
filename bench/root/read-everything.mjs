// Reads all objects of a file and prints how many: for whole.py.
import { openRootFile } from "../../packages/root/dist/index.js";

const file = await openRootFile(process.argv[2]);
let count = 0;
for await (const { error } of file.readAll()) {
  if (error) throw error;
  count++;
}
await file.close();
process.stdout.write(`${count}\n`);
