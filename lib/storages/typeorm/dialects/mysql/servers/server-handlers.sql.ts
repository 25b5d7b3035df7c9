import { NOW } from '../columns.js';
import { statement } from '../statement.js';

/** What a server knows. ? fingerprint · ? id */
export const noteHandlers = statement(
  'note-handlers',
  (tables) => `UPDATE ${tables.server} SET handlers = ? WHERE id = ?`,
);

/** A list that many servers share. One that is said again is young again. ? fingerprint · ? body */
export const keepHandlers = statement(
  'keep-handlers',
  (tables) => `
  INSERT INTO ${tables.handlerList} (fingerprint, body, said_at)
  VALUES (?, ?, ${NOW})
      ON DUPLICATE KEY UPDATE said_at = ${NOW}`,
);

export const forgetHandlers = statement(
  'forget-handlers',
  (tables) => `
  DELETE list
    FROM ${tables.handlerList} AS list
   WHERE list.said_at < TIMESTAMPADD(DAY, -1, ${NOW})
     AND NOT EXISTS (SELECT 1 FROM ${tables.server} AS server
                      WHERE server.handlers = list.fingerprint)`,
);

/** A row for each server, the lists beside. */
export const listHandlers = statement(
  'list-handlers',
  (tables) => `
  SELECT server.id, list.fingerprint, list.body
    FROM ${tables.server} AS server
    JOIN ${tables.handlerList} AS list ON list.fingerprint = server.handlers
   ORDER BY server.id`,
);
