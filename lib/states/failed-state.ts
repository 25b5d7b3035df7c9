import { safely } from '../support/safely.js';
import { type ExceptionInfo, exceptionInfo, isError } from './exception-info.js';
import type { State } from './state.js';

export interface FailedStateOptions {
  readonly reason?: string | undefined;
  readonly serverId?: string | undefined;
  /**
   * How many lines of the stack are kept.
   *
   * @default 100
   */
  readonly maxStackLines?: number | undefined;
}

const MAX_STACK_LINES = 100;
const MAX_LINE_CHARS = 1_000;

/** Its method threw and no retry is left. Not final: it waits for a person. */
export class FailedState implements State {
  static readonly NAME = 'Failed';
  readonly name = FailedState.NAME;
  readonly isFinal = false;
  readonly reason: string | undefined;
  readonly exception: ExceptionInfo;

  constructor(
    readonly error: unknown,
    private readonly options: FailedStateOptions = {},
  ) {
    this.reason = options.reason;
    this.exception = exceptionInfo(error);
  }

  toData() {
    const { serverId } = this.options;
    return {
      exception: this.exception,
      stack: this.stack(),
      ...(serverId === undefined ? {} : { serverId }),
    };
  }

  private stack(): string {
    const { error } = this;
    const stack = safely(() => (isError(error) ? String(error.stack ?? '') : ''), '');
    const lines = stack.split('\n');
    const limit = this.options.maxStackLines ?? MAX_STACK_LINES;
    if (limit === 0) return '';

    const kept = lines.slice(0, limit).map((line) => line.slice(0, MAX_LINE_CHARS));

    if (lines.length > limit) kept.push(`… ${lines.length - limit} more lines`);
    return kept.join('\n');
  }
}
