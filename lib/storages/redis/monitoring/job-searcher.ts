import { ENQUEUED } from '../../../states/state-names.js';
import type {
  BoundedCount,
  JobPage,
  JobSearch,
  SearchAnswer,
} from '../../../storage/monitoring/monitoring-store.js';
import { chunksOf } from '../../parts/chunks.js';
import {
  comparePlaces,
  cursorOfKey,
  type JobList,
  keyOfCursor,
  type ListKey,
  listOf,
  oldestFirst,
  pageOfList,
} from '../../parts/monitoring/job-list.js';
import { matches } from '../../parts/monitoring/job-matching.js';
import type { WalkPace } from '../../parts/monitoring/walk-pace.js';
import type { RedisExecutor } from '../redis-executor.js';
import { fieldsOfSearch, fieldsOfSortedSearch } from './fields-of-search.js';
import { readRows, readSummaries } from './job-rows.js';
import { JobWalker, type WalkedJob, type WalkedList } from './job-walker.js';
import { enqueuedIn, narrowedIds } from './narrowing.js';
import { COUNT_ENQUEUED, COUNT_JOBS } from './scripts/count-jobs.lua.js';
import type { SearchedRow } from './searched-row.js';
import { walksOf } from './walk.js';

/** How many jobs are read at a time where the first ones may do. */
const FIRST_MATCHED = 1_000;

/** The end of a page. */
type Ending = Omit<SearchAnswer, 'jobs'>;

/** One search. */
export class JobSearcher {
  constructor(
    private readonly reader: RedisExecutor,
    private readonly search: JobSearch,
    private readonly pace: WalkPace,
  ) {}

  async find(page: JobPage): Promise<SearchAnswer> {
    const usual = listOf(this.search);
    const list = page.isOldestFirst ? oldestFirst(usual) : usual;
    const behind = page.cursor === undefined ? undefined : keyOfCursor(list, page.cursor);
    const narrowed = await narrowedIds(this.reader, this.search, list);
    if (narrowed) {
      const ids = list.order === 'creation' ? idsBehind(list, narrowed, behind) : narrowed;
      const atMost = list.order === 'creation' ? page.limit + 1 : Number.POSITIVE_INFINITY;
      const found = await this.matching(ids, atMost);
      const { page: jobs, ...ending } = pageOfList(list, found, page);
      return this.answerOf(jobs, ending);
    }

    const found = new Map<string, WalkedJob>();
    const walker = new JobWalker(this.reader, this.pace);
    for await (const { jobs, edge } of walker.pieces(await this.walked(list), behind)) {
      // A job that has moved on along the list since it was found is found once.
      for (const one of jobs) {
        if (matches(one.job, this.search) && !found.has(one.job.id)) found.set(one.job.id, one);
      }
      if (found.size > page.limit) break;
      if (edge && this.pace.isOver) {
        const ending = { next: cursorOfKey(list, edge.key), searchedUntil: edge.at };
        return this.answerOf(jobsOf(found), ending);
      }
    }
    const wanted = [...found.values()].slice(0, page.limit);
    const last = found.size > page.limit ? wanted.at(-1) : undefined;
    const ending = last ? { next: cursorOfKey(list, last.key) } : {};
    return this.answerOf(
      wanted.map(({ job }) => job),
      ending,
    );
  }

  /** @param atMost where the count is given up */
  async count(atMost: number): Promise<BoundedCount> {
    const { count, isExact } = (await this.countAll()) ?? (await this.countMatching(atMost));
    return { count: Math.min(count, atMost), isExact: isExact && count <= atMost };
  }

  /** Where sizes tell, without a look at any job. */
  private async countAll(): Promise<BoundedCount | undefined> {
    const { states = [], queue, ...others } = this.search;
    if (Object.values(others).some((asked) => asked !== undefined)) return undefined;
    if (queue === undefined) {
      const unique = [...new Set(states)];
      const [count, isExact] = await this.reader.run<[number, number]>(COUNT_JOBS, unique);
      return { count, isExact: isExact === 1 };
    }
    if (states.length !== 1 || states[0] !== ENQUEUED) return undefined;
    return { count: await this.reader.run<number>(COUNT_ENQUEUED, [queue]), isExact: true };
  }

  private async countMatching(atMost: number): Promise<BoundedCount> {
    const list = listOf(this.search);
    const narrowed = await narrowedIds(this.reader, this.search, list);
    if (narrowed)
      return {
        count: (await this.matching(narrowed, Number.POSITIVE_INFINITY)).length,
        isExact: true,
      };

    const found = new Set<string>();
    const walker = new JobWalker(this.reader, this.pace);
    for await (const { jobs, edge } of walker.pieces(await this.walked(list))) {
      for (const { job } of jobs) if (matches(job, this.search)) found.add(job.id);
      if (found.size > atMost) break;
      if (edge && this.pace.isOver) return { count: found.size, isExact: false };
    }
    return { count: found.size, isExact: true };
  }

  /** Not many more than `atMost`. */
  private async matching(ids: readonly string[], atMost: number): Promise<readonly SearchedRow[]> {
    const found: SearchedRow[] = [];
    const fields = fieldsOfSortedSearch(this.search);
    const count = Number.isFinite(atMost) ? FIRST_MATCHED : ids.length;
    for (const chunk of chunksOf(ids, { count })) {
      const rows = await readRows(this.reader, chunk, fields);
      found.push(...rows.filter((job) => matches(job, this.search)));
      if (found.length >= atMost) break;
    }
    return found;
  }

  private async walked(list: JobList): Promise<WalkedList> {
    const { search, reader } = this;
    const queues = list.order === 'claims' ? await enqueuedIn(reader) : { ready: [], held: [] };
    return { list, walks: walksOf(search, list, queues), search, fields: fieldsOfSearch(search) };
  }

  /** A job that has left its state since it was found is left out. */
  private async answerOf(jobs: readonly SearchedRow[], ending: Ending): Promise<SearchAnswer> {
    const states = new Map(jobs.map(({ id, state }) => [id, state]));
    const summaries = await readSummaries(this.reader, [...states.keys()]);
    return { jobs: summaries.filter(({ id, state }) => state === states.get(id)), ...ending };
  }
}

/** In the order of a list by creation, from its place on. */
function idsBehind(
  list: JobList,
  ids: readonly string[],
  behind: ListKey | undefined,
): readonly string[] {
  const left = behind ? ids.filter((id) => comparePlaces(list, [id], behind) > 0) : [...ids];
  return left.sort((a, b) => comparePlaces(list, [a], [b]));
}

const jobsOf = (found: ReadonlyMap<string, WalkedJob>) =>
  Array.from(found.values(), ({ job }) => job);
