import { AttemptTally } from './attempt-tally.js';
import { FailureTally } from './failure-tally.js';
import { type Tally, type TallyKind, TallyMap } from './tally-map.js';

const seriesOf = <T extends Tally<T>>(kind: TallyKind<T>) => {
  const read = (body: string) => TallyMap.from(kind, parsed(body));
  return {
    empty: () => new TallyMap(kind),
    /** A body that cannot be read says nothing. */
    read,
    merge: (bodies: readonly string[]) => {
      const sum = new TallyMap(kind);
      for (const body of bodies) sum.merge(read(body).entries);
      return JSON.stringify(sum);
    },
  };
};

/** What attempts are counted by, and the failures among them by their fingerprints. */
export const attemptSeries = {
  methods: seriesOf(AttemptTally.KIND),
  queues: seriesOf(AttemptTally.KIND),
  servers: seriesOf(AttemptTally.KIND),
  versions: seriesOf(AttemptTally.KIND),
  failures: seriesOf(FailureTally.KIND),
} as const;

export type AttemptSeries = keyof typeof attemptSeries;

/** The tallies of a series. */
export type Tallies<Series extends AttemptSeries> = ReturnType<
  (typeof attemptSeries)[Series]['empty']
>;

/** For `MeasurementStore.fold`. Of a series that this version does not know, the first body stays. */
export const mergeBodies = (series: string, bodies: readonly string[]): string =>
  isAttemptSeries(series) ? attemptSeries[series].merge(bodies) : (bodies[0] ?? '');

const isAttemptSeries = (series: string): series is AttemptSeries =>
  Object.hasOwn(attemptSeries, series);

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
