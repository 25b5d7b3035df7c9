import { type ValueParser, valueParserFor } from './values/value-parser.js';
import type { FieldDescription, WireMessage } from './wire-message.js';

type Row = Record<string, unknown>;

export interface QueryResult {
  readonly command: string | null;
  readonly rowCount: number | null;
  readonly rows: readonly Row[];
  readonly fields: readonly FieldDescription[];
}

/** An array when the text held several statements, as with `pg`. */
export type QueryOutcome = QueryResult | readonly QueryResult[];

const COMMAND_TAG = /^([A-Z]+)(?: (\d+))?(?: (\d+))?/i;

const EMPTY_RESULT: QueryResult = { command: null, rowCount: null, rows: [], fields: [] };

/** Reads the answer of the server as `pg` would, or throws the error that the server reported. */
export function readOutcome(answer: readonly WireMessage[]): QueryOutcome {
  const results: QueryResult[] = [];
  let table = new ResultTable([]);

  for (const message of answer) {
    if (message.name === 'error') throw message;
    if (message.name === 'rowDescription') table = new ResultTable(message.fields);
    if (message.name === 'dataRow') table.addRow(message.fields);
    if (message.name === 'commandComplete') {
      results.push(table.complete(message.text));
      table = new ResultTable([]);
    }
  }
  return results.length > 1 ? results : (results[0] ?? { ...EMPTY_RESULT });
}

class ResultTable {
  readonly #rows: Row[] = [];
  readonly #columns: readonly { readonly name: string; readonly parse: ValueParser }[];

  constructor(private readonly fields: readonly FieldDescription[]) {
    this.#columns = fields.map(({ name, dataTypeID }) => ({
      name,
      parse: valueParserFor(dataTypeID),
    }));
  }

  addRow(values: readonly (string | null)[]): void {
    const row: Row = {};
    this.#columns.forEach(({ name, parse }, index) => {
      const text = values[index] ?? null;
      row[name] = text === null ? null : parse(text);
    });
    this.#rows.push(row);
  }

  complete(tag: string): QueryResult {
    const [, command = null, first, second] = COMMAND_TAG.exec(tag) ?? [];
    // The tag of INSERT names an object id before the number of rows.
    const count = second ?? first;
    return {
      command,
      rowCount: count === undefined ? null : Number(count),
      rows: this.#rows,
      fields: this.fields,
    };
  }
}
