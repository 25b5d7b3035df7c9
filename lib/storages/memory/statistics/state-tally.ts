import { isFinished, type StoredJob } from '../jobs/stored-job.js';

/** How many live jobs are in each state, and how many jobs ever ended in each state. */
export class StateTally {
  private readonly counts = new Map<string, number>();

  add(job: StoredJob): void {
    this.change(job.state, 1);
  }

  remove(job: StoredJob): void {
    // The end of a job counts on when the job expires or is requeued.
    if (!isFinished(job)) this.change(job.state, -1);
  }

  byState(): Record<string, number> {
    return Object.fromEntries(this.counts);
  }

  private change(state: string, by: number): void {
    this.counts.set(state, (this.counts.get(state) ?? 0) + by);
  }
}
