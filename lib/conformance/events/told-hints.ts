import { TOLD_HINTS } from '../../storage/events/storage-events.js';
import { expect } from '../expect.js';
import type { Suite } from '../suite.js';
import { HeardEvents } from './heard-events.js';

export function toldHints({ describe, it, store }: Suite): void {
  describe('hints that a listener tells', () => {
    it.each(TOLD_HINTS)('reach the other listeners of the store: %s', async (hint) => {
      const heard = await HeardEvents.of(store);
      const teller = await store.storage.events.subscribe(() => {});
      teller.tell(hint);

      expect(await heard.first(({ kind }) => kind === hint)).toEqual({ kind: hint });
      await teller.close();
    });

    it('do not come back to the listener', async () => {
      const heard: string[] = [];
      const others = await HeardEvents.of(store);
      const teller = await store.storage.events.subscribe(({ kind }) => heard.push(kind));
      teller.tell('ended');
      await others.first(({ kind }) => kind === 'ended');
      await store.stored();
      await others.ready('default');

      expect(heard).not.toContain('ended');
      expect(heard).toContain('ready');
      await teller.close();
    });

    it('tell nobody when nobody else listens', async () => {
      const teller = await store.storage.events.subscribe(() => {});

      expect(() => teller.tell('awaited')).not.toThrow();
      await teller.close();
    });
  });
  describe('hints that a listener tells reach another connection', () => {
    it.each(TOLD_HINTS)('%s', async (hint) => {
      if (!store.storage.features.pushNotifications) return;
      const heard = await HeardEvents.of(await store.another());
      const teller = await store.storage.events.subscribe(() => {});
      teller.tell(hint);

      await heard.first(({ kind }) => kind === hint);
      await teller.close();
    });
  }, ['anotherConnection']);
}
