import { HangfireError } from '../../support/hangfire-error.js';

const MAX_SHOWN = 10;

export class UnknownParentError extends HangfireError {
  readonly code = 'HANGFIRE_UNKNOWN_PARENT';

  constructor(readonly parentIds: readonly string[]) {
    const shown = parentIds.slice(0, MAX_SHOWN).join(', ');
    const more = parentIds.length > MAX_SHOWN ? ` and ${parentIds.length - MAX_SHOWN} more` : '';
    super(
      `No job or batch has the id ${shown}${more}. It may have expired, or belong to a transaction ` +
        'that is not committed: pass the `manager` of that transaction. Nothing was stored.',
    );
  }
}
