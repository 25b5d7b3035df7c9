import type { Tables } from '../schema/tables.js';
import { statement } from '../statement.js';

/** Of a row of `pg_stat_activity`; null where its start is not to be seen. Process ids come again. */
export const sessionName = `pid || ' ' || extract(epoch FROM backend_start)`;

/**
 * Anybody who listens and does not read on lets the queue of notifications grow, and once it is full, every
 * transaction that notifies fails. So there are no announcements while it is half full.
 */
export const mayNotify = '(SELECT pg_notification_queue_usage()) < 0.5';

/** There is one row, unless somebody has emptied the table. */
export const currentSecret = (tables: Tables) => `(SELECT value FROM ${tables.secret})`;

/**
 * Answers the secret that the channel should have been named with. The cast is for libraries that read no `void`.
 *
 * $1 channel · $2 messages
 */
export const notifyAll = statement(
  'notify-all',
  (tables) => `
  SELECT pg_notify($1, message)::text, ${currentSecret(tables)} AS secret
    FROM unnest($2::text[]) AS message WHERE ${mayNotify}`,
);

/** Names the session of this connection so that no later one is taken for it. */
export const identifySession = `
  SELECT ${sessionName} AS session FROM pg_stat_activity WHERE pid = pg_backend_pid()`;

export const findSecret = statement(
  'find-secret',
  (tables) => `SELECT value FROM ${tables.secret}`,
);

/**
 * Whoever comes first decides.
 *
 * $1 value
 */
export const insertSecret = statement(
  'insert-secret',
  (tables) => `INSERT INTO ${tables.secret} (value) VALUES ($1) ON CONFLICT DO NOTHING`,
);

/** The channel's name is made of letters and digits. */
export const listenTo = (channel: string) => `LISTEN "${channel}"`;
