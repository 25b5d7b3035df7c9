import { HangfireError } from '../../support/hangfire-error.js';

/** How often jobs of one method ran. */
export interface RunCount {
  /** `Type.method`. */
  readonly callName: string;
  readonly runs: number;
}

const MAX_NAMED = 5;

export class RunLimitError extends HangfireError {
  readonly code = 'HANGFIRE_TESTING_RUN_LIMIT';

  /** @param counts the methods with the most runs first */
  constructor(
    readonly limit: number,
    readonly counts: readonly RunCount[],
  ) {
    super(
      `${limit} jobs ran and there are more: ${named(counts)}. ` +
        'Jobs that go on creating jobs never come to an end. Make sure that they stop; run jobs one ' +
        'by one with runNext, or without the jobs that they create with { recursive: false }; or, where so ' +
        'many runs are meant, raise the limit.',
    );
  }
}

function named(counts: readonly RunCount[]): string {
  const texts = counts
    .slice(0, MAX_NAMED)
    .map(({ callName, runs }) => `${callName} ran ${runs} time${runs === 1 ? '' : 's'}`);
  const others = counts.length - texts.length;
  return others > 0 ? `${texts.join(', ')}, and ${others} other methods` : texts.join(', ');
}
