import { objectNameInvalid } from "../errors/catalogue.js";

const LONGEST = 1000;

/**
 * The path of an object in a file: slashes in its name are directories. Names come from a socket, so nothing is
 * believed: throws `OBJECT_NAME_INVALID` for names that are empty, too long, lead elsewhere, or hold what no name holds.
 */
export function objectPath(name: string): string {
  if (name === "") throw objectNameInvalid(name, "it is empty");
  if (name.length > LONGEST) throw objectNameInvalid(name, `it has ${name.length} characters`);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  if (/[\u0000-\u001f\u007f]/.test(name)) throw objectNameInvalid(name, "it holds control characters");
  const parts = name.split("/");
  if (parts.some((part) => part === "" || part === "." || part === "..")) {
    throw objectNameInvalid(name, "a part between slashes is empty, `.` or `..`");
  }
  return name;
}
