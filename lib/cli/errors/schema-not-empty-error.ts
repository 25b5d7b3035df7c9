import { HangfireError } from '../../support/hangfire-error.js';

export class SchemaNotEmptyError extends HangfireError {
  readonly code = 'HANGFIRE_SCHEMA_NOT_EMPTY';

  constructor(readonly schema: string) {
    super(
      `The schema "${schema}" is not empty, and the cases would destroy its content. Give --schema the name of a ` +
        'schema that is empty or does not exist, or leave --schema out.',
    );
  }
}
