import type { NewJob } from '../../../storage/jobs/records.js';
import type { FreeWorker } from './free-worker.js';

/** Workers that are kept free for jobs on their way into the store. */
export class Reservations {
  private readonly opened = new Set<OpenReservation>();
  private onEnded: (() => void)[] = [];

  open(jobs: readonly NewJob[], workers: FreeWorker[]): OpenReservation {
    const reservation = new OpenReservation(jobs, workers, (ended) => this.end(ended));
    this.opened.add(reservation);
    return reservation;
  }

  jobIds(): readonly string[] {
    return [...this.opened].flatMap(({ jobs }) => jobs.map(({ id }) => id));
  }

  /** Takes the workers of all reservations. Jobs that still come find no worker. */
  takeAllWorkers(): FreeWorker[] {
    return [...this.opened].flatMap((reservation) => reservation.takeWorkers());
  }

  /** Resolves when no reservation is open. */
  async ended(): Promise<void> {
    if (this.opened.size > 0) await new Promise<void>((resolve) => this.onEnded.push(resolve));
  }

  private end(reservation: OpenReservation): void {
    this.opened.delete(reservation);
    if (this.opened.size > 0) return;

    const listeners = this.onEnded;
    this.onEnded = [];
    for (const listener of listeners) listener();
  }
}

export class OpenReservation {
  constructor(
    readonly jobs: readonly NewJob[],
    private workers: FreeWorker[],
    private readonly onEnd: (reservation: OpenReservation) => void,
  ) {}

  /** Hands out each worker only once. */
  takeWorkers(): FreeWorker[] {
    return this.workers.splice(0);
  }

  end(): void {
    this.onEnd(this);
  }
}
