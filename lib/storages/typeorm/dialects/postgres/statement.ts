import type { Tables } from './tables.js';

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
      known = { name: `${name} ${tables.schema}`, text: text(tables) };
      built.set(tables, known);
    }
    return known;
  };
}
