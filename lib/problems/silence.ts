import type { ServerRecord } from '../storage/servers/server-store.js';
import { SILENT_AFTER_MS } from '../storage/servers/signs.js';

/** A server that sends heartbeats seldom is silent when it has missed two of them. */
const SILENT_AFTER_INTERVALS = 3;

/** Whether the server was silent for so long that something must be wrong. */
export function isSilent({ heartbeatAt, activity }: ServerRecord, now: Date): boolean {
  const longMs = SILENT_AFTER_INTERVALS * (activity?.heartbeatIntervalMs ?? 0);
  return now.getTime() - heartbeatAt.getTime() > Math.max(SILENT_AFTER_MS, longMs);
}
