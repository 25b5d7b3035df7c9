import { describe, it } from '@jest/globals';

const { specFiles, blocks } = /** @type {import('./run-specs.js').GroupGlobals} */ (
  /** @type {unknown} */ (globalThis)
);

// The specs of a group are loaded one after the other, each into a block that has its path as title.
for (const file of specFiles) {
  const root = blocks.current();
  let block = root;
  describe(file, () => {
    block = blocks.current();
  });
  // Jest closes a block when its function has returned, and takes none that waits for something.
  blocks.enter(block);
  try {
    await import(file);
  } catch (error) {
    it('can be loaded', () => {
      throw error;
    });
  } finally {
    blocks.enter(root);
  }
}
