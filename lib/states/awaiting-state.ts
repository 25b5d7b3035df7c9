import type { State } from './state.js';
import { AWAITING } from './state-names.js';

export interface AwaitingStateOptions {
  /**
   * How every parent must end before the job goes on.
   *
   * @default 'succeeded'
   */
  readonly condition?: 'succeeded' | 'deleted' | 'finished' | 'completed' | 'started' | undefined;
  /** How long the job waits after the end of its parents, in milliseconds. */
  readonly delayMs?: number | undefined;
  /** The job waits until this time after the end of its parents. */
  readonly enqueueAt?: Date | undefined;
  readonly reason?: string | undefined;
}

/**
 * The job waits for the end of other jobs or batches.
 *
 * A job that is created in this state has links to its parents. A job that comes into this state later has no links, so
 * only a call brings it out of the state.
 */
export class AwaitingState implements State {
  static readonly NAME = AWAITING;
  readonly name = AwaitingState.NAME;
  readonly isFinal = false;
  readonly reason: string | undefined;
  readonly condition: NonNullable<AwaitingStateOptions['condition']>;

  constructor(
    readonly parentIds: readonly string[] = [],
    readonly options: AwaitingStateOptions = {},
  ) {
    this.reason = options.reason;
    this.condition = options.condition ?? 'succeeded';
  }

  toData() {
    const { parentIds, condition } = this;
    const { delayMs, enqueueAt } = this.options;
    return {
      parentIds,
      condition,
      ...(delayMs === undefined ? {} : { delayMs }),
      ...(enqueueAt === undefined ? {} : { enqueueAt: enqueueAt.toISOString() }),
    };
  }
}
