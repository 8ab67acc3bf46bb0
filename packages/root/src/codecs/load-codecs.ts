import { findDecoder } from "#codecs";

/**
 * Loads the decoders of zstd and lzma, which files load when they meet them. Only what must not wait needs this:
 * `readMessage`, where a sender compresses with them.
 */
export async function loadCodecs(): Promise<void> {
  await Promise.all([findDecoder("ZS"), findDecoder("XZ")]);
}
