import { UnauthenticatedError } from '../errors/unauthenticated-error.js';
import type { DashboardUser } from './dashboard-user.js';

/** The user is not a property of the request, because the application may keep its own user there. */
const users = new WeakMap<object, DashboardUser>();

export function rememberUser(request: object, user: DashboardUser): void {
  users.set(request, user);
}

/** The sender of the request, as found when the request was let in. */
export function userOfRequest(request: object): DashboardUser {
  const user = users.get(request);
  if (!user) throw new UnauthenticatedError();
  return user;
}
