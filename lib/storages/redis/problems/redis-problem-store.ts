import { requireValidLimit } from '../../../storage/monitoring/valid-search.js';
import { dueNotices } from '../../../storage/problems/due-notices.js';
import {
  MAX_MUTES,
  MAX_OPEN_PROBLEMS,
  type NewProblemMute,
  type ProblemKey,
  type ProblemMute,
  type ProblemNotice,
  type ProblemRecord,
  type ProblemReport,
  type ProblemStore,
} from '../../../storage/problems/problem-store.js';
import type { Clock } from '../../../support/time/clock.js';
import { UuidV7Generator } from '../../../support/uuid-v7.js';
import { chunksOf } from '../../parts/chunks.js';
import type { RedisExecutor } from '../redis-executor.js';
import { muteArguments, muteIn, type ProblemRow, problemRecordOf, toldOf } from './problem-row.js';
import {
  CONFIRM_NOTICES,
  LIST_MUTES,
  LIST_PROBLEMS,
  MUTE_PROBLEM,
  TAKE_NOTICES,
  UNMUTE_PROBLEM,
} from './problems.lua.js';
import { END_REPORT, SEE_FOUND_PROBLEMS } from './report-problems.lua.js';

const PROBLEMS_IN_REPORT = 200;
const PROBLEMS_IN_LIST = 500;

export class RedisProblemStore implements ProblemStore {
  private readonly ids = new UuidV7Generator();

  constructor(
    private readonly redis: RedisExecutor,
    private readonly clock: Clock,
  ) {}

  async report({ found, undecided, goneAfterMs, versions = [] }: ProblemReport): Promise<void> {
    const nowMs = this.clock.now().getTime();
    const problems = found.map(({ kind, subject, facts }) => [
      this.ids.next(nowMs),
      kind,
      subject,
      JSON.stringify(facts),
    ]);
    const chunks = [...chunksOf(problems, { count: PROBLEMS_IN_REPORT })];
    const last = chunks.pop() ?? [];
    for (const chunk of chunks) await this.redis.run(SEE_FOUND_PROBLEMS, chunk.flat());
    const counts = [goneAfterMs, undecided.length, versions.length];
    await this.redis.run(END_REPORT, [...counts, ...undecided, ...versions, ...last.flat()]);
  }

  listOpen(): Promise<ProblemRecord[]> {
    return this.listProblems('openings', MAX_OPEN_PROBLEMS);
  }

  async listClosed(limit: number): Promise<ProblemRecord[]> {
    requireValidLimit(limit);
    return this.listProblems('closings', limit);
  }

  async listMutes(): Promise<ProblemMute[]> {
    const texts = await this.redis.run<string[]>(LIST_MUTES);
    const mutes = texts.flatMap((text) => muteIn(text) ?? []);
    return mutes.sort(byKindAndSubject).slice(0, MAX_MUTES);
  }

  async mute(mute: NewProblemMute): Promise<void> {
    await this.redis.run(MUTE_PROBLEM, muteArguments(mute));
  }

  async unmute({ kind, subject }: ProblemKey): Promise<boolean> {
    return (await this.redis.run(UNMUTE_PROBLEM, [kind, subject])) === 1;
  }

  async takeNotices(leaseMs: number): Promise<ProblemNotice[]> {
    const rows = await this.redis.run<ProblemRow[]>(TAKE_NOTICES, [leaseMs]);
    return rows.flatMap((row) => dueNotices(problemRecordOf(row), toldOf(row)));
  }

  async confirmNotices(notices: readonly ProblemNotice[]): Promise<void> {
    if (notices.length === 0) return;
    const told = notices.flatMap(({ event, problem }) => [event, problem.id]);
    await this.redis.run(CONFIRM_NOTICES, told);
  }

  private async listProblems(
    index: 'openings' | 'closings',
    limit: number,
  ): Promise<ProblemRecord[]> {
    const found: ProblemRecord[] = [];
    for (let first = 0; first < limit; first += PROBLEMS_IN_LIST) {
      const last = Math.min(limit, first + PROBLEMS_IN_LIST) - 1;
      const rows = await this.redis.run<ProblemRow[]>(LIST_PROBLEMS, [index, first, last]);
      found.push(...rows.map(problemRecordOf));
      if (rows.length < PROBLEMS_IN_LIST) break;
    }
    return found;
  }
}

/** By the numbers of their characters, as UTF-8 has them. */
const byKindAndSubject = (a: ProblemKey, b: ProblemKey): number =>
  Buffer.compare(Buffer.from(a.kind), Buffer.from(b.kind)) ||
  Buffer.compare(Buffer.from(a.subject), Buffer.from(b.subject));
