import type { ServerRecord } from '../../storage/server-store.js';

/** By default a server sends a heartbeat every six seconds, and counts as lost after fifteen. */
const SILENT_AFTER_MS = 30_000;

/** Whether the server was silent for so long that something must be wrong. */
export function isSilent({ heartbeatAt }: ServerRecord, now: Date): boolean {
  return now.getTime() - heartbeatAt.getTime() > SILENT_AFTER_MS;
}
