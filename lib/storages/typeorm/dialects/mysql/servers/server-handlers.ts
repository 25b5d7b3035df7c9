import { readHandlers } from '../../../../../storage/servers/known-handlers.js';
import type { ServerOperations } from '../../../../sql/servers/server-operations.js';
import type { Executor } from '../connection/executor.js';
import { forgetHandlers, keepHandlers, listHandlers, noteHandlers } from './server-handlers.sql.js';

export const serverHandlers: Pick<
  ServerOperations<Executor>,
  'announceHandlers' | 'listHandlers'
> = {
  announceHandlers(executor, id, { fingerprint, text }) {
    return executor.atomically('announce handlers', async (within) => {
      if ((await within.change(noteHandlers, [fingerprint, id])) === 0) return;
      await within.change(keepHandlers, [fingerprint, text]);
      await within.change(forgetHandlers);
    });
  },

  async listHandlers(executor) {
    const lists = new Map<string, { readonly serverIds: string[]; readonly body: string }>();
    for (const row of await executor.run(listHandlers)) {
      const fingerprint = row.fingerprint as string;
      const list = lists.get(fingerprint) ?? { serverIds: [], body: row.body as string };
      list.serverIds.push(row.id as string);
      lists.set(fingerprint, list);
    }
    return [...lists.values()].map(({ serverIds, body }) => ({
      serverIds,
      known: readHandlers(body),
    }));
  },
};
