import type { INestApplication } from '@nestjs/common';
import { PLATFORMS, type Platform } from '../../support/dashboard-app.js';

/** A platform, and where on it the dashboard is. */
export interface Place {
  readonly platform: Platform;
  readonly where:
    | 'at /hangfire'
    | 'under a global prefix'
    | 'behind a proxy path'
    | 'under a global prefix behind a proxy path';
  readonly globalPrefix?: string;
  readonly proxyPath?: string;
}

export const AT_HANGFIRE: Place = { platform: 'express', where: 'at /hangfire' };

/** Every place in which every page and every action has to work. */
export const ALL_PLACES: readonly Place[] = PLATFORMS.flatMap((platform): Place[] => [
  { platform, where: 'at /hangfire' },
  { platform, where: 'under a global prefix', globalPrefix: 'v1/api' },
  { platform, where: 'behind a proxy path', proxyPath: '/internal/tools' },
]);

const DEEP: Place = {
  platform: 'fastify',
  where: 'under a global prefix behind a proxy path',
  globalPrefix: 'v1/api',
  proxyPath: '/internal/tools',
};

/** Both platforms, and every part that an address can have; `BROWSER_PLACES=all` takes them one by one. */
export const PLACES: readonly Place[] =
  process.env.BROWSER_PLACES === 'all' ? ALL_PLACES : [AT_HANGFIRE, DEEP];

export const configureFor =
  ({ globalPrefix }: Place) =>
  (app: INestApplication): void => {
    if (globalPrefix) app.setGlobalPrefix(globalPrefix);
  };
