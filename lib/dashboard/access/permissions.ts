import type { Permission } from '../answers/session.js';

/** Everything that a person may be allowed to do; `view` is needed for everything else. */
export const PERMISSIONS = [
  'view',
  'requeue',
  'delete',
  'trigger',
  'pause',
  'edit',
] as const satisfies readonly Permission[];
