import { cursorOf, placeOfCursor } from '../../../storage/monitoring/search-cursor.js';
import { isUuid } from '../../../support/uuid-v7.js';

const PART = 'batches';

/** The place behind a batch, in the list of batches. */
export const batchCursorOf = (id: string): string => cursorOf({ part: PART, key: [id] });

/** @throws InvalidCursorError */
export function idInBatchCursor(cursor: string): string {
  const { key } = placeOfCursor(
    cursor,
    (place) => place.part === PART && place.key.length === 1 && isUuid(place.key[0]),
  );
  return key[0] ?? '';
}
