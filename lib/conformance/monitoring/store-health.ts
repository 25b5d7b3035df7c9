import { expect } from '../expect.js';
import type { Suite } from '../suite.js';
import { MINUTE } from '../support/durations.js';

export function storeHealth({ describe, it, store }: Suite): void {
  describe('the health of the store', () => {
    it('says how the clocks differ', async () => {
      const { clockOffsetMs } = await store.storage.monitoring.health();

      expect(Math.abs(clockOffsetMs)).toBeLessThan(MINUTE);
    });
  });
}
