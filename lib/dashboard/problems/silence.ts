import type { ServerRecord } from '../../storage/server-store.js';

/** By default a server shows itself every six seconds, and is given up after fifteen. */
const SILENT_AFTER_MS = 30_000;

/** Whether nothing was heard from the server for so long that something must be wrong. */
export function isSilent({ heartbeatAt }: ServerRecord, now: Date): boolean {
  return now.getTime() - heartbeatAt.getTime() > SILENT_AFTER_MS;
}
