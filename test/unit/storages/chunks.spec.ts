import { describe, expect, it } from '@jest/globals';
import { TooLargeToStoreError } from '../../../lib/storage/errors/too-large-to-store-error.js';
import {
  MAX_ITEM_SIZE,
  MAX_STATEMENT_SIZE,
  sizeOfNewJob,
  sizeOfTransition,
} from '../../../lib/storage/jobs/stored-size.js';
import { chunksOf, fitsInOneChunk } from '../../../lib/storages/parts/chunks.js';
import { storageError } from '../../../lib/storages/typeorm/dialects/postgres/connection/storage-error.js';
import { aNewJob, anEntry, aTransition } from '../../support/builders.js';

const HALF = MAX_STATEMENT_SIZE / 2;
const bounds = {
  count: 3,
  size: { of: (item: number) => item, nameOf: (item: number) => `Item ${item}` },
};

describe('Pieces of a list', () => {
  it('have so many items at most', () => {
    expect(chunksOf([1, 2, 3, 4], { count: 3 })).toEqual([[1, 2, 3], [4]]);
    expect(chunksOf([], { count: 3 })).toEqual([]);
    expect(fitsInOneChunk([1, 2, 3], { count: 3 })).toBe(true);
    expect(fitsInOneChunk([1, 2, 3, 4], { count: 3 })).toBe(false);
  });

  it('are no larger than a statement may be, unless one item alone is', () => {
    const large = 2 * MAX_STATEMENT_SIZE;

    expect(chunksOf([HALF, HALF, 1, large, 1, 1], bounds)).toEqual([
      [HALF, HALF],
      [1],
      [large],
      [1, 1],
    ]);
    expect(fitsInOneChunk([HALF, HALF], bounds)).toBe(true);
    expect(fitsInOneChunk([HALF, HALF, 1], bounds)).toBe(false);
  });

  it('hold no item that no statement can carry', () => {
    const tooLarge = MAX_ITEM_SIZE + 1;
    const cut = () => chunksOf([1, tooLarge], bounds);

    expect(cut).toThrow(TooLargeToStoreError);
    expect(cut).toThrow(expect.objectContaining({ size: tooLarge, limit: MAX_ITEM_SIZE }));
    expect(cut).toThrow(`Item ${tooLarge} takes about ${tooLarge} characters`);
  });
});

describe('The size of what is stored', () => {
  const text = 'x'.repeat(1_000);

  it('follows the arguments, parameters and history of a new job', () => {
    const small = sizeOfNewJob(aNewJob());

    expect(sizeOfNewJob(aNewJob({ arguments: text }))).toBeGreaterThan(1_000);
    expect(sizeOfNewJob(aNewJob({ parameters: { list: [{ text }] } }))).toBeGreaterThan(1_000);
    expect(small).toBeLessThan(200);
  });

  it('follows the reasons and data of a transition', () => {
    const history = [anEntry('Failed', { reason: text, data: { exception: { cause: { text } } } })];

    expect(sizeOfTransition(aTransition(aNewJob(), { to: 'Failed', history }))).toBeGreaterThan(
      2_000,
    );
  });
});

describe('A text that is longer than strings can be', () => {
  it('is an error of its own, which no further try would mend', () => {
    const cause = (() => {
      try {
        return 'x'.repeat(2 ** 29).concat('x'.repeat(2 ** 29));
      } catch (error) {
        return error;
      }
    })();

    expect(storageError('create jobs', cause)).toMatchObject({
      code: 'HANGFIRE_TOO_LARGE_TO_STORE',
      cause,
    });
  });
});
