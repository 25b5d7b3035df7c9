import type { PgClient, PgPool } from './pg-pool.js';

const heardPools = new WeakSet<PgPool>();
const heardClients = new WeakSet<PgClient>();

/**
 * Keeps a connection that is lost from ending the process, as Node has it where nobody hears its error. The
 * pool hears the idle ones, and whoever takes one out begins to listen a moment later: an error that arrives
 * together with the end of the statement before comes in between. The next statement fails by itself.
 */
export function hearErrors(pool: PgPool): void {
  if (heardPools.has(pool)) return;
  heardPools.add(pool);

  pool.on('acquire', (client) => {
    if (heardClients.has(client)) return;
    heardClients.add(client);
    client.on('error', () => {});
  });
}
