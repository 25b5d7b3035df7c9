import type { Permission } from '../answers/session.js';

/** All permissions that a person can have. Every other permission needs `view`. */
export const PERMISSIONS = [
  'view',
  'create',
  'requeue',
  'delete',
  'trigger',
  'pause',
  'edit',
] as const satisfies readonly Permission[];
