import { migrations } from './migrations/index.js';
import type { Migration } from './migrations/migration.js';
import { tablesIn } from './tables.js';

/** A line of a CREATE TABLE that begins, or of an ALTER TABLE that goes on, with the name of a column and its type. */
const COLUMN =
  /^ *(?:ADD COLUMN )?`?(\w+)`? +(?:CHAR|VARCHAR|LONGTEXT|DATETIME|SMALLINT|INT|BIGINT|DOUBLE|BOOLEAN)\b/;
const TABLE = /TABLE (?:IF NOT EXISTS )?`[^`]+`\.`(\w+)`/;
const DROPPED = /^ *DROP COLUMN (\w+)/;

/** Names without a prefix, whatever the server is. */
const bare = tablesIn('', {
  database: 'database',
  isMariaDb: true,
  version: '',
  maxPacketBytes: 0,
});

/** What each migration leaves behind, as its statements say it: `table.column`. What a later one drops is not expected. */
export const partsOf = ({ up }: Pick<Migration, 'up'>): readonly string[] =>
  up(bare)
    .flatMap((text) => columnsOf(text, COLUMN))
    .filter((part) => !dropped.has(part));

const dropped: ReadonlySet<string> = new Set(
  migrations.flatMap(({ up }) => up(bare)).flatMap((text) => columnsOf(text, DROPPED)),
);

/**
 * Whether a statement adds columns to a table that stands, and all of them stand as well: then all of it was done. Those
 * that a later statement drops say nothing.
 */
export function isDone(text: string, prefix: string, present: ReadonlySet<string>): boolean {
  const added = columnsOf(text, COLUMN)
    .map((part) => part.slice(prefix.length))
    .filter((part) => !dropped.has(part));
  return added.length > 0 && !isRepeatable(text) && added.every((part) => present.has(part));
}

const isRepeatable = (text: string) => text.includes('IF NOT EXISTS');

function columnsOf(text: string, pattern: RegExp): readonly string[] {
  const table = TABLE.exec(text)?.[1];
  if (!table) return [];
  const columns = text.split('\n').flatMap((line) => pattern.exec(line)?.[1] ?? []);
  return columns.map((column) => `${table}.${column}`);
}
