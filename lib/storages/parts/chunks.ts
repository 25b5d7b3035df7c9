import { TooLargeToStoreError } from '../../storage/errors/too-large-to-store-error.js';
import { MAX_ITEM_SIZE, MAX_STATEMENT_SIZE } from '../../storage/jobs/stored-size.js';

/** How much of a list one statement takes. */
export interface ChunkBounds<T> {
  readonly count: number;
  /** Left out, all items are small. */
  readonly size?: { readonly of: (item: T) => number; readonly nameOf: (item: T) => string };
}

/**
 * Pieces of a list, in order.
 *
 * @throws TooLargeToStoreError for an item that no statement could carry
 */
export function chunksOf<T>(
  items: readonly T[],
  bounds: ChunkBounds<T>,
): readonly (readonly T[])[] {
  const chunks: (readonly T[])[] = [];
  for (let start = 0; start < items.length; ) {
    const end = endOfChunk(items, start, bounds);
    chunks.push(start === 0 && end === items.length ? items : items.slice(start, end));
    start = end;
  }
  return chunks;
}

export const fitsInOneChunk = <T>(items: readonly T[], bounds: ChunkBounds<T>): boolean =>
  endOfChunk(items, 0, bounds) === items.length;

/** An item that is larger than a chunk may be has one to itself. */
function endOfChunk<T>(
  items: readonly T[],
  start: number,
  { count, size }: ChunkBounds<T>,
): number {
  const atMost = Math.min(items.length, start + count);
  if (!size) return atMost;

  let total = 0;
  for (let index = start; index < atMost; index += 1) {
    const item = items[index] as T;
    const own = size.of(item);
    if (own > MAX_ITEM_SIZE) throw new TooLargeToStoreError(size.nameOf(item), own, MAX_ITEM_SIZE);
    total += own;
    if (total > MAX_STATEMENT_SIZE) return Math.max(start + 1, index);
  }
  return atMost;
}
