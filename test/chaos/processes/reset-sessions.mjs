import pg from 'pg';

/** @type {Set<pg.Client>} */
const clients = new Set();

/**
 * Does to the sessions of this process what applications do that share them: now and then, some of them are
 * reset where nothing is under way on them, and lose what was prepared there and what they listened to.
 *
 * @param {number} everyMs
 */
export function resetSessions(everyMs) {
  const { prototype } = pg.Client;
  prototype.connect = joining(prototype.connect);
  setInterval(() => {
    for (const client of clients) if (isAtRest(client)) client.query('DISCARD ALL').catch(() => {});
  }, everyMs).unref();
}

/**
 * @param {Function} connect
 * @returns {pg.Client['connect']}
 */
function joining(connect) {
  return /** @this {pg.Client} */ function (/** @type {unknown[]} */ ...args) {
    clients.add(this);
    this.once('end', () => clients.delete(this));
    return connect.apply(this, args);
  };
}

/** @param {pg.Client} client */
const isAtRest = (client) => client.getTransactionStatus() === 'I' && Math.random() < 0.5;
