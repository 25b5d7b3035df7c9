/** Errors of a statement that was prepared on its connection before, by the place in PostgreSQL that raises them. */
const RAISED_BY = new Map([
  // "cached plan must not change result type": a table was changed.
  ['0A000', 'RevalidateCachedQuery'],
  // "bind message supplies … parameters, but prepared statement … requires …": another one has that name.
  ['08P01', 'exec_bind_message'],
]);
/** No statement of that name, or one that nobody here has prepared. */
const LOST_STATES = new Set(['26000', '42P05']);

/**
 * Whether a connection does not have a statement as it was prepared there: its session was reset (`DISCARD ALL`),
 * or is another one since, because a proxy gives connections sessions by turns. Nothing has been executed.
 */
export function hasLostStatement(error: unknown): boolean {
  if (!(error instanceof Error)) return false;

  const { code, routine } = error as { code?: unknown; routine?: unknown };
  if (typeof code !== 'string') return false;
  return LOST_STATES.has(code) || (routine !== undefined && RAISED_BY.get(code) === routine);
}
