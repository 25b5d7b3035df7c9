export interface LeaseBounds {
  readonly heartbeatIntervalMs: number;
  readonly serverTimeoutMs: number;
}

/**
 * Whether an answer with leases came too late, because the process was frozen. By then other servers may have ended
 * these leases. When the store was asked, the last heartbeat was at most one interval old.
 *
 * @param askedMs when the store was asked, by `performance.now()`
 */
export function isLateAnswer(
  askedMs: number,
  { heartbeatIntervalMs, serverTimeoutMs }: LeaseBounds,
): boolean {
  return performance.now() - askedMs > serverTimeoutMs - heartbeatIntervalMs;
}
