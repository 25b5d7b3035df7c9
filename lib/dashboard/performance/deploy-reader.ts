import { attemptSeries } from '../../attempts/attempt-series.js';
import { OTHERS } from '../../attempts/tally-map.js';
import type { MeasurementStore } from '../../storage/measurements/measurement-store.js';
import { SharedAnswers } from '../../support/flow/shared-answers.js';
import type { Deploy } from '../answers/performance.js';
import { deploysOf } from './deploys.js';

/** Servers report every few seconds, so nobody sees the difference. */
const MAX_AGE_MS = 5_000;

/** Reads when versions of the application began to run, once for all charts. */
export class DeployReader {
  private readonly answers = new SharedAnswers<readonly Deploy[]>(MAX_AGE_MS);

  constructor(private readonly store: MeasurementStore) {}

  /** @param since the first instant of a step */
  read(since: Date, stepMs: number): Promise<readonly Deploy[]> {
    return this.answers.get(`${stepMs} ${since.getTime()}`, () => this.readNow(since, stepMs));
  }

  private async readNow(since: Date, stepMs: number): Promise<readonly Deploy[]> {
    const sums = await attemptSeries.versions.sumsSince(this.store, since, stepMs);
    return deploysOf(
      Array.from(sums, ([from, tallies]) => {
        const names = Array.from(tallies.entries, ([name]) => name);
        return [from, names.filter((name) => name !== OTHERS)] as const;
      }),
    );
  }
}
