export interface LeaseBounds {
  readonly heartbeatIntervalMs: number;
  readonly serverTimeoutMs: number;
}

/**
 * Whether an answer that gave leases came so late, because the process was frozen, that other servers may have
 * ended these leases meanwhile. The last heartbeat before the question was at most one interval old.
 *
 * @param askedMs when the store was asked, by `performance.now()`
 */
export function isLateAnswer(
  askedMs: number,
  { heartbeatIntervalMs, serverTimeoutMs }: LeaseBounds,
): boolean {
  return performance.now() - askedMs > serverTimeoutMs - heartbeatIntervalMs;
}
