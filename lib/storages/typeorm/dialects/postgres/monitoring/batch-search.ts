import type {
  BatchSearch,
  BatchSearchAnswer,
  SearchPage,
} from '../../../../../storage/monitoring-store.js';
import { cursorOf, placeOfCursor } from '../../../../../storage/search-cursor.js';
import { isUuid } from '../../../../../support/uuid-v7.js';
import { batchRecordOf } from '../batches/batch-rows.js';
import { findBatches } from '../batches/batches.sql.js';
import type { Executor } from '../connection/postgres-database.js';
import { optionallyContaining } from './like-pattern.js';
import { searchBatches } from './search-batches.sql.js';

const PART = 'batches';
const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** Finds the batches first, and then what their jobs came to. */
export async function findBatchPage(
  executor: Executor,
  { states, description }: BatchSearch,
  { limit, cursor }: SearchPage,
): Promise<BatchSearchAnswer> {
  const rows = await executor.run(searchBatches, [
    limit + 1,
    cursor === undefined ? LAST_ID : idIn(cursor),
    states === undefined || states.length === 0 ? null : [...states],
    optionallyContaining(description),
  ]);
  const found = rows.filter((row) => row.is_edge !== true).map(({ id }) => id as string);
  const edge = rows.find((row) => row.is_edge === true);
  const ids = found.slice(0, limit);
  const nextId = found.length > limit ? ids.at(-1) : edge?.id;

  const records = ids.length === 0 ? [] : await executor.run(findBatches, [ids]);
  return {
    batches: records.map(batchRecordOf).reverse(),
    ...(nextId === undefined ? {} : { next: cursorOf({ part: PART, key: [nextId as string] }) }),
  };
}

function idIn(cursor: string): string {
  const { key } = placeOfCursor(
    cursor,
    (place) => place.part === PART && place.key.length === 1 && isUuid(place.key[0]),
  );
  return key[0] ?? LAST_ID;
}
