import { HeardEvents } from '../events/heard-events.js';
import { expect } from '../expect.js';
import type { Suite } from '../suite.js';
import { DAY, HOUR } from '../support/durations.js';
import { recurring } from './recurring-scenarios.js';

export function allRecurringJobs({ describe, it, store }: Suite): void {
  describe('recurring jobs', () => {
    it('are listed in the order of their ids', async () => {
      for (const id of ['b', 'a', 'C', 'a-1']) await recurring(store, { id });
      const listed = await store.storage.recurring.list();

      expect(listed.map(({ id }) => id)).toEqual(['C', 'a', 'a-1', 'b']);
    });

    it('are announced when they change and when they are removed', async () => {
      const heard = await HeardEvents.of(store);
      const count = () => heard.events.filter(({ kind }) => kind === 'recurring').length;
      await recurring(store);
      await heard.first(({ kind }) => kind === 'recurring');
      expect(count()).toBe(1);

      await store.storage.recurring.change('report', () => undefined);
      await store.storage.recurring.remove('report');
      await store.stored({ queue: 'after' });
      await heard.ready('after');
      expect(count()).toBe(2);
    });

    it('say when the next of them becomes due', async () => {
      const next = () => store.storage.recurring.nextRunAt();
      const [soon, later] = [store.ahead(HOUR), store.ahead(DAY)];
      expect(await next()).toBeUndefined();

      await recurring(store, { id: 'never' });
      await recurring(store, { id: 'paused', nextRunAt: store.ago(HOUR), pausedAt: store.ago(1) });
      expect(await next()).toBeUndefined();

      await recurring(store, { id: 'later', nextRunAt: later });
      await recurring(store, { id: 'soon', nextRunAt: soon });
      expect(await next()).toEqual(soon);
      expect((await store.pulse()).nextRecurringAt).toEqual(soon);
    });
  });
}
