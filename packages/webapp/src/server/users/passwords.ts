import { randomInt } from "node:crypto";

/** Rounds of bcrypt, as a power of 2: about a quarter of a second, in a thread of its own. */
export const usualRounds = 12;
/** A hash that no password has: looking for a user who is not there takes as long as for one who is. */
const nobody = "$2b$12$abcdefghijklmnopqrstuuWqZuKQg3ZpsEuAo6yPm8Hd9hbNMm4Jy";
/** Letters and digits that cannot be taken for each other. */
const letters = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

export async function hashPassword(password: string, rounds: number): Promise<string> {
  const { hash } = await import("@node-rs/bcrypt");
  return hash(password, { cost: rounds });
}

/** @param hash - undefined when there is no such user. */
export async function checkPassword(password: string, hash: string | undefined): Promise<boolean> {
  const { verify } = await import("@node-rs/bcrypt");
  const fits = await verify(password, hash ?? nobody).catch(() => false);
  return fits && hash !== undefined;
}

/** 20 random characters: 116 bits. */
export function randomPassword(): string {
  return Array.from({ length: 20 }, () => letters[randomInt(letters.length)]).join("");
}
