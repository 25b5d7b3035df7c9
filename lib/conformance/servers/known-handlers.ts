import type { KnownHandlers } from '../../storage/servers/known-handlers.js';
import { expect } from '../expect.js';
import type { Suite } from '../suite.js';
import { ALIKE_NAMES } from '../support/alike-names.js';

const KNOWN: KnownHandlers = {
  methods: { EmailService: ['sendBye', 'sendWelcome'], 'wéb "x"': null },
  isComplete: true,
};

export function knownHandlers({ describe, it, store }: Suite): void {
  describe('what servers know', () => {
    it('is kept once for all servers that know the same', async () => {
      for (const id of ['server-1', 'server-2']) {
        await store.announced(id);
        await store.servers.announceHandlers(id, KNOWN);
      }

      const [list, ...others] = await store.servers.listHandlers();
      expect(list?.known).toEqual(KNOWN);
      expect(list?.serverIds.toSorted()).toEqual(['server-1', 'server-2']);
      expect(others).toEqual([]);
    });

    it('is what they have said last', async () => {
      await store.announced('server-1');
      await store.servers.announceHandlers('server-1', KNOWN);
      const known = { methods: {}, isComplete: false };
      await store.servers.announceHandlers('server-1', known);

      expect(await store.servers.listHandlers()).toEqual([{ serverIds: ['server-1'], known }]);
    });

    it('has names that differ in any character', async () => {
      await store.announced('server-1');
      const methods = Object.fromEntries(ALIKE_NAMES.map((name) => [name, [name]]));
      await store.servers.announceHandlers('server-1', { methods, isComplete: true });

      expect((await store.servers.listHandlers())[0]?.known.methods).toEqual(methods);
    });

    it('survives heartbeats', async () => {
      await store.announced('server-1');
      await store.servers.announceHandlers('server-1', KNOWN);
      await store.pulse();

      expect(await store.servers.listHandlers()).toHaveLength(1);
    });

    it('is forgotten with the server, and when the server announces itself again', async () => {
      for (const id of ['server-1', 'server-2']) {
        await store.announced(id);
        await store.servers.announceHandlers(id, KNOWN);
      }
      await store.servers.remove('server-1');
      await store.announced('server-2');

      expect(await store.servers.listHandlers()).toEqual([]);
    });

    it('is nothing for a server that is not on record', async () => {
      await store.servers.announceHandlers('nobody', KNOWN);
      expect(await store.servers.listHandlers()).toEqual([]);
    });
  });
}
