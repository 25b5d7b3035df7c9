import type { NewJob } from '../../storage/records.js';
import type { Assignment } from '../running/assignment.js';
import type { FreeWorker } from './free-worker.js';
import { type OpenReservation, Reservations } from './reservations.js';

/** The workers that wait for a job, and those that are kept free for jobs on their way into the store. */
export class FreeWorkers {
  private waiting: FreeWorker[] = [];
  private readonly reservations = new Reservations();

  /** Without those that are kept free. */
  get count(): number {
    return this.waiting.length;
  }

  /** The jobs that workers are kept free for. */
  get reservedJobs(): readonly string[] {
    return this.reservations.jobIds();
  }

  /** The next job for a worker; undefined once the server is stopping. */
  wait(): Promise<Assignment | undefined> {
    return new Promise((resolve) => {
      this.waiting.push(resolve);
    });
  }

  /** @returns false where no worker waits */
  give(assignment: Assignment): boolean {
    const worker = this.waiting.shift();
    if (!worker) return false;

    worker(assignment);
    return true;
  }

  /** Keeps a worker free for each of these jobs: as many must be waiting. */
  reserve(jobs: readonly NewJob[]): OpenReservation {
    return this.reservations.open(jobs, this.waiting.splice(0, jobs.length));
  }

  /** The workers of a reservation wait again, before all others. */
  takeBack(reservation: OpenReservation): void {
    this.waiting.unshift(...reservation.takeWorkers());
  }

  /** Ends the work of all; jobs that still come find no worker. */
  sendHome(): void {
    const workers = [...this.waiting.splice(0), ...this.reservations.takeAllWorkers()];
    for (const worker of workers) worker(undefined);
  }

  /** Resolves when no reservation is open any more. */
  reservationsEnded(): Promise<void> {
    return this.reservations.ended();
  }
}
