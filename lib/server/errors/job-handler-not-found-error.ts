import { HangfireError } from '../../support/hangfire-error.js';

const MAX_NAMES = 30;

export class JobHandlerNotFoundError extends HangfireError {
  readonly code = 'HANGFIRE_HANDLER_NOT_FOUND';

  constructor(
    readonly jobType: string,
    readonly known: readonly string[],
  ) {
    super(
      `No provider named "${jobType}" is registered on this server. Known: ${listOf(known)}. ` +
        'Import the module that provides it, or keep the old name with ' +
        `@JobType('NewName', { aliases: ['${jobType}'] }).`,
    );
  }
}

function listOf(names: readonly string[]): string {
  if (names.length <= MAX_NAMES) return names.join(', ') || 'none';
  return `${names.slice(0, MAX_NAMES).join(', ')} and ${names.length - MAX_NAMES} more`;
}
