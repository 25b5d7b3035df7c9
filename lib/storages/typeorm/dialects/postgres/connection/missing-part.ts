/** SQLSTATEs of a schema, a table, a column or a function that is not there. */
const UNDEFINED = new Set(['3F000', '42P01', '42703', '42883']);
const CHECK_VIOLATION = '23514';

/**
 * Whether an error says that something of the schema is gone that was there before: a table, all of them, or
 * the partition of a day. A row without a partition violates a check that has no name; the text of the error
 * may be in any language.
 */
export function isMissingPart(error: unknown): boolean {
  const { code, table, constraint } = error as {
    code?: unknown;
    table?: unknown;
    constraint?: unknown;
  };
  if (code === CHECK_VIOLATION) return table === 'finished_job' && !constraint;
  return typeof code === 'string' && UNDEFINED.has(code);
}
