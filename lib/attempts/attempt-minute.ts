import { randomUUID } from 'node:crypto';
import type { Measurement } from '../storage/measurements/measurement-store.js';
import type { Attempt } from './attempt.js';
import { attemptSeries } from './attempt-series.js';
import { AttemptTally } from './attempt-tally.js';
import { OTHERS, type TallyMap } from './tally-map.js';

/** A minute keeps at most this many methods apart. Attempts of further methods count under one shared name. */
const MAX_METHODS = 5_000;

/** Where attempts run. */
export interface AttemptPlace {
  /** The name of the server. */
  readonly server: string;
  /** The version of the application; undefined where it is not known. */
  readonly version: string | undefined;
}

/** The attempts of a minute, added up in memory. */
export class AttemptMinute {
  /** By method, and then by queue. The sums of every series except failures come from here. */
  private readonly byMethod = new Map<string, Map<string, AttemptTally>>();
  private readonly failures = attemptSeries.failures.empty();

  constructor(
    private readonly from: Date,
    private readonly place: AttemptPlace,
  ) {}

  add(attempt: Attempt): void {
    const { method, queue, runMs, waitMs, failure } = attempt;
    this.tallyOf(method, queue).add(runMs, waitMs, failure !== undefined);
    if (!failure) return;

    const { server, version } = this.place;
    const where = { methods: method, queues: queue, servers: server, versions: version };
    this.failures.of(failure.fingerprint ?? OTHERS).add(failure, attempt, where);
  }

  toMeasurements(): Measurement[] {
    const { server, version } = this.place;
    const tallies = [...this.byMethod].flatMap(([method, byQueue]) =>
      Array.from(byQueue, ([queue, tally]) => ({ method, queue, tally })),
    );
    const servers = summedBy(tallies, () => server);
    const series = {
      methods: summedBy(tallies, ({ method }) => method),
      queues: summedBy(tallies, ({ queue }) => queue),
      servers,
      ...(version === undefined ? {} : { versions: renamed(servers, version) }),
      ...(this.failures.isEmpty ? {} : { failures: this.failures }),
    };
    return Object.entries(series).map(([name, sums]) => ({
      id: randomUUID(),
      series: name,
      from: this.from,
      body: JSON.stringify(sums),
    }));
  }

  private tallyOf(method: string, queue: string): AttemptTally {
    const byQueue = this.queuesOf(method);
    const there = byQueue.get(queue);
    if (there) return there;

    const tally = new AttemptTally();
    byQueue.set(queue, tally);
    return tally;
  }

  private queuesOf(method: string): Map<string, AttemptTally> {
    const there = this.byMethod.get(method);
    if (there) return there;
    if (this.byMethod.size >= MAX_METHODS && method !== OTHERS) return this.queuesOf(OTHERS);

    const byQueue = new Map<string, AttemptTally>();
    this.byMethod.set(method, byQueue);
    return byQueue;
  }
}

interface CallTally {
  readonly method: string;
  readonly queue: string;
  readonly tally: AttemptTally;
}

function summedBy(tallies: readonly CallTally[], nameOf: (call: CallTally) => string) {
  const sums = attemptSeries.methods.empty();
  sums.merge(tallies.map((call) => [nameOf(call), call.tally] as const));
  return sums;
}

/** A server runs one version of the application, so its version has the same sums as the server. */
function renamed(sums: TallyMap<AttemptTally>, name: string): TallyMap<AttemptTally> {
  const all = attemptSeries.versions.empty();
  all.merge(Array.from(sums.entries, ([, tally]) => [name, tally] as const));
  return all;
}
