import { requireValidLimit } from '../../../storage/monitoring/valid-search.js';
import { dueNotices, type ToldOfProblem } from '../../../storage/problems/due-notices.js';
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

interface StoredProblem extends ToldOfProblem {
  readonly record: ProblemRecord;
  /** Until when somebody tells listeners. */
  readonly toldUntilMs: number;
}

export class MemoryProblemStore implements ProblemStore {
  private readonly problems = new Map<string, StoredProblem>();
  private readonly mutes = new Map<string, ProblemMute>();
  private readonly ids = new UuidV7Generator();

  constructor(private readonly clock: Clock) {}

  async report({ found, undecided, goneAfterMs, versions = [] }: ProblemReport): Promise<void> {
    const now = this.clock.now();
    for (const { kind, subject, facts } of found) {
      const open = this.allOpen().find(({ record }) => isOf(record, { kind, subject }));
      const opened = {
        record: {
          id: this.ids.next(now.getTime()),
          kind,
          subject,
          facts,
          openedAt: now,
          seenAt: now,
        },
        isOpeningTold: false,
        isClosingTold: false,
        toldUntilMs: 0,
      };
      this.put(open ? { ...open, record: { ...open.record, facts, seenAt: now } } : opened);
    }
    for (const stored of this.allOpen()) {
      const isSeen = now.getTime() - stored.record.seenAt.getTime() <= goneAfterMs;
      if (!isSeen && !undecided.includes(stored.record.kind)) this.close(stored, now);
    }
    this.forget(now, goneAfterMs);
    this.endMutesOfEarlier(versions);
  }

  async listOpen(): Promise<ProblemRecord[]> {
    const open = this.allOpen().map(({ record }) => record);
    return open.sort(latestFirst(({ openedAt }) => openedAt)).slice(0, MAX_OPEN_PROBLEMS);
  }

  async listClosed(limit: number): Promise<ProblemRecord[]> {
    requireValidLimit(limit);
    return this.allClosed().slice(0, limit);
  }

  async listMutes(): Promise<ProblemMute[]> {
    const inForce = [...this.mutes.values()].filter((mute) => this.isInForce(mute));
    return inForce.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1)).slice(0, MAX_MUTES);
  }

  async mute(given: NewProblemMute): Promise<void> {
    const { kind, subject, by, until, isLasting = false, versions } = given;
    const mutedAt = this.clock.now();
    this.mutes.set(keyOf(given), { kind, subject, by, mutedAt, until, isLasting, versions });
  }

  async unmute(key: ProblemKey): Promise<boolean> {
    const isMuted = this.isMuted(key);
    this.mutes.delete(keyOf(key));
    return isMuted;
  }

  async takeNotices(leaseMs: number): Promise<ProblemNotice[]> {
    const now = this.clock.now().getTime();
    const taken = [...this.problems.values()]
      .filter((stored) => stored.toldUntilMs <= now && this.isToBeTold(stored, now))
      .sort(({ record: a }, { record: b }) => a.openedAt.getTime() - b.openedAt.getTime())
      .slice(0, MAX_OPEN_PROBLEMS);
    for (const stored of taken) this.put({ ...stored, toldUntilMs: now + leaseMs });
    return taken.flatMap(({ record, ...told }) => dueNotices(record, told));
  }

  async confirmNotices(notices: readonly ProblemNotice[]): Promise<void> {
    for (const { event, problem } of notices) {
      const stored = this.problems.get(problem.id);
      const told = event === 'opened' ? { isOpeningTold: true } : { isClosingTold: true };
      if (stored) this.put({ ...stored, ...told, toldUntilMs: 0 });
    }
  }

  private isToBeTold(
    { record, isOpeningTold, isClosingTold }: StoredProblem,
    now: number,
  ): boolean {
    const { closedAt } = record;
    if (!closedAt) return !isOpeningTold && !this.isMuted(record);
    return now - closedAt.getTime() < NOTICE_VALID_MS && !(isOpeningTold && isClosingTold);
  }

  /** Nobody is told of a problem that was muted all the time. */
  private close(stored: StoredProblem, closedAt: Date): void {
    const isSilent = !stored.isOpeningTold && this.isMuted(stored.record);
    this.put({
      ...stored,
      record: { ...stored.record, closedAt },
      isOpeningTold: stored.isOpeningTold || isSilent,
      isClosingTold: isSilent,
    });
  }

  private forget(now: Date, goneAfterMs: number): void {
    const oldestMs = now.getTime() - PROBLEM_RETENTION_MS;
    for (const [index, { id, closedAt = now }] of this.allClosed().entries()) {
      if (index >= MAX_CLOSED_PROBLEMS || closedAt.getTime() < oldestMs) this.problems.delete(id);
    }
    for (const [key, mute] of this.mutes) {
      const isOpen = this.allOpen().some(({ record }) => isOf(record, mute));
      const isNew = now.getTime() - mute.mutedAt.getTime() <= goneAfterMs;
      const hasEnded = !mute.until && !mute.isLasting && !isOpen && !isNew;
      if (hasEnded || !this.isInForce(mute)) this.mutes.delete(key);
    }
  }

  private endMutesOfEarlier(running: readonly string[]): void {
    for (const [key, { versions }] of this.mutes) {
      const hasNew = versions && running.some((version) => !versions.includes(version));
      if (hasNew) this.mutes.delete(key);
    }
  }

  private isMuted(key: ProblemKey): boolean {
    const mute = this.mutes.get(keyOf(key));
    return mute !== undefined && this.isInForce(mute);
  }

  private isInForce({ until }: ProblemMute): boolean {
    return until === undefined || until > this.clock.now();
  }

  private put(stored: StoredProblem): void {
    this.problems.set(stored.record.id, stored);
  }

  private allOpen(): StoredProblem[] {
    return [...this.problems.values()].filter(({ record }) => record.closedAt === undefined);
  }

  private allClosed(): ProblemRecord[] {
    const records = [...this.problems.values()].map(({ record }) => record);
    return records
      .filter(({ closedAt }) => closedAt !== undefined)
      .sort(latestFirst(({ closedAt, openedAt }) => closedAt ?? openedAt));
  }
}

const keyOf = ({ kind, subject }: ProblemKey): string => `${kind} ${subject}`;

const isOf = (record: ProblemRecord, key: ProblemKey): boolean => keyOf(record) === keyOf(key);

const latestFirst =
  (timeOf: (record: ProblemRecord) => Date) => (a: ProblemRecord, b: ProblemRecord) =>
    timeOf(b).getTime() - timeOf(a).getTime() || (a.id < b.id ? 1 : -1);
