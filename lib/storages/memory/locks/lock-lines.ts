import { byPlace } from '../jobs/job-order.js';
import { PartialIndex } from '../jobs/partial-index.js';
import type { StoredJob } from '../jobs/stored-job.js';

/** The jobs that wait for a resource, and the jobs that were woken for it and not moved since. */
export class LockLines {
  private readonly waiting = new Map<string, PartialIndex>();
  private readonly woken = new Map<string, PartialIndex>();

  add(job: StoredJob): void {
    const [lines, resource] = this.placeOf(job);
    if (lines === undefined) return;

    const queues = lines.get(resource) ?? new PartialIndex((one) => one.queue, byPlace);
    lines.set(resource, queues);
    queues.add(job);
  }

  remove(job: StoredJob): void {
    const [lines, resource] = this.placeOf(job);
    const queues = lines?.get(resource);
    queues?.remove(job);
    if (queues?.isEmpty) lines?.delete(resource);
  }

  has(resource: string): boolean {
    return this.waiting.has(resource) || this.woken.has(resource);
  }

  /** The jobs that wait, line by line. */
  *allWaiting(): Iterable<StoredJob> {
    for (const queues of this.waiting.values()) {
      for (const queue of queues.keys()) yield* queues.all(queue);
    }
  }

  /** The first waiting job of each queue, unless a woken job of that queue comes before it. */
  nextOfEachQueue(resource: string): StoredJob[] {
    const woken = this.woken.get(resource);
    return (this.waiting.get(resource)?.firstOfEach() ?? []).filter((job) => {
      const before = woken?.first(job.queue);
      return before === undefined || byPlace(job, before) < 0;
    });
  }

  private placeOf({ wait }: StoredJob): [Map<string, PartialIndex> | undefined, string] {
    if (wait === undefined || wait.place === 'none') return [undefined, ''];
    return [wait.place === 'waiting' ? this.waiting : this.woken, wait.resource];
  }
}
