import { statement } from '../statement.js';

export const findSecret = statement(
  'find-secret',
  (tables) => `SELECT value FROM ${tables.secret}`,
);

/** Whoever comes first decides. ? secret */
export const insertSecret = statement(
  'insert-secret',
  (tables) => `INSERT IGNORE INTO ${tables.secret} (is_only, value) VALUES (TRUE, ?)`,
);
