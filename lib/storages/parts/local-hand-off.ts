import type { ClaimedJob, NewJob } from '../../storage/jobs/records.js';
import type { LocalWorkers, Reservation } from '../../storage/queues/queue-store.js';
import type { Clock } from '../../support/time/clock.js';
import { parametersText, readParameters } from './job-text.js';

/** The workers of this process that may start what is created in it. */
export class LocalHandOff {
  private readonly offers = new Set<LocalWorkers>();

  constructor(private readonly clock: Clock) {}

  offer(workers: LocalWorkers): () => void {
    this.offers.add(workers);
    return () => this.offers.delete(workers);
  }

  /** Workers for all of these jobs, or none. */
  reserve(jobs: readonly NewJob[]): Reservation | undefined {
    for (const workers of this.offers) {
      const reservation = workers.reserve(jobs);
      if (reservation) return reservation;
    }
    return undefined;
  }

  start(jobs: readonly NewJob[], reservation: Reservation): void {
    const claimedAt = this.clock.now();
    reservation.start(jobs.map((job) => claimedJobOf(job, reservation.serverId, claimedAt)));
  }
}

/** What a claim would answer. */
function claimedJobOf(job: NewJob, serverId: string, claimedAt: Date): ClaimedJob {
  const createdAt = job.history[0]?.at ?? claimedAt;
  return {
    id: job.id,
    type: job.type,
    method: job.method,
    arguments: job.arguments,
    queue: job.queue,
    priority: job.priority,
    lease: { serverId, attempt: 1 },
    parameters: readParameters(parametersText(job.parameters)),
    createdAt,
    runAt: job.runAt ?? createdAt,
    claimedAt,
    batchId: undefined,
    isCanceled: undefined,
  };
}
