import { requireValidLimit } from '../../../storage/monitoring/valid-search.js';
import { dueNotices } from '../../../storage/problems/due-notices.js';
import {
  MAX_CLOSED_PROBLEMS,
  MAX_MUTES,
  MAX_OPEN_PROBLEMS,
  type NewProblemMute,
  NOTICE_VALID_MS,
  PROBLEM_RETENTION_MS,
  type ProblemKey,
  type ProblemMute,
  type ProblemNotice,
  type ProblemRecord,
  type ProblemReport,
  type ProblemStore,
} from '../../../storage/problems/problem-store.js';
import type { Clock } from '../../../support/time/clock.js';
import { UuidV7Generator } from '../../../support/uuid-v7.js';
import type { TimedReads } from '../connection/timed-reads.js';
import type { SqlDatabase } from '../sql-database.js';
import type { ProblemOperations } from './problem-operations.js';

export class SqlProblemStore<E> implements ProblemStore {
  private readonly ids = new UuidV7Generator();

  constructor(
    private readonly database: SqlDatabase<E>,
    private readonly operations: ProblemOperations<E>,
    private readonly reads: TimedReads<E>,
    private readonly clock: Clock,
  ) {}

  report({ found, undecided, goneAfterMs, versions = [] }: ProblemReport): Promise<void> {
    const { operations, ids } = this;
    const nowMs = this.clock.now().getTime();
    const problems = found.map((problem) => ({ ...problem, id: ids.next(nowMs) }));
    return this.database.transaction('report problems', async (executor) => {
      await operations.lockReports(executor);
      await operations.see(executor, problems);
      await operations.closeUnseen(executor, goneAfterMs, undecided);
      await operations.forgetClosed(executor, PROBLEM_RETENTION_MS, MAX_CLOSED_PROBLEMS);
      await operations.forgetMutes(executor, goneAfterMs, versions);
    });
  }

  listOpen(): Promise<ProblemRecord[]> {
    return this.reads.readQuickly('list problems', (reader) =>
      this.operations.listOpen(reader, MAX_OPEN_PROBLEMS),
    );
  }

  async listClosed(limit: number): Promise<ProblemRecord[]> {
    requireValidLimit(limit);
    return this.reads.readQuickly('list problems', (reader) =>
      this.operations.listClosed(reader, limit),
    );
  }

  listMutes(): Promise<ProblemMute[]> {
    return this.reads.readQuickly('list mutes', (reader) =>
      this.operations.listMutes(reader, MAX_MUTES),
    );
  }

  mute(mute: NewProblemMute): Promise<void> {
    return this.operations.mute(this.database.executor, mute);
  }

  unmute(key: ProblemKey): Promise<boolean> {
    return this.operations.unmute(this.database.executor, key);
  }

  async takeNotices(leaseMs: number): Promise<ProblemNotice[]> {
    const { operations } = this;
    const times = { leaseMs, validMs: NOTICE_VALID_MS };
    const taken = await this.database.transaction('take notices', async (executor) => {
      await operations.lockReports(executor);
      return operations.takeNotices(executor, times, MAX_OPEN_PROBLEMS);
    });
    return taken
      .toSorted(({ record: a }, { record: b }) => a.openedAt.getTime() - b.openedAt.getTime())
      .flatMap(({ record, ...told }) => dueNotices(record, told));
  }

  async confirmNotices(notices: readonly ProblemNotice[]): Promise<void> {
    if (notices.length === 0) return;
    const { operations } = this;
    const idsOf = (wanted: ProblemNotice['event']) =>
      notices.filter(({ event }) => event === wanted).map(({ problem }) => problem.id);
    await this.database.transaction('confirm notices', async (executor) => {
      await operations.lockReports(executor);
      await operations.confirmNotices(executor, idsOf('opened'), idsOf('closed'));
    });
  }
}
