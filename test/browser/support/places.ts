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

/** Each by itself of what may be special about a place, on each platform. */
export const ALL_PLACES: readonly Place[] = PLATFORMS.flatMap((platform): Place[] => [
  { platform, where: 'at /hangfire' },
  { platform, where: 'under a global prefix', globalPrefix: 'v1/api' },
  { platform, where: 'behind a proxy path', proxyPath: '/internal/tools' },
  { platform, where: 'in an application that has grown', hasGrown: true },
]);

/** All of that at once. */
export const DEEP: Place = {
  platform: 'fastify',
  where: 'in one that has grown, under a global prefix behind a proxy path',
  hasGrown: true,
  globalPrefix: 'v1/api',
  proxyPath: '/internal/tools',
};

/** The plain one, or when everything is run the one in which most can go wrong. */
export const HARDEST: Place = isWhole ? DEEP : AT_HANGFIRE;

/** Those that are meant, or by `npm test` the one on Fastify: most other specs are on Express. */
export function onPlatforms(isMeant: (place: Place) => boolean): readonly Place[] {
  const places = ALL_PLACES.filter(isMeant);
  return isWhole ? places : places.slice(-1);
}

export const isPlain = ({ where }: Place): boolean => where === 'at /hangfire';

export const configureFor =
  ({ globalPrefix, hasGrown }: Place) =>
  (app: INestApplication): void => {
    if (globalPrefix) app.setGlobalPrefix(globalPrefix);
    if (hasGrown) growing()(app);
  };

export const modulesFor = ({ hasGrown }: Place) => (hasGrown ? [GrownModule] : []);
