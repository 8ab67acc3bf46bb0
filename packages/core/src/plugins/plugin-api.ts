/**
 * Version of the hook contract, apart from any package version. A minor adds hooks, fields and kinds; a major changes or removes
 * some. A plug-in runs where its range, and the version that it was built with, allow this one.
 */
export const PLUGIN_API = "1.0.0";
