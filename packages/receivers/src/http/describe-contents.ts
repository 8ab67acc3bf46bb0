import { openRootFile } from "@overwatch/core/root";

/** What is in a file, in the words of the original: `Obj name: {name}, Obj IsA() Name: {class}` by name. */
export async function describeContents(path: string): Promise<Readonly<Record<string, string>>> {
  const file = await openRootFile(path);
  try {
    const rows = file.keys().map(({ path: name, className }): [string, string] => {
      return [name, `Obj name: ${name}, Obj IsA() Name: ${className}`];
    });
    return Object.fromEntries(rows);
  } finally {
    await file.close();
  }
}
