import type { StorageRoles } from './storage-roles.js';

/** The base of a store whose roles are made elsewhere. The roles become properties of the store. */
export const StoreOfRoles = class {
  constructor(roles: StorageRoles) {
    Object.assign(this, roles);
  }
  // TypeScript does not see what `Object.assign` gives an instance.
} as new (
  roles: StorageRoles,
) => StorageRoles;
