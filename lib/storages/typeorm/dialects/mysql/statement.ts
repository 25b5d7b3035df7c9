import type { Tables } from './schema/tables.js';

export interface Statement {
  /**
   * What it is called, in errors and in the list of processes of the server. One without a name is not prepared, which some
   * statements cannot be.
   */
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
      known = { name, text: `/* ${name} */ ${text(tables)}` };
      built.set(tables, known);
    }
    return known;
  };
}

/** A statement that is run once, and cannot be prepared. */
export const ddl =
  (text: (tables: Tables) => string): StatementBuilder =>
  (tables) => ({ name: undefined, text: text(tables) });
