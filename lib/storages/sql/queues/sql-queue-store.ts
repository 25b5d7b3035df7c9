import { requireQueueName } from '../../../job/queue-name.js';
import type { ClaimedJob } from '../../../storage/jobs/records.js';
import type { CallName } from '../../../storage/queues/parked-jobs.js';
import type {
  ClaimRequest,
  LeasedJob,
  LocalWorkers,
  PausedQueue,
  QueueStore,
} from '../../../storage/queues/queue-store.js';
import type { LocalHandOff } from '../../parts/local-hand-off.js';
import type { SqlEvents } from '../events/sql-events.js';
import type { LockFreer } from '../locks/lock-freer.js';
import type { SqlDatabase } from '../sql-database.js';
import { ClaimStart } from './claim-start.js';
import type { ClaimPlaces, QueuedCall, QueueOperations } from './queue-operations.js';

export class SqlQueueStore<E> implements QueueStore {
  private readonly start = new ClaimStart();
  private reminder: NodeJS.Timeout | undefined;

  constructor(
    private readonly database: SqlDatabase<E>,
    private readonly operations: QueueOperations<E>,
    private readonly locks: LockFreer<E>,
    private readonly events: SqlEvents<E>,
    private readonly handOff: LocalHandOff,
  ) {}

  offer(workers: LocalWorkers): () => void {
    return this.handOff.offer(workers);
  }

  async claim(request: ClaimRequest): Promise<ClaimedJob[]> {
    const { queues, limit, parked = [] } = request;
    if (limit <= 0 || queues.length === 0) return [];
    if (parked.length > 0) return this.claimWithParked(request);
    if (this.start.isBeginningDue) return this.claimFromBeginning(request);

    const claimed = await this.claimFrom(request, this.start.behindLast(queues));
    if (claimed.length === limit) return claimed;

    const waitMs = this.start.msUntilBeginning;
    if (waitMs > 0) {
      this.lookAgainIn(waitMs, queues);
      return claimed;
    }
    const rest = { ...request, limit: limit - claimed.length };
    return [...claimed, ...(await this.claimFromBeginning(rest))];
  }

  async handBack(jobs: readonly LeasedJob[]): Promise<void> {
    if (jobs.length === 0) return;

    const queues = await this.database.transaction('hand back jobs', async (executor) => {
      const handedBack = await this.operations.handBack(executor, jobs);
      const woken = await this.locks.freeOfRuns(executor, jobs);
      return [...handedBack, ...woken];
    });
    this.events.announceReady(queues);
  }

  async park(jobs: readonly LeasedJob[]): Promise<void> {
    if (jobs.length === 0) return;

    const { operations, locks } = this;
    const woken = await this.database.transaction('park jobs', async (executor) => {
      const runs = await locks.holdRuns(executor, jobs);
      const parked = await operations.park(executor, jobs);
      await operations.parkReady(executor, differentCalls(parked));
      const freed = await locks.freeOfRuns(executor, jobs);
      const turns = runs.flatMap(({ wokenFor }) => wokenFor ?? []);
      return [...freed, ...(await locks.passOn(executor, turns))];
    });
    this.events.hint('parked');
    this.events.announceReady(woken);
  }

  async parkedCalls(queues: readonly string[]): Promise<CallName[]> {
    if (queues.length === 0) return [];

    return this.operations.parkedCalls(this.database.executor, queues);
  }

  findLeases(serverId: string): Promise<LeasedJob[]> {
    return this.operations.findLeases(this.database.executor, serverId);
  }

  async findLostLeases(jobs: readonly LeasedJob[]): Promise<string[]> {
    if (jobs.length === 0) return [];

    return this.operations.findLostLeases(this.database.executor, jobs);
  }

  async pause(queue: string, by: string): Promise<boolean> {
    const { executor } = this.database;
    const isNew = await this.operations.pause(executor, requireQueueName(queue), by);
    if (isNew) this.events.hint('queues');
    return isNew;
  }

  async resume(queue: string): Promise<boolean> {
    const wasPaused = await this.operations.resume(this.database.executor, queue);
    if (!wasPaused) return false;

    this.events.hint('queues');
    this.events.announceReady([queue]);
    return true;
  }

  pausedQueues(): Promise<PausedQueue[]> {
    return this.operations.pausedQueues(this.database.executor);
  }

  /** Parked jobs are not in the order of the queue, so they say nothing about where claims go on. */
  private async claimWithParked(request: ClaimRequest): Promise<ClaimedJob[]> {
    const places = this.start.behindLast(request.queues);
    const jobs = await this.operations.claim(this.database.executor, request, places);
    return inOrder(jobs, request.queues);
  }

  private async claimFromBeginning(request: ClaimRequest): Promise<ClaimedJob[]> {
    const startedMs = performance.now();
    const claimed = await this.claimFrom(request, this.start.beginning(request.queues));
    this.start.walked(performance.now() - startedMs, claimed.length);
    return claimed;
  }

  private async claimFrom(request: ClaimRequest, places: ClaimPlaces): Promise<ClaimedJob[]> {
    const jobs = await this.operations.claim(this.database.executor, request, places);
    const claimed = inOrder(jobs, request.queues);
    this.start.claimed(claimed);
    return claimed;
  }

  private lookAgainIn(ms: number, queues: readonly string[]): void {
    this.reminder ??= setTimeout(() => {
      this.reminder = undefined;
      this.events.remind(queues);
    }, ms).unref();
  }
}

function differentCalls(calls: readonly QueuedCall[]): readonly QueuedCall[] {
  const byName = new Map(
    calls.map((call) => [JSON.stringify([call.queue, call.type, call.method]), call]),
  );
  return [...byName.values()];
}

/** The operation answers in no particular order. */
function inOrder(jobs: ClaimedJob[], queues: readonly string[]): ClaimedJob[] {
  const rank = new Map(queues.map((queue, index) => [queue, index]));
  const rankOf = ({ queue }: ClaimedJob) => rank.get(queue) ?? queues.length;

  return jobs.sort(
    (a, b) => rankOf(a) - rankOf(b) || a.priority - b.priority || (a.id < b.id ? -1 : 1),
  );
}
