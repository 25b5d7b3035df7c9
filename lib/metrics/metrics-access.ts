import type { DashboardAccess } from '../dashboard/access/dashboard-access.js';
import { type DashboardRequest, headerOf } from '../dashboard/access/dashboard-request.js';
import { isSameText } from '../dashboard/access/same-text.js';
import { MetricsForbiddenError } from './errors/metrics-forbidden-error.js';
import { MetricsUnauthenticatedError } from './errors/metrics-unauthenticated-error.js';

const BEARER = /^bearer +(?<token>\S.*)$/i;

/** Lets in programs that have the token, and people who may view. */
export class MetricsAccess {
  /** @param people undefined if only the token lets a request in */
  constructor(
    private readonly token: string | undefined,
    private readonly people: DashboardAccess | undefined,
  ) {}

  /** @throws the error of creating the authorizer */
  async prepare(): Promise<void> {
    await this.people?.prepare();
  }

  /**
   * @throws MetricsUnauthenticatedError
   * @throws MetricsForbiddenError
   */
  async require(request: DashboardRequest): Promise<void> {
    if (this.hasToken(request)) return;
    const user = await this.people?.find(request);
    if (!user) throw new MetricsUnauthenticatedError();
    if (!user.permissions.includes('view')) throw new MetricsForbiddenError(user.name);
  }

  private hasToken(request: DashboardRequest): boolean {
    const given = BEARER.exec(headerOf(request, 'authorization') ?? '')?.groups?.token;
    return given !== undefined && this.token !== undefined && isSameText(given, this.token);
  }
}
