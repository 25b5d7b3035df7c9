import { statement } from '../statement.js';

/**
 * What a server knows: a list that many servers share. A list that is said again is young again, and whoever cleans up
 * at the same time sees that once it has waited for the row.
 *
 * $1 server id · $2 fingerprint · $3 body
 */
export const announceHandlers = statement(
  'announce-handlers',
  (tables) => `
  WITH said AS (
    UPDATE ${tables.server} SET handlers = $2 WHERE id = $1 RETURNING handlers),
  forgotten AS (
    DELETE FROM ${tables.handlerList} AS list
     WHERE list.fingerprint <> $2 AND list.said_at < clock_timestamp() - interval '1 day'
       AND NOT EXISTS (SELECT 1 FROM ${tables.server} AS server
                        WHERE server.handlers = list.fingerprint))
  INSERT INTO ${tables.handlerList} (fingerprint, body)
  SELECT $2, $3 FROM said
      ON CONFLICT (fingerprint) DO UPDATE SET said_at = excluded.said_at`,
);

export const listHandlers = statement(
  'list-handlers',
  (tables) => `
  SELECT list.body, said.server_ids
    FROM (SELECT handlers, array_agg(id ORDER BY id) AS server_ids
            FROM ${tables.server}
           WHERE handlers IS NOT NULL
           GROUP BY handlers) AS said
    JOIN ${tables.handlerList} AS list ON list.fingerprint = said.handlers`,
);
