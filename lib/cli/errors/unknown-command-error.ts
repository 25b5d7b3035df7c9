import { HangfireError } from '../../support/hangfire-error.js';
import { didYouMean } from '../../support/text/did-you-mean.js';

export class UnknownCommandError extends HangfireError {
  readonly code = 'HANGFIRE_UNKNOWN_COMMAND';

  constructor(
    readonly command: string | undefined,
    readonly known: readonly string[],
  ) {
    const meant = command === undefined ? undefined : didYouMean(command, known);
    const problem =
      command === undefined ? 'No command was given.' : `Unknown command "${command}".`;
    const hint =
      meant === undefined ? `Known commands: ${known.join(', ')}.` : `Did you mean "${meant}"?`;
    super(`${problem} ${hint}`);
  }
}
