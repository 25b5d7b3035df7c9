import type { State } from './state.js';

export interface AwaitingStateOptions {
  /**
   * What has to become of every parent before the job goes on.
   *
   * @default 'succeeded'
   */
  readonly condition?: 'succeeded' | 'deleted' | 'finished' | 'completed' | 'started' | undefined;
  /** Once its parents have ended, the job waits for so much longer, in milliseconds. */
  readonly delayMs?: number | undefined;
  /** Once its parents have ended, the job waits until then. */
  readonly enqueueAt?: Date | undefined;
  readonly reason?: string | undefined;
}

/**
 * Waiting for other jobs, or for batches, to end.
 *
 * A job that is created in this state is linked to its parents. One that is brought into it later is
 * not: nothing leads out of it then but a call.
 */
export class AwaitingState implements State {
  static readonly NAME = 'Awaiting';
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
