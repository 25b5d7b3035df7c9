import type { BulkOperationRecord } from '../../storage/bulk/bulk-store.js';
import type { MonitoringStore } from '../../storage/monitoring/monitoring-store.js';
import type { BulkOutcomeAnswer } from '../answers/changes.js';
import { outcomeOf } from './bulk-outcome.js';

/**
 * A count that took at least this long is kept for `REST` times as long, because a page asks again with each change
 * that it hears of.
 */
const SLOW_MS = 200;
const REST = 10;
/** Nobody has the pages of more operations open. */
const MAX_KEPT = 100;

interface Reading {
  readonly answer: Promise<BulkOutcomeAnswer>;
  /** Until when the answer is kept, by `performance.now()`; infinite while the store counts. */
  untilMs: number;
}

/** Counts the jobs of bulk operations for everybody who asks. */
export class BulkOutcomes {
  private readonly readings = new Map<string, Reading>();

  constructor(private readonly monitoring: MonitoringStore) {}

  read(operation: Pick<BulkOperationRecord, 'id' | 'changed'>): Promise<BulkOutcomeAnswer> {
    const known = this.readings.get(operation.id);
    if (known && performance.now() < known.untilMs) return known.answer;

    const begunMs = performance.now();
    const answer = outcomeOf(operation, this.monitoring);
    const reading: Reading = { answer, untilMs: Number.POSITIVE_INFINITY };
    this.keep(operation.id, reading);
    const end = (tookMs: number) => {
      reading.untilMs = tookMs < SLOW_MS ? 0 : performance.now() + REST * tookMs;
    };
    answer.then(
      () => end(performance.now() - begunMs),
      () => end(0),
    );
    return answer;
  }

  private keep(id: string, reading: Reading): void {
    this.readings.delete(id);
    const [oldest] = this.readings.keys();
    if (oldest !== undefined && this.readings.size >= MAX_KEPT) this.readings.delete(oldest);
    this.readings.set(id, reading);
  }
}
