import type { StatementBuilder } from '../statement.js';
import type { Tables } from './tables.js';

/** Several statements in one text, which cannot be prepared. */
export const ddl =
  (text: (tables: Tables) => string): StatementBuilder =>
  (tables) => ({ name: undefined, text: text(tables) });
