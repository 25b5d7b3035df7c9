/**
 * The built pages by their paths, such as `assets/index-1a2b3c.js`. The source has none: the build writes
 * them into this module, so that they stay with the code in every bundle.
 */
export const builtPages = (): ReadonlyMap<string, Buffer> => new Map();
