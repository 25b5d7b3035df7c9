import type { INestApplication } from '@nestjs/common';
import { PLATFORMS, type Platform } from '../../support/dashboard-app.js';
import { isWhole } from '../../support/extent.js';
import { GrownModule, growing } from '../../support/grown-application.js';

/** A platform, and where on it the dashboard is. */
export interface Place {
  readonly platform: Platform;
  readonly where:
    | 'at /hangfire'
    | 'under a global prefix'
    | 'behind a proxy path'
    | 'in an application that has grown'
    | 'in one that has grown, under a global prefix behind a proxy path';
  readonly globalPrefix?: string;
  readonly proxyPath?: string;
  /** Whether the application has an interceptor, a filter and more for all that it answers. */
  readonly hasGrown?: boolean;
}

export const AT_HANGFIRE: Place = { platform: 'express', where: 'at /hangfire' };

/** Every place in which every page and every action has to work. */
export const ALL_PLACES: readonly Place[] = PLATFORMS.flatMap((platform): Place[] => [
  { platform, where: 'at /hangfire' },
  { platform, where: 'under a global prefix', globalPrefix: 'v1/api' },
  { platform, where: 'behind a proxy path', proxyPath: '/internal/tools' },
  { platform, where: 'in an application that has grown', hasGrown: true },
]);

const DEEP: Place = {
  platform: 'fastify',
  where: 'in one that has grown, under a global prefix behind a proxy path',
  hasGrown: true,
  globalPrefix: 'v1/api',
  proxyPath: '/internal/tools',
};

/** The plain one, or each by itself and all that may be special of one in another. */
export const PLACES: readonly Place[] = isWhole ? [...ALL_PLACES, DEEP] : [AT_HANGFIRE];

export const configureFor =
  ({ globalPrefix, hasGrown }: Place) =>
  (app: INestApplication): void => {
    if (globalPrefix) app.setGlobalPrefix(globalPrefix);
    if (hasGrown) growing()(app);
  };

export const modulesFor = ({ hasGrown }: Place) => (hasGrown ? [GrownModule] : []);
