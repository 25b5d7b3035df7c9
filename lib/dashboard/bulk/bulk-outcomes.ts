import type { BulkOperationRecord } from '../../storage/bulk/bulk-store.js';
import type { MonitoringStore } from '../../storage/monitoring/monitoring-store.js';
import type { BulkOutcomeAnswer } from '../answers/changes.js';
import { outcomeOf } from './bulk-outcome.js';

/**
 * A count that took at least this long is kept for `REST` times as long, because a page asks again with each change
 * that it hears of. For as long again it is the answer while the store counts anew, so only the first reader waits.
 */
const SLOW_MS = 200;
const REST = 10;
/** Nobody has the pages of more operations open. */
const MAX_KEPT = 100;

interface Reading {
  readonly answer: Promise<BulkOutcomeAnswer>;
  /** Until when nobody counts anew, by `performance.now()`; infinite while the store counts. */
  readonly freshUntilMs: number;
  /** Until when the answer may stand in for a new count. */
  readonly usableUntilMs: number;
}

/** Counts the jobs of bulk operations for everybody who asks. */
export class BulkOutcomes {
  private readonly readings = new Map<string, Reading>();

  constructor(private readonly monitoring: MonitoringStore) {}

  read(operation: Pick<BulkOperationRecord, 'id' | 'changed'>): Promise<BulkOutcomeAnswer> {
    const { id } = operation;
    const nowMs = performance.now();
    const known = this.readings.get(id);
    if (known && nowMs < known.freshUntilMs) return known.answer;

    const counted = outcomeOf(operation, this.monitoring);
    const answer = known && nowMs < known.usableUntilMs ? known.answer : counted;
    this.keep(id, { answer, freshUntilMs: Number.POSITIVE_INFINITY, usableUntilMs: 0 });
    counted.then(
      () => this.keep(id, readingOf(counted, performance.now() - nowMs)),
      // After a failure, the next reader counts again.
      () => this.readings.delete(id),
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

function readingOf(answer: Promise<BulkOutcomeAnswer>, tookMs: number): Reading {
  const nowMs = performance.now();
  const restMs = tookMs < SLOW_MS ? 0 : REST * tookMs;
  return { answer, freshUntilMs: nowMs + restMs, usableUntilMs: nowMs + 2 * restMs };
}
