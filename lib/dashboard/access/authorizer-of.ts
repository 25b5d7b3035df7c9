import type { ModuleRef } from '@nestjs/core';
import { DashboardClosedError } from '../errors/dashboard-closed-error.js';
import {
  type AuthorizeOption,
  type DashboardAuthorizer,
  isAuthorizerClass,
} from './authorize-option.js';

/** @throws the error of creating the class */
export async function authorizerOf(
  option: AuthorizeOption,
  moduleRef: ModuleRef,
): Promise<DashboardAuthorizer> {
  if (!isAuthorizerClass(option)) return { authorize: option };

  try {
    return moduleRef.get(option, { strict: false });
  } catch {
    return moduleRef.create(option);
  }
}

/** Lets nobody in: for production without `authorize`. */
export const closedToAll: DashboardAuthorizer = {
  authorize: () => {
    throw new DashboardClosedError();
  },
};
