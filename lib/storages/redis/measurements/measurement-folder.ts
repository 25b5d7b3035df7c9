import { type FoldGroup, placeKeyOf } from '../../../storage/measurements/measurement-folding.js';
import type {
  MeasurementFold,
  MeasurementLevel,
  StoredMeasurement,
} from '../../../storage/measurements/measurement-store.js';
import { dateOf } from '../../parts/instants.js';
import type { RedisExecutor } from '../redis-executor.js';
import { READ_FOLDABLE, READ_PLACES, REPLACE_MEASUREMENTS } from './measurements.lua.js';

/** How many bytes one step reads. */
const BYTES_IN_STEP = 2 ** 20;

type Taken = Pick<StoredMeasurement, 'series' | 'from' | 'body'>;

/** What becomes what. */
export interface FoldRequest extends Pick<MeasurementFold, 'before' | 'merge'> {
  readonly from: MeasurementLevel;
  readonly to: MeasurementLevel;
  /** Left out: all series. */
  readonly series?: string;
  /** How many measurements one step takes. */
  readonly limit: number;
  readonly groupsOf: (taken: readonly Taken[]) => FoldGroup[];
}

/**
 * Reads measurements, merges them here, and replaces them where nobody has folded meanwhile; else it reads again. A crash in
 * between leaves everything as it was.
 */
export class MeasurementFolder {
  constructor(private readonly redis: RedisExecutor) {}

  async fold(request: FoldRequest): Promise<void> {
    while (await this.step(request));
  }

  /** @returns whether there is more to do */
  private async step({ from, to, before, series = '', limit, ...request }: FoldRequest) {
    const [folds, hasMore, texts] = await this.redis.run<[string, 0 | 1, string[]]>(READ_FOLDABLE, [
      from,
      before.getTime(),
      limit,
      BYTES_IN_STEP,
      series,
    ]);
    const taken = takenIn(texts);
    if (taken.length === 0) return false;

    const groups = request.groupsOf(taken);
    const [foldsNow, bodies] = await this.redis.run<[string, (string | null)[]]>(READ_PLACES, [
      to,
      ...groups.flatMap((group) => [group.series, group.from.getTime()]),
    ]);
    if (foldsNow !== folds) return true;

    // A series may be split into itself, too.
    const going = new Set(from === to ? taken.map(placeKeyOf) : []);
    const merged = groups.map((group, index) => {
      const there = going.has(placeKeyOf(group)) ? [] : (bodies[index] ?? []);
      return [
        group.series,
        group.from.getTime(),
        request.merge(group.series, [there, group.bodies].flat()),
      ];
    });
    const isReplaced = await this.redis.run(REPLACE_MEASUREMENTS, [
      folds,
      from,
      taken.length,
      to,
      ...taken.flatMap((one) => [one.series, one.name]),
      ...merged.flat(),
    ]);
    return isReplaced !== 1 || hasMore === 1;
  }
}

function takenIn(texts: readonly string[]): (Taken & { readonly name: string })[] {
  const taken: (Taken & { readonly name: string })[] = [];
  for (let at = 0; at + 2 < texts.length; at += 3) {
    const [series = '', name = '', body = ''] = texts.slice(at, at + 3);
    taken.push({ series, name, from: timeIn(name), body });
  }
  return taken;
}

/** A measurement is called by the time when it begins, a blank, and its id. */
export const timeIn = (name: string): Date => dateOf(name.slice(0, name.indexOf(' ')));

export const idIn = (name: string): string => name.slice(name.indexOf(' ') + 1);
