import type { State } from './state.js';
import { SUCCEEDED } from './state-names.js';

/** The method ran to its end. */
export class SucceededState implements State {
  static readonly NAME = SUCCEEDED;
  readonly name = SucceededState.NAME;
  readonly isFinal = true;

  /**
   * @param result the serialised return value; undefined where the method returned nothing
   * @param latencyMs the time from when the job became ready to the start of its run
   * @param durationMs how long the run took
   */
  constructor(
    readonly result: string | undefined,
    readonly latencyMs: number,
    readonly durationMs: number,
    readonly reason?: string,
  ) {}

  toData() {
    const { latencyMs, durationMs, result } = this;
    return result === undefined ? { latencyMs, durationMs } : { latencyMs, durationMs, result };
  }
}
