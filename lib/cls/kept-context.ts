import { isRecord } from '../support/is-record.js';

/** The job parameter with the CLS context of the code that has created the job. */
export const CLS = 'Cls';

export interface KeptContext {
  /** The id of the context, if it had an id: usually the id of a request. */
  readonly id?: string;
  readonly values: Readonly<Record<string, unknown>>;
}

/** Reads the parameter, which somebody may have written by hand. */
export function keptContext(stored: unknown): KeptContext {
  const { id, values } = isRecord(stored) ? stored : {};
  return {
    ...(typeof id === 'string' && { id }),
    values: isRecord(values) ? values : {},
  };
}
