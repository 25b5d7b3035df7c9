/*
 * How the values of many rows travel as one parameter: as one JSON text, an array for each row, which `JSON_TABLE` reads.
 */

/** A time as statements take it. The store writes and compares times in UTC, whatever the session's time zone is. */
export const instantText = (time: Date): string =>
  time.toISOString().slice(0, -1).replace('T', ' ');

/** Writes times of which many in a row are the same. */
export function instantWriter(): (time: Date) => string {
  let latestMs: number | undefined;
  let text = '';
  return (time) => {
    const ms = time.getTime();
    if (ms !== latestMs) text = instantText(time);
    latestMs = ms;
    return text;
  };
}

export const optionalInstant = (time: Date | undefined): string | null =>
  time ? instantText(time) : null;

type Cells = readonly unknown[];

/** Rows for a `jsonTable`. */
export const jsonRows = (rows: readonly Cells[]): string => JSON.stringify(rows);

/** Three bytes each at the most, they fit into the packets of a server that nobody has configured. */
const CHARS_IN_PACKET = 3_000_000;

/** The same in as many parameters as statements can carry. */
export function jsonPackets(rows: readonly Cells[]): readonly string[] {
  const packets: string[] = [];
  let texts: string[] = [];
  let chars = 0;
  for (const row of rows) {
    const text = JSON.stringify(row);
    if (texts.length > 0 && chars + text.length > CHARS_IN_PACKET) {
      packets.push(`[${texts.join(',')}]`);
      [texts, chars] = [[], 0];
    }
    texts.push(text);
    chars += text.length;
  }
  if (texts.length > 0) packets.push(`[${texts.join(',')}]`);
  return packets;
}

/** Rows of one value each for a `jsonTable` of one column. */
export const jsonColumn = (values: readonly unknown[]): string =>
  JSON.stringify(values.map((value) => [value]));

const TYPES = {
  id: 'CHAR(36) CHARACTER SET ascii',
  name: 'VARCHAR(1000) CHARACTER SET utf8mb4',
  text: 'LONGTEXT CHARACTER SET utf8mb4',
  integer: 'BIGINT',
  float: 'DOUBLE',
  time: 'DATETIME(6)',
} as const;

/** `id` is ascii, so that an index on ids serves the comparison. */
export type ColumnType = keyof typeof TYPES;

/**
 * The parameter of a statement as a table of its FROM clause, the columns in the order of their values. `position` counts
 * the rows from 1. For each column, the database reads the row anew from its beginning: long values come last.
 */
export function jsonTable(name: string, columns: Readonly<Record<string, ColumnType>>): string {
  const listed = Object.entries(columns).map(
    ([column, type], index) => `${column} ${TYPES[type]} PATH '$[${index}]' ERROR ON ERROR`,
  );
  return `JSON_TABLE(?, '$[*]' COLUMNS (position FOR ORDINALITY, ${listed.join(', ')})) AS ${name}`;
}

/** The expression that reads a time in milliseconds since 1970, with its microseconds as a fraction. */
export const msOf = (time: string): string =>
  `TIMESTAMPDIFF(MICROSECOND, '1970-01-01', ${time}) / 1000e0`;

/** By the clock of the database, when the statement began. */
export const NOW = 'UTC_TIMESTAMP(6)';
