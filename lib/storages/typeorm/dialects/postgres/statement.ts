import { createHash } from 'node:crypto';
import type { Tables } from './schema/tables.js';

export interface Statement {
  /** What it is called, and kept prepared under by connections; a text of several has none. */
  readonly name: string | undefined;
  readonly text: string;
}

export type StatementBuilder = (tables: Tables) => Statement;

/** Built once for each set of tables, so that the text of a statement is never put together twice. */
export function statement(name: string, text: (tables: Tables) => string): StatementBuilder {
  const built = new WeakMap<Tables, Statement>();

  return (tables) => {
    let known = built.get(tables);
    if (!known) {
      known = { name: preparedName(name, tables.schema), text: text(tables) };
      built.set(tables, known);
    }
    return known;
  };
}

/** PostgreSQL cuts names off here, and two that are the same until there would be taken for one. */
const MAX_NAME_BYTES = 63;

/** A name that a connection can keep a statement under, other than that of another schema. */
export function preparedName(name: string, schema: string): string {
  const full = `${name} ${schema}`;
  if (Buffer.byteLength(full) <= MAX_NAME_BYTES) return full;
  return `${name} ${createHash('sha256').update(schema).digest('hex').slice(0, 12)}`;
}
