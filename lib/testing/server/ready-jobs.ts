import type { ClaimedJob } from '../../storage/jobs/records.js';
import type { QueueStore } from '../../storage/queues/queue-store.js';

export interface ReadyJobsOptions {
  /** The queues in order of preference. Undefined for all queues with ready jobs, as if they were one queue. */
  readonly queues?: readonly string[] | undefined;
  /** Whether a job may be claimed. Other jobs stay where they are. */
  readonly accept?: ((jobId: string) => boolean) | undefined;
}

const ANY = () => true;

/** Claims single jobs in the order in which a server would. */
export class ReadyJobs {
  private readonly readyQueues = new Set<string>();

  constructor(
    private readonly store: QueueStore,
    private readonly serverId: string,
  ) {}

  /** Notes that the queue may have a job to claim. */
  expect(queue: string): void {
    this.readyQueues.add(queue);
  }

  async claimNext({
    queues,
    accept = ANY,
  }: ReadyJobsOptions = {}): Promise<ClaimedJob | undefined> {
    if (queues) return this.claimFrom(queues, accept);

    const heads: ClaimedJob[] = [];
    for (const queue of [...this.readyQueues]) {
      const head = await this.claimFrom([queue], accept);
      if (head) heads.push(head);
    }
    const [first, ...others] = heads.sort(byPlace);
    await this.store.handBack(others);
    return first;
  }

  async hasNext(options: ReadyJobsOptions): Promise<boolean> {
    const next = await this.claimNext(options);
    if (next) await this.store.handBack([next]);
    return next !== undefined;
  }

  /** Claims the job; undefined if the job is not ready, or its queue is paused. */
  async claim(jobId: string, queue: string): Promise<ClaimedJob | undefined> {
    return this.claimFrom([queue], (id) => id === jobId);
  }

  private async claimFrom(
    queues: readonly string[],
    accept: (jobId: string) => boolean,
  ): Promise<ClaimedJob | undefined> {
    const { serverId } = this;
    const refused: ClaimedJob[] = [];

    for (;;) {
      const [claimed] = await this.store.claim({ serverId, queues, limit: 1 });
      if (claimed && !accept(claimed.id)) {
        refused.push(claimed);
        continue;
      }
      await this.store.handBack(refused);
      return claimed;
    }
  }
}

const byPlace = (a: ClaimedJob, b: ClaimedJob) => a.priority - b.priority || (a.id < b.id ? -1 : 1);
