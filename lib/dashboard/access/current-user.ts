import { UnauthenticatedError } from '../errors/unauthenticated-error.js';
import type { DashboardUser } from './dashboard-user.js';

/** Not on the request itself: an application may keep a user of its own there. */
const users = new WeakMap<object, DashboardUser>();

export function rememberUser(request: object, user: DashboardUser): void {
  users.set(request, user);
}

/** Who has sent the request, as was found out when it was let in. */
export function userOfRequest(request: object): DashboardUser {
  const user = users.get(request);
  if (!user) throw new UnauthenticatedError();
  return user;
}
