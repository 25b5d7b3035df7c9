import type { Tables } from '../tables.js';

/** One step of the schema, in both directions. Never edited once released. */
export interface Migration {
  readonly number: number;
  readonly name: string;
  readonly up: (tables: Tables) => string;
  readonly down: (tables: Tables) => string;
}
