import type { NewJob } from '../../../storage/jobs/records.js';
import type { Assignment } from '../../running/assignment.js';
import type { FreeWorker } from './free-worker.js';
import { type OpenReservation, Reservations } from './reservations.js';

/** The workers without a job, and the workers that are kept free for jobs on their way into the store. */
export class FreeWorkers {
  private free: FreeWorker[] = [];
  private readonly reservations = new Reservations();

  /** How many workers are free, without those that are reserved. */
  get count(): number {
    return this.free.length;
  }

  /** The jobs for which workers are kept free. */
  get reservedJobs(): readonly string[] {
    return this.reservations.jobIds();
  }

  /** The next job for a worker; undefined once the server is stopping. */
  next(): Promise<Assignment | undefined> {
    return new Promise((resolve) => {
      this.free.push(resolve);
    });
  }

  /** @returns false where no worker is free */
  give(assignment: Assignment): boolean {
    const worker = this.free.shift();
    if (!worker) return false;

    worker(assignment);
    return true;
  }

  /** Keeps a worker free for each of these jobs. The caller makes sure that enough workers are free. */
  reserve(jobs: readonly NewJob[]): OpenReservation {
    return this.reservations.open(jobs, this.free.splice(0, jobs.length));
  }

  /** Returns the workers of a reservation. They get their next jobs before all other workers. */
  takeBack(reservation: OpenReservation): void {
    this.free.unshift(...reservation.takeWorkers());
  }

  /** Ends the work of all workers. Jobs that still come find no worker. */
  sendHome(): void {
    const workers = [...this.free.splice(0), ...this.reservations.takeAllWorkers()];
    for (const worker of workers) worker(undefined);
  }

  /** Resolves when no reservation is open. */
  reservationsEnded(): Promise<void> {
    return this.reservations.ended();
  }
}
