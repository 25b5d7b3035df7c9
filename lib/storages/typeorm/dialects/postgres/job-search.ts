import type {
  BoundedCount,
  JobSearch,
  JobSummary,
  SearchAnswer,
  SearchPage,
} from '../../../../storage/monitoring-store.js';
import { cursorOf, type Place, placeOfCursor } from '../../../../storage/search-cursor.js';
import { isUuid } from '../../../../support/uuid-v7.js';
import { creationBounds } from './creation-bounds.js';
import { optionalDateOf } from './job-rows.js';
import { jobSummaryOf } from './job-summary.js';
import { beginningOf, isByCreation, walksOf } from './job-walks.js';
import type { Executor, Row } from './postgres-database.js';
import { filterParameters } from './search-parameters.js';
import type { StatementBuilder } from './statement.js';
import { followIndexes } from './statements/limit-reads.js';
import { countJobsOfBatch, findJobsOfRecurring } from './statements/narrowing.js';
import {
  type Bound,
  countJobs,
  countWalk,
  type Narrowing,
  searchJobs,
  type Walk,
} from './statements/search-jobs.js';
import { isKeyOf } from './walk-key.js';

/** So many jobs can be sorted; a batch that has more is walked like all jobs. */
const MAX_NARROWED = 10_000;

interface Narrowed {
  readonly narrowing: Narrowing;
  readonly ids: readonly string[];
}

interface Found {
  readonly summary: JobSummary;
  readonly place: Place;
}

const statements = new Map<string, StatementBuilder>();

/** Each is built when it is first needed: there are more than any application ever runs. */
function built(name: string, build: () => StatementBuilder): StatementBuilder {
  const statement = statements.get(name) ?? build();
  statements.set(name, statement);
  return statement;
}

/** One search, along its walks, inside a transaction. */
export class JobSearcher {
  constructor(
    private readonly executor: Executor,
    private readonly search: JobSearch,
  ) {}

  async find({ limit, cursor }: SearchPage, bound: Bound): Promise<SearchAnswer> {
    const walks = walksOf(this.search);
    const start = cursor === undefined ? undefined : placeIn(walks, cursor);
    const narrowed = await this.narrow();
    const found: Found[] = [];

    for (const walk of walksFrom(walks, start)) {
      const key = start?.part === walk.name ? start.key : beginningOf(walk);
      const missing = limit + 1 - found.length;
      const rows = await this.run(searchJobs, walk, narrowed, { bound, key, limit: missing });
      found.push(...rows.filter(isJob).map((row) => foundOf(row, walk)));
      if (found.length > limit) return pageOf(found, limit);

      const edge = rows.find((row) => !isJob(row));
      if (edge) return pageUntil(edge, found, walk);
    }
    return { jobs: found.map(({ summary }) => summary) };
  }

  /** All jobs of its walks, of which all are asked for. */
  async countAll(atMost: number): Promise<BoundedCount> {
    let count = 0;
    for (const walk of walksOf(this.search)) {
      const statement = built(`all ${walk.name}`, () => countWalk(walk));
      const [row] = await this.executor.run(statement, [atMost + 1, ...this.ownParameter(walk)]);
      count += Number(row?.amount);
    }
    return { count: Math.min(count, atMost), isExact: count <= atMost };
  }

  async count(atMost: number, bound: Bound): Promise<BoundedCount> {
    const narrowed = await this.narrow();
    let count = 0;
    let isExact = true;

    for (const walk of walksOf(this.search)) {
      const options = { bound, key: beginningOf(walk), limit: atMost + 1 };
      const [row] = await this.run(countJobs, walk, narrowed, options);
      count += Number(row?.amount);
      if (Number(row?.looked) === bound) isExact = false;
    }
    return { count: Math.min(count, atMost), isExact: isExact && count <= atMost };
  }

  private run(
    build: typeof searchJobs,
    walk: Walk,
    { narrowing, ids }: Narrowed,
    { bound, key, limit }: { bound: Bound; key: readonly string[]; limit: number },
  ): Promise<readonly Row[]> {
    const name = `${build.name} ${walk.name} ${narrowing} ${bound}`;
    const statement = built(name, () => build(walk, narrowing, bound));
    return this.executor.run(statement, [
      limit,
      ...filterParameters(this.search),
      ...(narrowing === 'ids' ? [ids] : []),
      ...this.ownParameter(walk),
      ...(isByCreation(walk) ? creationBounds(this.search, key) : key),
    ]);
  }

  private ownParameter({ hasParameter }: Walk): readonly unknown[] {
    return hasParameter ? [this.search.states?.[0] ?? null] : [];
  }

  /** Few jobs are found by an index of theirs, in whatever order. */
  private async narrow(): Promise<Narrowed> {
    const { ids, batchId, recurringId } = this.search;
    if (ids !== undefined) return { narrowing: 'ids', ids: ids.filter(isUuid) };

    if (batchId !== undefined) {
      const [row] = await this.executor.run(countJobsOfBatch, [batchId, MAX_NARROWED + 1]);
      const isSmall = Number(row?.amount) <= MAX_NARROWED;
      if (isSmall) return { narrowing: 'batch', ids: [] };
    }
    if (recurringId !== undefined) {
      const rows = await this.executor.run(findJobsOfRecurring, [recurringId, MAX_NARROWED]);
      // None are known of one that was removed; its jobs still name it.
      if (rows.length > 0) return { narrowing: 'ids', ids: rows.map(({ id }) => id as string) };
    }
    await this.executor.run(followIndexes);
    return { narrowing: 'none', ids: [] };
  }
}

const isJob = ({ place }: Row) => place !== null;

function placeIn(walks: readonly Walk[], cursor: string): Place {
  return placeOfCursor(cursor, ({ part, key }) => {
    const walk = walks.find(({ name }) => name === part);
    return walk !== undefined && isKeyOf(walk, key);
  });
}

const walksFrom = (walks: readonly Walk[], start: Place | undefined) =>
  start ? walks.slice(walks.findIndex(({ name }) => name === start.part)) : walks;

const placeOf = (row: Row, walk: Walk): Place => ({ part: walk.name, key: row.key as string[] });

const foundOf = (row: Row, walk: Walk): Found => ({
  summary: jobSummaryOf(row),
  place: placeOf(row, walk),
});

function pageOf(found: readonly Found[], limit: number): SearchAnswer {
  const page = found.slice(0, limit);
  const last = page.at(-1);
  return {
    jobs: page.map(({ summary }) => summary),
    ...(last ? { next: cursorOf(last.place) } : {}),
  };
}

const pageUntil = (edge: Row, found: readonly Found[], walk: Walk): SearchAnswer => ({
  jobs: found.map(({ summary }) => summary),
  next: cursorOf(placeOf(edge, walk)),
  searchedUntil: optionalDateOf(edge.until_ms),
});
