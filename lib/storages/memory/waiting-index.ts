import { byPlace } from './job-order.js';
import { PartialIndex } from './partial-index.js';
import type { StoredJob } from './stored-job.js';

/** The jobs that wait for a resource, by resource and queue. */
export class WaitingIndex {
  private readonly resources = new Map<string, PartialIndex>();

  add(job: StoredJob): void {
    if (!job.wait?.isBlocked) return;

    const { resource } = job.wait;
    const queues = this.resources.get(resource) ?? new PartialIndex((one) => one.queue, byPlace);
    this.resources.set(resource, queues);
    queues.add(job);
  }

  remove(job: StoredJob): void {
    if (!job.wait?.isBlocked) return;

    const queues = this.resources.get(job.wait.resource);
    queues?.remove(job);
    if (queues?.isEmpty) this.resources.delete(job.wait.resource);
  }

  nextOfEachQueue(resource: string): StoredJob[] {
    return this.resources.get(resource)?.firstOfEach() ?? [];
  }
}
