/**
 * The built pages by their paths, such as `assets/index-1a2b3c.js`. There are none beside the source: the
 * build writes them here, so that they come along wherever the code is bundled to.
 */
export const builtPages = (): ReadonlyMap<string, Buffer> => new Map();
