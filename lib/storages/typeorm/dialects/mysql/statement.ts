import type { Tables } from './schema/tables.js';

export interface Statement {
  /**
   * What it is called, in errors and in the list of processes of the server. One without a name is not prepared, which some
   * statements cannot be.
   */
  readonly name: string | undefined;
  readonly text: string;
  /** What is sent before it on the same connection, with so many of the values. For connections of the store alone. */
  readonly before?: { readonly text: string; readonly takes: number };
}

export type StatementBuilder = (tables: Tables) => Statement;

/** Built once for each set of tables, so that the text of a statement is never put together twice. */
export const statement = (name: string, text: (tables: Tables) => string): StatementBuilder =>
  builtOnce((tables) => ({ name, text: `/* ${name} */ ${text(tables)}` }));

/**
 * A change, and a reading of what is there then. MariaDB gets both as one statement, a block; MySQL has no blocks outside of
 * procedures, and gets two.
 *
 * @param takes how many of the values belong to the change
 * @param beginning what stands first in the block of MariaDB
 */
export const changeAndRead = (
  name: string,
  takes: number,
  change: (tables: Tables) => string,
  read: (tables: Tables) => string,
  beginning = '',
): StatementBuilder =>
  builtOnce((tables) =>
    tables.isMariaDb
      ? {
          name,
          text: `/* ${name} */ BEGIN NOT ATOMIC ${beginning} ${change(tables)}; ${read(tables)}; END`,
        }
      : {
          name,
          text: `/* ${name} */ ${read(tables)}`,
          before: { text: `/* ${name} */ ${change(tables)}`, takes },
        },
  );

function builtOnce(build: StatementBuilder): StatementBuilder {
  const built = new WeakMap<Tables, Statement>();

  return (tables) => {
    let known = built.get(tables);
    if (!known) {
      known = build(tables);
      built.set(tables, known);
    }
    return known;
  };
}

/** A statement that is run once, and cannot be prepared. */
export const ddl =
  (text: (tables: Tables) => string): StatementBuilder =>
  (tables) => ({ name: undefined, text: text(tables) });
