import { type Reason, reasonData, reasonText } from './engine-reason.js';
import { type ExceptionInfo, exceptionInfo } from './exception-info.js';
import { stackText } from './stack-text.js';
import type { State } from './state.js';
import { FAILED } from './state-names.js';

export interface FailedStateOptions {
  readonly reason?: Reason | undefined;
  readonly serverId?: string | undefined;
  /**
   * How many lines of the stack the state keeps.
   *
   * @default 100
   */
  readonly maxStackLines?: number | undefined;
}

const MAX_STACK_LINES = 100;

/** The method threw, and the job has no retry left. Not final: the job waits for a person. */
export class FailedState implements State {
  static readonly NAME = FAILED;
  readonly name = FailedState.NAME;
  readonly isFinal = false;
  readonly reason: string | undefined;
  readonly exception: ExceptionInfo;
  /** The first lines of the stack; empty where there is none. */
  readonly stack: string;

  constructor(
    readonly error: unknown,
    private readonly options: FailedStateOptions = {},
  ) {
    this.reason = reasonText(options.reason);
    this.exception = exceptionInfo(error, options);
    this.stack = stackText(error, options.maxStackLines ?? MAX_STACK_LINES);
  }

  toData() {
    const { serverId, reason } = this.options;
    return {
      exception: this.exception,
      stack: this.stack,
      ...(serverId === undefined ? {} : { serverId }),
      ...reasonData(reason),
    };
  }
}
