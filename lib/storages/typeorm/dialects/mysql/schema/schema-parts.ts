import type { Migration } from './migrations/migration.js';
import { tablesIn } from './tables.js';

/** A line of a CREATE TABLE that begins with the name of a column and its type. */
const COLUMN =
  /^ *`?(\w+)`? +(?:CHAR|VARCHAR|LONGTEXT|DATETIME|SMALLINT|INT|BIGINT|DOUBLE|BOOLEAN)\b/;
const TABLE = /TABLE IF NOT EXISTS `[^`]+`\.`(\w+)`/;

/** Names without a prefix, whatever the server is. */
const bare = tablesIn('', {
  database: 'database',
  isMariaDb: true,
  version: '',
  maxPacketBytes: 0,
});

/** What each migration leaves behind, as its statements say it: `table.column`. */
export const partsOf = ({ up }: Pick<Migration, 'up'>): readonly string[] =>
  up(bare).flatMap(columnsOf);

function columnsOf(text: string): readonly string[] {
  const table = TABLE.exec(text)?.[1];
  if (!table) return [];
  const columns = text.split('\n').flatMap((line) => COLUMN.exec(line)?.[1] ?? []);
  return columns.map((column) => `${table}.${column}`);
}
