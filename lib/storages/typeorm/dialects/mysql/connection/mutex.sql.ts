import { statement } from '../statement.js';

/** Waits for whoever else does this work, until the end of its transaction. ? name */
export const takeMutex = statement(
  'take-mutex',
  (tables) => `
  INSERT INTO ${tables.mutex} (name) VALUES (?) ON DUPLICATE KEY UPDATE name = VALUES(name)`,
);
