export interface LeaseBounds {
  readonly heartbeatIntervalMs: number;
  readonly serverTimeoutMs: number;
}

/**
 * Whether an answer that gave leases came so late, because the process was frozen, that the others may
 * have ended them meanwhile. The last heartbeat before the question was at most an interval old.
 *
 * @param askedMs when the store was asked, by `performance.now()`
 */
export function isLateAnswer(
  askedMs: number,
  { heartbeatIntervalMs, serverTimeoutMs }: LeaseBounds,
): boolean {
  return performance.now() - askedMs > serverTimeoutMs - heartbeatIntervalMs;
}
