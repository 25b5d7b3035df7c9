import type { ReleasedJob } from '../../../storage/continuations/continuation-store.js';
import type { Transition } from '../../../storage/jobs/transition.js';
import { chunksOf } from '../../parts/chunks.js';
import type { JobRow } from '../jobs/job-row.js';
import { type ReadJob, readJobOf, versionsOf } from '../jobs/read-job.js';
import type { TransitionApplier } from '../jobs/transition-applier.js';
import type { RedisExecutor } from '../redis-executor.js';
import type { ScriptArgument } from '../scripts/redis-script.js';
import { unmetLinkOf } from './link-rows.js';
import { LET_GO_OF_PARENTS, SETTLE_RELEASE, TAKE_LINKS } from './release.lua.js';

/** How many links one release takes at most. The result says that there may be more. */
const LINKS_IN_RELEASE = 200;

/** For so long other releases pass over the parents that a release looks at. */
const PUT_OFF_MS = 15_000;

/** How many children without a decision one script settles. */
const CHILDREN_IN_SCRIPT = 100;

type TakenLink = readonly [parentId: string, condition: string, outcome: string];
type ChildRow = readonly [id: string, job: JobRow | 0, unmet: string, links: TakenLink[]];
type TakenRows = readonly [
  hasFound: 0 | 1,
  hasOthers: 0 | 1,
  untilMs: number,
  parents: string[],
  children: ChildRow[],
];

/** What a release has taken. */
export interface TakenLinks {
  readonly hasFound: boolean;
  /** Whether there are due parents that it has not looked at. */
  readonly hasOthers: boolean;
  /** When other releases may look at the parents again. */
  readonly untilMs: number;
  readonly parents: readonly string[];
  readonly children: readonly ChildRow[];
  readonly jobs: readonly ReadJob[];
  /** The jobs to decide about. */
  readonly released: readonly ReleasedJob[];
}

/** What a release does before and behind its decision. */
export class ReleaseSteps {
  constructor(
    private readonly redis: RedisExecutor,
    private readonly transitions: TransitionApplier,
  ) {}

  async take(limit: number): Promise<TakenLinks> {
    const args = [Math.min(limit, LINKS_IN_RELEASE), PUT_OFF_MS];
    const [hasFound, hasOthers, untilMs, parents, children] = await this.redis.run<TakenRows>(
      TAKE_LINKS,
      args,
    );
    const jobs: ReadJob[] = [];
    const released: ReleasedJob[] = [];
    for (const [childId, row, unmet] of children) {
      if (row === 0) continue;
      const job = readJobOf(row);
      jobs.push(job);
      released.push({ job: job.record, unmet: unmetLinkOf(childId, unmet) });
    }
    return {
      hasFound: hasFound === 1,
      hasOthers: hasOthers === 1,
      untilMs,
      parents,
      children,
      jobs,
      released,
    };
  }

  /** @returns how many links were closed */
  async settle(taken: TakenLinks, transitions: readonly Transition[]): Promise<number> {
    const rest = new Map(taken.children.map((child) => [child[0], child]));
    const closed = await this.transitions.settle<number>({
      script: SETTLE_RELEASE,
      transitions,
      versionOf: versionsOf(taken.jobs),
      along: (chunk) => settledAlong(chunk, rest),
    });
    for (const chunk of chunksOf([...rest.values()], { count: CHILDREN_IN_SCRIPT })) {
      const args = [0, ...chunk.flatMap(settledArguments)];
      const [counts] = await this.redis.run<[number[], string[]]>(SETTLE_RELEASE, args);
      closed.push(...counts);
    }
    return closed.reduce((sum, count) => sum + count, 0);
  }

  /** @returns how many of the parents are still due */
  letGo({ untilMs, parents }: TakenLinks): Promise<number> {
    return this.redis.run<number>(LET_GO_OF_PARENTS, [untilMs, ...parents]);
  }
}

/** @param rest the children that are not settled; those of these transitions are removed */
function settledAlong(
  transitions: readonly Transition[],
  rest: Map<string, ChildRow>,
): ScriptArgument[] {
  return transitions.flatMap(({ jobId }) => {
    const child = rest.get(jobId);
    rest.delete(jobId);
    return child ? settledArguments(child) : [];
  });
}

const settledArguments = ([id, row, , links]: ChildRow): ScriptArgument[] => [
  id,
  row === 0 ? 0 : 1,
  links.length,
  ...links.flat(),
];
