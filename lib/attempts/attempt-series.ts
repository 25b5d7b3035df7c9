import type {
  MeasurementStore,
  StoredMeasurement,
} from '../storage/measurements/measurement-store.js';
import { parsedJson } from '../support/text/parsed-json.js';
import { AttemptTally } from './attempt-tally.js';
import { FailureTally } from './failure-tally.js';
import { type Tally, type TallyKind, TallyMap } from './tally-map.js';

/** What attempts are counted by, with the texts in which the counts are stored. */
export class AttemptSeries<T extends Tally<T>> {
  constructor(
    /** As `Measurement.series` has it. */
    readonly name: string,
    private readonly kind: TallyKind<T>,
  ) {}

  empty(): TallyMap<T> {
    return new TallyMap(this.kind);
  }

  /** A body that cannot be read says nothing. */
  read(body: string): TallyMap<T> {
    return TallyMap.from(this.kind, parsedJson(body));
  }

  /** The sum of one name; undefined where the body has none. */
  readOne(body: string, name: string): T | undefined {
    // To look for the name costs little, to read all others much.
    if (!body.includes(JSON.stringify(name))) return undefined;
    return TallyMap.oneFrom(this.kind, parsedJson(body), name);
  }

  merge(bodies: readonly string[]): string {
    const sum = this.empty();
    for (const body of bodies) sum.merge(this.read(body).entries);
    return JSON.stringify(sum);
  }

  /**
   * What all servers have counted since an instant, by the first instants of the steps, in milliseconds since 1970, the
   * oldest first. Steps in which nothing was counted are left out.
   */
  async sumsSince(
    store: MeasurementStore,
    since: Date,
    stepMs: number,
  ): Promise<Map<number, TallyMap<T>>> {
    return this.sumsOf(await store.read([this.name], since), stepMs);
  }

  /** The same of measurements that were read, of this series and perhaps of others. */
  sumsOf(measurements: readonly StoredMeasurement[], stepMs: number): Map<number, TallyMap<T>> {
    const sums = new Map<number, TallyMap<T>>();
    for (const { series, from, body } of measurements) {
      if (series !== this.name) continue;
      const ms = Math.floor(from.getTime() / stepMs) * stepMs;
      const sum = sums.get(ms) ?? this.empty();
      sum.merge(this.read(body).entries);
      sums.set(ms, sum);
    }
    return sums;
  }
}

export const attemptSeries = {
  methods: new AttemptSeries('methods', AttemptTally.KIND),
  queues: new AttemptSeries('queues', AttemptTally.KIND),
  servers: new AttemptSeries('servers', AttemptTally.KIND),
  versions: new AttemptSeries('versions', AttemptTally.KIND),
  /** By fingerprint. */
  failures: new AttemptSeries('failures', FailureTally.KIND),
} as const;
