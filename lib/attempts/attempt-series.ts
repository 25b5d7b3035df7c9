import type {
  MeasurementStore,
  StoredMeasurement,
} from '../storage/measurements/measurement-store.js';
import { jsonArrayAt } from '../support/text/json-array-at.js';
import { parsedJson } from '../support/text/parsed-json.js';
import { AttemptTally } from './attempt-tally.js';
import { FailureTally } from './failure-tally.js';
import { type Tally, type TallyKind, TallyMap } from './tally-map.js';

/** One way to group attempts, such as by method or by queue, and the texts in which the store keeps the sums. */
export class AttemptSeries<T extends Tally<T>> {
  constructor(
    /** The name of the series in the store, as in `Measurement.series`. */
    readonly name: string,
    private readonly kind: TallyKind<T>,
  ) {}

  empty(): TallyMap<T> {
    return new TallyMap(this.kind);
  }

  /** A body that cannot be read gives an empty map. */
  read(body: string): TallyMap<T> {
    return TallyMap.from(this.kind, parsedJson(body));
  }

  /** Adds a body to a sum. A body that cannot be read adds nothing. */
  addTo(sum: TallyMap<T>, body: string): void {
    sum.mergeJson(parsedJson(body));
  }

  /** The sum of one name; undefined where the body does not have the name. */
  readOne(body: string, name: string): T | undefined {
    // Parsing the whole body would take most of the time. No string can hold this text: its quotes would be escaped.
    const start = body.indexOf(`[${JSON.stringify(name)},[`);
    const entry = start < 0 ? undefined : jsonArrayAt(body, start);
    return entry === undefined ? undefined : TallyMap.from(this.kind, [parsedJson(entry)]).of(name);
  }

  merge(bodies: readonly string[]): string {
    const sum = this.empty();
    for (const body of bodies) this.addTo(sum, body);
    return JSON.stringify(sum);
  }

  /**
   * The sums of all servers since an instant, one map for each step of `stepMs`. The keys are the first instants of the
   * steps, in milliseconds since 1970, the oldest first. Steps without attempts are left out.
   */
  async sumsSince(
    store: MeasurementStore,
    since: Date,
    stepMs: number,
  ): Promise<Map<number, TallyMap<T>>> {
    return this.sumsOf(await store.read([this.name], since), stepMs);
  }

  /** The same sums, of measurements that were read already. Other series among them are skipped. */
  sumsOf(measurements: readonly StoredMeasurement[], stepMs: number): Map<number, TallyMap<T>> {
    const sums = new Map<number, TallyMap<T>>();
    for (const { series, from, body } of measurements) {
      if (series !== this.name) continue;
      const ms = Math.floor(from.getTime() / stepMs) * stepMs;
      const sum = sums.get(ms) ?? this.empty();
      this.addTo(sum, body);
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
  /** The names of this series are fingerprints. */
  failures: new AttemptSeries('failures', FailureTally.KIND),
} as const;
