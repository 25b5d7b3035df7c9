import type { JobSearch } from '../../../storage/monitoring/monitoring-store.js';
import type { Place } from '../../../storage/monitoring/search-cursor.js';
import { creationBounds } from '../../parts/monitoring/creation-bounds.js';
import type { WalkPace } from '../../parts/monitoring/walk-pace.js';
import { narrowingOf } from './narrowing.js';
import type { Narrowing, SearchOperations, TakenStep, WalkStep } from './search-operations.js';
import { isByCreation, partOf, type Walk, type WalkKey } from './walk.js';

/** Where jobs are sorted, every step would sort them all: one has to do. */
const SORTED_STEP = 20_000;

/** How the steps of a search are taken. */
interface Stepping<T> {
  /** In the first of the walks; undefined: at its beginning. */
  readonly start: Place | undefined;
  /** How many jobs are still wanted. */
  readonly missing: () => number;
  readonly take: (step: WalkStep) => Promise<T>;
}

/** Leads one search along walks, inside a transaction. */
export class JobWalker<E> {
  constructor(
    private readonly executor: E,
    private readonly operations: SearchOperations<E>,
    private readonly search: JobSearch,
    private readonly pace: WalkPace,
  ) {}

  /** Walk by walk, for as long as somebody asks for the next step. */
  async *steps<T extends TakenStep>(
    walks: readonly Walk[],
    { start, missing, take }: Stepping<T>,
  ): AsyncGenerator<readonly [walk: Walk, taken: T]> {
    const narrowing = await this.narrow();
    for (const walk of walks) {
      let key: WalkKey | undefined = start?.part === partOf(walk) ? start.key : undefined;
      do {
        const isSorted = walk.isSorted || narrowing.by !== 'none';
        const bound = isSorted ? SORTED_STEP : this.pace.begins();
        const taken = await take({
          walk,
          search: this.search,
          narrowing,
          ...this.boundsOf(walk, key),
          bound,
          limit: missing(),
        });
        this.pace.took(bound);
        yield [walk, taken];
        key = taken.edge?.key;
      } while (key);
    }
  }

  private async narrow(): Promise<Narrowing> {
    const narrowing = await narrowingOf(this.operations, this.executor, this.search);
    if (narrowing.by === 'none') await this.operations.followIndexes(this.executor);
    return narrowing;
  }

  private boundsOf(walk: Walk, key: WalkKey | undefined): Pick<WalkStep, 'behind' | 'lastId'> {
    if (!isByCreation(walk)) return { behind: key, lastId: undefined };
    const isDescending = walk.direction === 'descending';
    const { behind, lastId } = creationBounds(this.search, isDescending, key?.[0]);
    return { behind: behind === undefined ? undefined : [behind], lastId };
  }
}
