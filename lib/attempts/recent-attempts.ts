import type { MeasurementStore } from '../storage/measurements/measurement-store.js';
import type { Clock } from '../support/time/clock.js';
import { attemptSeries } from './attempt-series.js';
import type { AttemptTally } from './attempt-tally.js';
import { MINUTE_MS, minuteOf } from './attempt-times.js';
import type { DurationHistogram } from './duration-histogram.js';
import type { FailureTally } from './failure-tally.js';
import type { Tally, TallyMap } from './tally-map.js';

/** How many minutes are kept, including the current minute. */
export const RECENT_MINUTES = 60;
/**
 * How many minutes are read again. Servers report the last seconds of a minute after it is over, and their clocks
 * differ a little.
 */
const UNSETTLED_MINUTES = 2;

export interface AttemptCounts {
  readonly count: number;
  readonly failed: number;
}

export interface QueueAttempts extends AttemptCounts {
  readonly waits: DurationHistogram;
}

export interface FailureCounts {
  readonly count: number;
  readonly type: string;
  /** The message of the latest attempt. */
  readonly message: string;
  readonly lastMs: number;
  readonly lastJobId: string | undefined;
  /** How often the failure happened in each method. */
  readonly methods: ReadonlyMap<string, number>;
}

/** All attempts of all servers in one minute. */
export interface MinuteOfAttempts {
  readonly fromMs: number;
  readonly methods: ReadonlyMap<string, AttemptCounts>;
  readonly queues: ReadonlyMap<string, QueueAttempts>;
  /** The keys are fingerprints. */
  readonly failures: ReadonlyMap<string, FailureCounts>;
}

/**
 * The attempts of the last hour, minute by minute. Each read asks the store only for the latest minutes, which may
 * still change, and keeps the older ones.
 */
export class RecentAttempts {
  private minutes: readonly MinuteOfAttempts[] = [];
  private settledMs = 0;

  constructor(
    private readonly store: MeasurementStore,
    private readonly clock: Clock,
  ) {}

  /** The minutes with at least one attempt, the oldest first. */
  async read(): Promise<readonly MinuteOfAttempts[]> {
    const presentMs = minuteOf(this.clock.now()).getTime();
    const firstMs = presentMs - (RECENT_MINUTES - 1) * MINUTE_MS;
    const sinceMs = Math.max(firstMs, this.settledMs);

    const measurements = await this.store.read(
      [attemptSeries.methods.name, attemptSeries.queues.name, attemptSeries.failures.name],
      new Date(sinceMs),
    );
    const methods = attemptSeries.methods.sumsOf(measurements, MINUTE_MS);
    const queues = attemptSeries.queues.sumsOf(measurements, MINUTE_MS);
    const failures = attemptSeries.failures.sumsOf(measurements, MINUTE_MS);

    const kept = this.minutes.filter(({ fromMs }) => fromMs >= firstMs && fromMs < sinceMs);
    const read = Array.from(methods, ([fromMs, tallies]) => ({
      fromMs,
      methods: mapOf(tallies, countsOf),
      queues: mapOf(queues.get(fromMs), queueOf),
      failures: mapOf(failures.get(fromMs), failureOf),
    }));
    this.minutes = [...kept, ...read];
    this.settledMs = presentMs - UNSETTLED_MINUTES * MINUTE_MS;
    return this.minutes;
  }
}

function mapOf<T extends Tally<T>, V>(
  tallies: TallyMap<T> | undefined,
  read: (tally: T) => V,
): ReadonlyMap<string, V> {
  return new Map(Array.from(tallies?.entries ?? [], ([name, tally]) => [name, read(tally)]));
}

/** Leaves out the histograms: there may be a thousand methods in each minute. */
const countsOf = ({ count, failed }: AttemptTally): AttemptCounts => ({ count, failed });

const queueOf = (tally: AttemptTally): QueueAttempts => ({
  ...countsOf(tally),
  waits: tally.waits,
});

const failureOf = ({ count, type, message, lastMs, samples, by }: FailureTally): FailureCounts => ({
  count,
  type,
  message,
  lastMs,
  lastJobId: samples.at(-1),
  methods: mapOf(by.methods, (methods) => methods.count),
});
