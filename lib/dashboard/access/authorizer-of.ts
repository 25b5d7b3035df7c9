import type { ModuleRef } from '@nestjs/core';
import {
  type AuthorizeOption,
  type DashboardAuthorizer,
  isAuthorizerClass,
} from './authorize-option.js';
import type { DashboardRequest } from './dashboard-request.js';
import { isLocalRequest } from './local-requests.js';
import { PERMISSIONS } from './permissions.js';

/** Without the option, people on this machine may do everything, and nobody else anything. */
export const localOnly: DashboardAuthorizer = {
  authorize: (request: DashboardRequest) =>
    isLocalRequest(request) && { name: 'local user', permissions: PERMISSIONS },
};

export async function authorizerOf(
  option: AuthorizeOption | undefined,
  moduleRef: ModuleRef,
): Promise<DashboardAuthorizer> {
  if (option === undefined) return localOnly;
  if (!isAuthorizerClass(option)) return { authorize: option };

  try {
    return moduleRef.get(option, { strict: false });
  } catch {
    return moduleRef.create(option);
  }
}
