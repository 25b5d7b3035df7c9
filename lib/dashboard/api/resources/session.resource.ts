import { Inject, Injectable } from '@nestjs/common';
import { HangfireClient } from '../../../client/hangfire-client.js';
import { LIBRARY_VERSION } from '../../../support/versions/library-version.js';
import { DashboardAccess } from '../../access/dashboard-access.js';
import type { DashboardUser } from '../../access/dashboard-user.js';
import type { SessionAnswer } from '../../answers/session.js';
import { SiblingDashboards } from '../../mounting/sibling-dashboards.js';
import { OwnPages } from '../../own-pages/own-pages.js';
import type { ResolvedDashboardOptions } from '../../resolve-dashboard-options.js';
import { DASHBOARD_OPTIONS } from '../../tokens.js';
import type { ApiResource, ApiRoute } from '../api-route.js';
import { present } from '../mapping/present.js';

/** The person who asks, and what they may do. */
@Injectable()
export class SessionResource implements ApiResource {
  readonly routes: readonly ApiRoute[] = [
    { method: 'GET', path: 'session', pace: 'at-once', answer: ({ by }) => this.get(by) },
  ];

  constructor(
    @Inject(HangfireClient) private readonly client: HangfireClient,
    @Inject(DashboardAccess) private readonly access: DashboardAccess,
    @Inject(SiblingDashboards) private readonly siblings: SiblingDashboards,
    @Inject(OwnPages) private readonly pages: OwnPages,
    @Inject(DASHBOARD_OPTIONS) private readonly options: ResolvedDashboardOptions,
  ) {}

  private get(user: DashboardUser): SessionAnswer {
    const { title, backLink, statsPollingIntervalMs, displayArguments } = this.options;
    const { storage } = this.client;
    return present({
      user: user.name,
      permissions: user.permissions,
      title,
      backLink,
      dashboards: this.siblings.list(),
      statsPollingIntervalMs,
      displayArguments,
      token: this.access.tokenFor(user),
      pages: this.pages.openTo(user),
      version: LIBRARY_VERSION,
      storage: storage.name,
      now: storage.clock.now().getTime(),
    });
  }
}
