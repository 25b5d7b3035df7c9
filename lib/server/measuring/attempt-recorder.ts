import { AttemptMinute, type AttemptPlace } from '../../attempts/attempt-minute.js';
import { MINUTE_MS, minuteOf } from '../../attempts/attempt-times.js';
import { forCallsInARow } from '../../job/handlers/for-calls-in-a-row.js';
import { latestFailureIn } from '../../storage/jobs/latest-failure.js';
import type { ClaimedJob } from '../../storage/jobs/records.js';
import type { Transition } from '../../storage/jobs/transition.js';
import type {
  Measurement,
  MeasurementStore,
} from '../../storage/measurements/measurement-store.js';
import type { Clock } from '../../support/time/clock.js';
import type { Assignment } from '../running/assignment.js';

/**
 * How many measurements are kept while they cannot be stored: those of about a quarter of an hour. The oldest are
 * dropped first.
 */
const MAX_UNSENT = 900;

/**
 * Adds up the attempts of a server in memory, and stores the sums from time to time. If the process dies, the sums of
 * the last seconds are lost. Only charts depend on them.
 */
export class AttemptRecorder {
  private readonly minutes = new Map<number, AttemptMinute>();
  private unsent: readonly Measurement[] = [];
  /** A text that was just put together is slow to look up, so jobs in a row share one. */
  private readonly callNameOf = forCallsInARow(
    ({ type, method }: ClaimedJob) => `${type}.${method}`,
  );

  constructor(
    private readonly clock: Clock,
    private readonly place: AttemptPlace,
  ) {}

  /** @param settlement the transition that settles the run; undefined where the run has completed its job itself */
  ended(assignment: Assignment, settlement: Transition | undefined): void {
    const { startedAt, claimed } = assignment;
    // A job that was cancelled before its start has made no attempt.
    if (!startedAt) return;

    const endedAt = settlement?.history.at(-1)?.at ?? this.clock.now();
    this.minuteAt(endedAt).add({
      method: this.callNameOf(claimed),
      queue: claimed.queue,
      jobId: claimed.id,
      waitMs: startedAt.getTime() - claimed.runAt.getTime(),
      runMs: endedAt.getTime() - startedAt.getTime(),
      endedAt,
      // Also where the job goes on to a retry.
      failure: settlement && latestFailureIn(settlement.history),
    });
  }

  /**
   * Stores everything that was added up since the last time. Measurements that cannot be stored are tried again, under
   * the same ids.
   *
   * @returns whether there was anything to store
   */
  async store(store: MeasurementStore): Promise<boolean> {
    const measurements = [...this.unsent, ...this.takeMeasurements()].slice(-MAX_UNSENT);
    if (measurements.length === 0) return false;

    this.unsent = measurements;
    await store.add(measurements);
    this.unsent = [];
    return true;
  }

  private takeMeasurements(): Measurement[] {
    const measurements = [...this.minutes.values()].flatMap((minute) => minute.toMeasurements());
    this.minutes.clear();
    return measurements;
  }

  private minuteAt(time: Date): AttemptMinute {
    const ms = time.getTime();
    const there = this.minutes.get(ms - (ms % MINUTE_MS));
    if (there) return there;

    const from = minuteOf(time);
    const minute = new AttemptMinute(from, this.place);
    this.minutes.set(from.getTime(), minute);
    return minute;
  }
}
