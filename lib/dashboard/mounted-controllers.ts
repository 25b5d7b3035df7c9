import {
  Controller,
  type Type,
  UseFilters,
  UseGuards,
  UseInterceptors,
  VERSION_NEUTRAL,
} from '@nestjs/common';
import { AccessGuard } from './access/access-guard.js';
import { PageGuard } from './access/page-guard.js';
import { OpenController } from './access/sign-in/open.controller.js';
import { OpenGuard } from './access/sign-in/open-guard.js';
import { AnswerInTime } from './api/answer-in-time.js';
import { ErrorAnswerFilter } from './api/error-filter.js';
import { ExpireReadings } from './api/expire-readings.js';
import { AuditController } from './api/resources/audit.controller.js';
import { BatchesController } from './api/resources/batches.controller.js';
import { BulkOperationsController } from './api/resources/bulk-operations.controller.js';
import { CronPreviewsController } from './api/resources/cron-previews.controller.js';
import { FallbackController } from './api/resources/fallback.controller.js';
import { JobsController } from './api/resources/jobs.controller.js';
import { LiveController } from './api/resources/live.controller.js';
import { OverviewController } from './api/resources/overview.controller.js';
import { QueuesController } from './api/resources/queues.controller.js';
import { RecurringJobsController } from './api/resources/recurring-jobs.controller.js';
import { ServersController } from './api/resources/servers.controller.js';
import { SessionController } from './api/resources/session.controller.js';
import { TakeTurns } from './api/take-turns.js';
import { PageErrorFilter } from './assets/page-error-filter.js';
import { PagesController } from './assets/pages.controller.js';
import type { ResolvedMountOptions } from './resolve-dashboard-options.js';

/** They ask the store for nothing. */
const STORELESS: readonly Type[] = [SessionController, CronPreviewsController];

/** By their place under `api`; the last one answers for what there is not. */
const RESOURCES: readonly (readonly [place: string, controller: Type])[] = [
  ['session', SessionController],
  // Its stream is silent while the store is; it limits what else it has by itself.
  ['live', LiveController],
  ['', OverviewController],
  ['jobs', JobsController],
  ['bulk-operations', BulkOperationsController],
  ['recurring-jobs', RecurringJobsController],
  ['cron-previews', CronPreviewsController],
  ['batches', BatchesController],
  ['queues', QueuesController],
  ['servers', ServersController],
  ['audit', AuditController],
  ['', FallbackController],
];

type Mount = Pick<ResolvedMountOptions, 'path' | 'decorators'>;

/**
 * The controllers of one dashboard, as classes of its own: Nest keeps a controller's path with its
 * class, and an application may have several dashboards. The pages come last, because their paths
 * match those of the API as well.
 */
export function mountedControllers({ path, decorators }: Mount): Type[] {
  const api = RESOURCES.map(([place, controller]) =>
    mounted(controller, [path, 'api', place].filter(Boolean).join('/'), [
      ...decorators,
      UseGuards(AccessGuard),
      UseFilters(ErrorAnswerFilter),
      ...interceptorsOf(controller),
    ]),
  );
  const open = mounted(OpenController, `${path}/open`, [
    ...decorators,
    UseGuards(OpenGuard),
    UseFilters(PageErrorFilter),
  ]);
  const pages = mounted(PagesController, path, [
    ...decorators,
    UseGuards(PageGuard),
    UseFilters(PageErrorFilter),
  ]);
  return [...api, open, pages];
}

function interceptorsOf(controller: Type): readonly ClassDecorator[] {
  if (controller === LiveController) return [];
  if (STORELESS.includes(controller)) return [];
  return [UseInterceptors(TakeTurns, ExpireReadings, AnswerInTime)];
}

function mounted(controller: Type, path: string, decorators: readonly ClassDecorator[]): Type {
  const name = controller.name;
  const { [name]: own = controller } = { [name]: class extends controller {} };
  // Guards are asked in the order of their decorators: the application's before the dashboard's.
  for (const decorate of decorators) decorate(own);
  Controller({ path, version: VERSION_NEUTRAL })(own);
  return own;
}
