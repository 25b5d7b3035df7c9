import type {
  BoundedCount,
  JobPage,
  JobSearch,
  JobSummary,
  SearchAnswer,
} from '../../../storage/monitoring/monitoring-store.js';
import { cursorOf, type Place, placeOfCursor } from '../../../storage/monitoring/search-cursor.js';
import { jobSummaryOf } from '../../parts/monitoring/job-summary.js';
import type { WalkPace } from '../../parts/monitoring/walk-pace.js';
import { JobWalker } from './job-walker.js';
import type { FoundJob, SearchedStep, SearchOperations } from './search-operations.js';
import { oldestFirst, partOf, type Walk, type WalkKey } from './walk.js';
import { isKeyOf } from './walk-key.js';
import { isFiltered, walksOf } from './walks-of.js';

interface Found {
  readonly summary: JobSummary;
  readonly place: Place;
}

/** One search, inside a transaction. */
export class JobSearcher<E> {
  private readonly walker: JobWalker<E>;

  constructor(
    private readonly executor: E,
    private readonly operations: SearchOperations<E>,
    private readonly search: JobSearch,
    private readonly pace: WalkPace,
  ) {
    this.walker = new JobWalker(executor, operations, search, pace);
  }

  async find({ limit, cursor, isOldestFirst }: JobPage): Promise<SearchAnswer> {
    const usual = walksOf(this.search);
    const walks = isOldestFirst ? usual.map(oldestFirst) : usual;
    const start = cursor === undefined ? undefined : placeIn(walks, cursor);
    const found: Found[] = [];
    const steps = this.walker.steps(walksFrom(walks, start), {
      start,
      missing: () => limit + 1 - found.length,
      take: (step) => this.operations.searchStep(this.executor, step),
    });

    for await (const [walk, { found: jobs, edge }] of steps) {
      found.push(...jobs.map((one) => foundOf(one, walk)));
      if (found.length > limit) return pageOf(found, limit);
      if (edge && this.pace.isOver) return pageUntil(edge, found, walk);
    }
    return { jobs: summariesOf(found) };
  }

  /** @param atMost where the count is given up */
  count(atMost: number): Promise<BoundedCount> {
    return isFiltered(this.search) ? this.countSome(atMost) : this.countAll(atMost);
  }

  private async countSome(atMost: number): Promise<BoundedCount> {
    let count = 0;
    const steps = this.walker.steps(walksOf(this.search), {
      start: undefined,
      missing: () => atMost + 1 - count,
      take: (step) => this.operations.countStep(this.executor, step),
    });

    for await (const [, { count: counted, edge }] of steps) {
      count += counted;
      if (count > atMost) return { count: atMost, isExact: false };
      if (edge && this.pace.isOver) return { count, isExact: false };
    }
    return { count, isExact: true };
  }

  /** All jobs of its walks, of which all are asked for. */
  private async countAll(atMost: number): Promise<BoundedCount> {
    let count = 0;
    for (const walk of walksOf(this.search)) {
      count += await this.operations.countWalk(this.executor, walk, atMost + 1);
    }
    return { count: Math.min(count, atMost), isExact: count <= atMost };
  }
}

function placeIn(walks: readonly Walk[], cursor: string): Place {
  return placeOfCursor(cursor, ({ part, key }) => {
    const walk = walks.find((one) => partOf(one) === part);
    return walk !== undefined && isKeyOf(walk, key);
  });
}

const walksFrom = (walks: readonly Walk[], start: Place | undefined) =>
  start ? walks.slice(walks.findIndex((walk) => partOf(walk) === start.part)) : walks;

const placeOf = (walk: Walk, key: WalkKey): Place => ({ part: partOf(walk), key });

const foundOf = ({ job, key }: FoundJob, walk: Walk): Found => ({
  summary: jobSummaryOf(job),
  place: placeOf(walk, key),
});

const summariesOf = (found: readonly Found[]) => found.map(({ summary }) => summary);

function pageOf(found: readonly Found[], limit: number): SearchAnswer {
  const page = found.slice(0, limit);
  const last = page.at(-1);
  return { jobs: summariesOf(page), ...(last ? { next: cursorOf(last.place) } : {}) };
}

const pageUntil = (
  { key, at }: NonNullable<SearchedStep['edge']>,
  found: readonly Found[],
  walk: Walk,
): SearchAnswer => ({
  jobs: summariesOf(found),
  next: cursorOf(placeOf(walk, key)),
  searchedUntil: at,
});
