import type { Permission } from '../answers/session.js';
import { CrossSiteRequestError } from '../errors/cross-site-request-error.js';
import { ForbiddenError } from '../errors/forbidden-error.js';
import { InvalidTokenError } from '../errors/invalid-token-error.js';
import { UnauthenticatedError } from '../errors/unauthenticated-error.js';
import type { DashboardAuthorizer } from './authorize-option.js';
import type { ChangeTokens } from './change-tokens.js';
import { type DashboardRequest, headerOf } from './dashboard-request.js';
import { type DashboardUser, userOf } from './dashboard-user.js';
import { isFromOwnPages } from './same-site.js';

export interface DashboardAccessOptions {
  readonly readOnly: boolean;
}

/** Finds out who has sent a request and what they may do. */
export class DashboardAccess {
  private authorizer: Promise<DashboardAuthorizer> | undefined;

  /** @param findAuthorizer called when all providers exist */
  constructor(
    private readonly findAuthorizer: () => Promise<DashboardAuthorizer>,
    private readonly tokens: ChangeTokens,
    private readonly options: DashboardAccessOptions,
  ) {}

  /** @throws the error of creating the authorizer */
  async prepare(): Promise<void> {
    this.authorizer ??= this.findAuthorizer();
    await this.authorizer;
  }

  /**
   * The sender of the request, who has at least the permission `view`.
   *
   * @throws UnauthenticatedError
   * @throws ForbiddenError
   */
  async viewer(request: DashboardRequest): Promise<DashboardUser> {
    const user = await this.find(request);
    if (!user) throw new UnauthenticatedError();

    requirePermission(user, 'view');
    return user;
  }

  /** The sender of the request, with any permissions; undefined for nobody. */
  async find(request: DashboardRequest): Promise<DashboardUser | undefined> {
    this.authorizer ??= this.findAuthorizer();
    const authorizer = await this.authorizer;
    return userOf(await authorizer.authorize(request), this.options);
  }

  /**
   * @throws CrossSiteRequestError
   * @throws InvalidTokenError
   */
  requireOwnPage(request: DashboardRequest, user: DashboardUser): void {
    if (!isFromOwnPages(request)) throw new CrossSiteRequestError();

    const token = headerOf(request, 'x-hangfire-token');
    if (!this.tokens.isValid(token, user.name)) throw new InvalidTokenError();
  }

  tokenFor(user: DashboardUser): string {
    return this.tokens.tokenFor(user.name);
  }
}

/** @throws ForbiddenError */
export function requirePermission(user: DashboardUser, permission: Permission): void {
  if (!user.permissions.includes(permission)) throw new ForbiddenError(user.name, permission);
}
