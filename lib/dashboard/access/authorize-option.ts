import type { Type } from '@nestjs/common';
import type { MaybePromise } from '../../support/flow/maybe-promise.js';
import type { Authorization } from './dashboard-user.js';

/**
 * Says who has sent a request. It is a provider of the application, or else a class that the dashboard
 * makes with the providers that it injects. It must be a singleton.
 */
export interface DashboardAuthorizer {
  // Each platform has a type of its own for requests.
  // biome-ignore lint/suspicious/noExplicitAny: see above
  authorize(request: any): MaybePromise<Authorization>;
}

export type AuthorizeFunction = DashboardAuthorizer['authorize'];

export type AuthorizeOption = AuthorizeFunction | Type<DashboardAuthorizer>;

/** Whether the option is a class to inject, and not a function to call. */
export function isAuthorizerClass(option: AuthorizeOption): option is Type<DashboardAuthorizer> {
  return typeof option.prototype?.authorize === 'function';
}
