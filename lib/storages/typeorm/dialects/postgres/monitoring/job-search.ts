import type {
  BoundedCount,
  JobSearch,
  JobSummary,
  SearchAnswer,
  SearchPage,
} from '../../../../../storage/monitoring-store.js';
import { cursorOf, type Place, placeOfCursor } from '../../../../../storage/search-cursor.js';
import { isUuid } from '../../../../../support/uuid-v7.js';
import { optionalDateOf } from '../../../../sql/instants.js';
import { followIndexes } from '../connection/limit-reads.sql.js';
import type { Executor, Row } from '../connection/postgres-database.js';
import type { StatementBuilder } from '../statement.js';
import { countJobs, countWalk } from './count-jobs.sql.js';
import { creationBounds } from './creation-bounds.js';
import { jobSummaryOf } from './job-summary.js';
import { beginningOf, isByCreation, walksOf } from './job-walks.js';
import { countJobsOfBatch, findJobsOfRecurring } from './narrowing.sql.js';
import { searchJobs } from './search-jobs.sql.js';
import { filterParameters } from './search-parameters.js';
import { isKeyOf } from './walk-key.js';
import type { WalkPace } from './walk-pace.js';
import type { Bound, Narrowing, Walk } from './walked-jobs.sql.js';

/** So many jobs can be sorted; a batch that has more is walked like all jobs. */
const MAX_NARROWED = 10_000;
/** Where jobs are sorted, every step would sort them all: one has to do. */
const SORTED_STEP = 20_000;

interface Narrowed {
  readonly narrowing: Narrowing;
  readonly ids: readonly string[];
}

/** The next jobs of a walk. */
interface Step {
  readonly walk: Walk;
  readonly rows: readonly Row[];
  /** From where the walk may go on. */
  readonly edge: Row | undefined;
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
    private readonly pace: WalkPace,
  ) {}

  async find({ limit, cursor }: SearchPage): Promise<SearchAnswer> {
    const walks = walksOf(this.search);
    const start = cursor === undefined ? undefined : placeIn(walks, cursor);
    const found: Found[] = [];
    const steps = this.steps(searchJobs, walksFrom(walks, start), {
      start,
      missing: () => limit + 1 - found.length,
    });

    for await (const { walk, rows, edge } of steps) {
      found.push(...rows.filter(isFound).map((row) => foundOf(row, walk)));
      if (found.length > limit) return pageOf(found, limit);
      if (edge && this.pace.isOver) return pageUntil(edge, found, walk);
    }
    return { jobs: found.map(({ summary }) => summary) };
  }

  async count(atMost: number): Promise<BoundedCount> {
    let count = 0;
    const steps = this.steps(countJobs, walksOf(this.search), {
      start: undefined,
      missing: () => atMost + 1 - count,
    });

    for await (const { rows, edge } of steps) {
      count += Number(rows[0]?.amount);
      if (count > atMost) return { count: atMost, isExact: false };
      if (edge && this.pace.isOver) return { count, isExact: false };
    }
    return { count, isExact: true };
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

  /** Walk by walk, for as long as somebody asks for the next step. */
  private async *steps(
    build: typeof searchJobs,
    walks: readonly Walk[],
    { start, missing }: { start: Place | undefined; missing: () => number },
  ): AsyncGenerator<Step> {
    const narrowed = await this.narrow();
    for (const walk of walks) {
      let key: readonly string[] | undefined =
        start?.part === walk.name ? start.key : beginningOf(walk);
      while (key) {
        const isSorted = walk.isSorted || narrowed.narrowing !== 'none';
        const bound = isSorted ? SORTED_STEP : this.pace.begins();
        const rows = await this.run(build, walk, narrowed, { bound, key, limit: missing() });
        this.pace.took(bound);
        const edge = rows.find((row) => isAt(row, bound));
        yield { walk, rows, edge };
        key = edge?.key as readonly string[] | undefined;
      }
    }
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

  private ownParameter({ own }: Walk): readonly unknown[] {
    const { states, queue } = this.search;
    if (own === undefined) return [];
    return [(own === 'queue' ? queue : states?.[0]) ?? null];
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

const isFound = (row: Row) => row.is_found === true;

/** A count is one row, which has a key where so many were looked at. */
const isAt = ({ place, key }: Row, bound: Bound) =>
  place === undefined ? key !== null : place === bound;

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
