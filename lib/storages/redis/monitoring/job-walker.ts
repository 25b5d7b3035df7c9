import type { JobSearch } from '../../../storage/monitoring/monitoring-store.js';
import { optionalDateOf } from '../../parts/instants.js';
import { creationBounds } from '../../parts/monitoring/creation-bounds.js';
import type { JobList, ListKey } from '../../parts/monitoring/job-list.js';
import type { WalkPace } from '../../parts/monitoring/walk-pace.js';
import type { RedisExecutor } from '../redis-executor.js';
import type { JobField } from './job-row-fields.js';
import { WALK_JOBS } from './scripts/walk-jobs.lua.js';
import { type JobRow, SearchedRow } from './searched-row.js';
import { keyAt, type SetPlace, type Walk, walksBehind } from './walk.js';

/** How many sets one script gets. */
const SETS_IN_SCRIPT = 100;

export interface WalkedJob {
  readonly job: SearchedRow;
  readonly key: ListKey;
}

/** The next jobs of a walk. */
export interface WalkedPiece {
  readonly jobs: readonly WalkedJob[];
  /** The last job that was looked at, where there may be more. */
  readonly edge: { readonly key: ListKey; readonly at: Date | undefined } | undefined;
}

type Edge = readonly [set: number, score: string, id: string, created: string | null];

export interface WalkedList {
  readonly list: JobList;
  readonly walks: readonly Walk[];
  readonly search: JobSearch;
  readonly fields: readonly JobField[];
}

/** Leads one search along sorted sets, in pieces of bounded size. */
export class JobWalker {
  constructor(
    private readonly reader: RedisExecutor,
    private readonly pace: WalkPace,
  ) {}

  /**
   * Piece by piece, for as long as somebody asks for the next one.
   *
   * @param behind the key of the job behind which the walk begins
   */
  async *pieces(walked: WalkedList, behind?: ListKey): AsyncGenerator<WalkedPiece> {
    const { list, search } = walked;
    const isByCreation = list.order === 'creation';
    const bounds = isByCreation
      ? creationBounds(search, list.isDescending, behind && String(behind.at(-1)))
      : undefined;
    const start = bounds ? bounds.behind && [bounds.behind] : behind;
    let left = start
      ? walksBehind(list, walked.walks, start)
      : { walks: walked.walks, place: undefined };

    while (left.walks.length > 0) {
      const { piece, next } = await this.step(walked, left.walks, left.place);
      const ended = cut(piece, list, bounds?.lastId);
      yield ended ?? piece;
      if (ended) return;
      left = next;
    }
  }

  private async step(
    { list, fields }: WalkedList,
    walks: readonly Walk[],
    place: SetPlace | undefined,
  ) {
    const here = walks.slice(0, SETS_IN_SCRIPT);
    const bound = this.pace.begins();
    const [rows, edge] = await this.reader.run<[JobRow[], Edge | null]>(WALK_JOBS, [
      bound,
      list.isDescending ? 1 : 0,
      fields.length,
      ...fields,
      place?.score ?? '',
      place?.id ?? '',
      ...here.map(({ set }) => set),
    ]);
    this.pace.took(bound);
    const jobs = rows.map((row) => walkedJobOf(list, here, new SearchedRow(row, fields)));
    if (edge) {
      const [set, score, id, created] = edge;
      const reached = { score, id };
      const key = keyAt(list, here[set] as Walk, reached);
      const at = optionalDateOf(isByTime(list) ? score : created);
      return {
        piece: { jobs, edge: { key, at } },
        next: { walks: walks.slice(set), place: reached },
      };
    }
    const others = walks.slice(SETS_IN_SCRIPT);
    return { piece: { jobs, edge: undefined }, next: { walks: others, place: undefined } };
  }
}

const isByTime = ({ order }: JobList) => order === 'time-of-state' || order === 'schedule';

function walkedJobOf(list: JobList, walks: readonly Walk[], job: SearchedRow): WalkedJob {
  const [score, set] = job.added;
  return { job, key: keyAt(list, walks[Number(set)] as Walk, { score: score ?? '0', id: job.id }) };
}

/** The last piece, where the walk has come behind the last id that is asked for. */
function cut(
  { jobs, edge }: WalkedPiece,
  { isDescending }: JobList,
  lastId: string | undefined,
): WalkedPiece | undefined {
  if (lastId === undefined) return undefined;
  const isBeyond = (id: string) => (isDescending ? id < lastId : id > lastId);
  if (!edge || !isBeyond(String(edge.key.at(-1)))) return undefined;
  return { jobs: jobs.filter(({ job }) => !isBeyond(job.id)), edge: undefined };
}
