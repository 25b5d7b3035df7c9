import type {
  BatchProgress,
  BatchRecord,
  BatchState,
} from '../../../storage/batches/batch-store.js';
import { dateOf, optionalDateOf } from '../../parts/instants.js';
import { inPairs } from '../in-pairs.js';

const ENDS: readonly string[] = ['Succeeded', 'Completed', 'Deleted'];

export const hasBatchEnded = (state: string): boolean => ENDS.includes(state);

/** @param row names and values of the fields in turns; undefined for a batch that is not there */
export function batchRecordOf(id: string, row: readonly string[]): BatchRecord | undefined {
  const fields = new Map(inPairs(row));
  const state = fields.get('state');
  if (state === undefined) return undefined;

  return {
    id,
    description: fields.get('description'),
    batchId: fields.get('batch'),
    state: state as BatchState,
    progress: progressOf(fields),
    createdAt: dateOf(fields.get('created')),
    startedAt: optionalDateOf(fields.get('started')),
    finishedAt: optionalDateOf(fields.get('finished')),
    expireAt: optionalDateOf(fields.get('expireAt')),
  };
}

/** @param counts by place */
export function progressOf(counts: ReadonlyMap<string, string | number>): BatchProgress {
  // A count that somebody has changed by hand may be no number.
  const countOf = (place: string) => Math.max(0, Math.trunc(Number(counts.get(place))) || 0);
  const places = {
    pending: countOf('pending'),
    processing: countOf('processing'),
    succeeded: countOf('succeeded'),
    failed: countOf('failed'),
    deleted: countOf('deleted'),
  };
  const total = Object.values(places).reduce((sum, count) => sum + count, 0);
  return { total, ...places };
}
