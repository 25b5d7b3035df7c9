import type { State } from './state.js';

/** Its method ran to its end. */
export class SucceededState implements State {
  static readonly NAME = 'Succeeded';
  readonly name = SucceededState.NAME;
  readonly isFinal = true;

  /**
   * @param result the serialised return value; undefined when there was none
   * @param latencyMs from when the job became ready to the start of its run
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
