import type { Provider } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import { BulkOperations } from '../client/bulk/bulk-operations.js';
import { BulkRunner } from '../client/bulk/bulk-runner.js';
import { HangfireClient } from '../client/hangfire-client.js';
import { accessProviders } from './access/access-providers.js';
import { MountPath } from './access/mount-path.js';
import { RequestLine } from './access/request-line.js';
import { sectionProviders } from './answering/section-providers.js';
import { JobActions } from './api/job-actions.js';
import { BatchHoldReader } from './api/readers/batch-hold-reader.js';
import { LineReader } from './api/readers/line-reader.js';
import { LinkReader } from './api/readers/link-reader.js';
import { OverviewReader } from './api/readers/overview-reader.js';
import { QueueReader } from './api/readers/queue-reader.js';
import { RecurringReader } from './api/readers/recurring-reader.js';
import { ServerReader } from './api/readers/server-reader.js';
import { RequestedSearches } from './api/requests/requested-searches.js';
import { builtPages } from './assets/built-pages.js';
import { WebFiles } from './assets/web-files.js';
import { AuditLog } from './audit/audit-log.js';
import { BulkOutcomes } from './bulk/bulk-outcomes.js';
import { JobMethods } from './creation/job-methods.js';
import type { DashboardOptions } from './dashboard-options.js';
import { Disclosure } from './display/disclosure.js';
import { FlowReader } from './flow/flow-reader.js';
import { LivePoller } from './live/live-poller.js';
import { SharedReadings } from './live/shared-readings.js';
import { StreamBounds } from './live/stream-bounds.js';
import { SiblingDashboards } from './mounting/sibling-dashboards.js';
import { OwnPages } from './own-pages/own-pages.js';
import { DeployReader } from './performance/deploy-reader.js';
import { FailureReader } from './performance/failure-reader.js';
import { PerformanceReader } from './performance/performance-reader.js';
import {
  type ResolvedDashboardOptions,
  resolveDashboardOptions,
} from './resolve-dashboard-options.js';
import { DASHBOARD_OPTIONS, GIVEN_DASHBOARD_OPTIONS } from './tokens.js';
import { WaitReader } from './waiting/wait-reader.js';

/** The providers of a dashboard, beside its controller and its options. */
export const dashboardProviders: Provider[] = [
  {
    provide: DASHBOARD_OPTIONS,
    inject: [GIVEN_DASHBOARD_OPTIONS],
    useFactory: (given: DashboardOptions) => resolveDashboardOptions(given),
  },
  ...accessProviders,
  {
    provide: Disclosure,
    inject: [HangfireClient, DASHBOARD_OPTIONS],
    useFactory: ({ handlers }: HangfireClient, options: ResolvedDashboardOptions) =>
      new Disclosure(handlers, options),
  },
  {
    provide: LivePoller,
    inject: [HangfireClient, DASHBOARD_OPTIONS],
    useFactory: ({ storage, logger }: HangfireClient, options: ResolvedDashboardOptions) =>
      new LivePoller(storage, { intervalMs: options.statsPollingIntervalMs }, logger),
  },
  {
    provide: SharedReadings,
    inject: [LivePoller, DASHBOARD_OPTIONS],
    useFactory: (poller: LivePoller, options: ResolvedDashboardOptions) =>
      new SharedReadings(poller, { intervalMs: options.statsPollingIntervalMs }),
  },
  { provide: RequestLine, useFactory: () => new RequestLine() },
  { provide: StreamBounds, useFactory: () => new StreamBounds() },
  {
    provide: AuditLog,
    inject: [HangfireClient],
    useFactory: ({ storage, logger }: HangfireClient) => new AuditLog(storage.audit, logger),
  },
  {
    provide: BulkOperations,
    inject: [HangfireClient],
    useFactory: ({ bulk }: HangfireClient) => bulk.operations,
  },
  {
    provide: BulkOutcomes,
    inject: [HangfireClient],
    useFactory: ({ storage }: HangfireClient) => new BulkOutcomes(storage.monitoring),
  },
  {
    provide: BulkRunner,
    inject: [HangfireClient],
    useFactory: ({ bulk }: HangfireClient) => bulk.runner,
  },
  {
    provide: JobMethods,
    inject: [HangfireClient],
    useFactory: (client: HangfireClient) => new JobMethods(client),
  },
  {
    provide: JobActions,
    inject: [HangfireClient, AuditLog],
    useFactory: (client: HangfireClient, audit: AuditLog) => new JobActions(client, audit),
  },
  {
    provide: RequestedSearches,
    inject: [HangfireClient, Disclosure],
    useFactory: (client: HangfireClient, disclosure: Disclosure) =>
      new RequestedSearches(client, disclosure),
  },
  {
    provide: LinkReader,
    inject: [HangfireClient, Disclosure],
    useFactory: ({ storage }: HangfireClient, disclosure: Disclosure) =>
      new LinkReader(storage, disclosure),
  },
  {
    provide: FlowReader,
    inject: [HangfireClient, Disclosure],
    useFactory: ({ storage }: HangfireClient, disclosure: Disclosure) =>
      new FlowReader(storage, disclosure),
  },
  {
    provide: BatchHoldReader,
    inject: [HangfireClient],
    useFactory: ({ storage }: HangfireClient) => new BatchHoldReader(storage),
  },
  {
    provide: RecurringReader,
    inject: [HangfireClient, Disclosure],
    useFactory: (client: HangfireClient, disclosure: Disclosure) =>
      new RecurringReader(client, disclosure),
  },
  {
    provide: OverviewReader,
    inject: [HangfireClient, LivePoller, Disclosure],
    useFactory: ({ storage }: HangfireClient, poller: LivePoller, disclosure: Disclosure) =>
      new OverviewReader(storage, poller, disclosure),
  },
  {
    provide: SiblingDashboards,
    inject: [ModulesContainer, DASHBOARD_OPTIONS, MountPath],
    useFactory: (
      modules: ModulesContainer,
      { title }: ResolvedDashboardOptions,
      mount: MountPath,
    ) => new SiblingDashboards(modules, title, mount),
  },
  {
    provide: PerformanceReader,
    inject: [HangfireClient],
    useFactory: ({ storage }: HangfireClient) => new PerformanceReader(storage),
  },
  {
    provide: FailureReader,
    inject: [HangfireClient, Disclosure, DeployReader],
    useFactory: ({ storage }: HangfireClient, disclosure: Disclosure, deploys: DeployReader) =>
      new FailureReader(storage, disclosure, deploys),
  },
  {
    provide: DeployReader,
    inject: [HangfireClient],
    useFactory: ({ storage }: HangfireClient) => new DeployReader(storage.measurements),
  },
  {
    provide: QueueReader,
    inject: [HangfireClient, LivePoller, SharedReadings],
    useFactory: ({ storage }: HangfireClient, poller: LivePoller, readings: SharedReadings) =>
      new QueueReader(storage, poller, readings),
  },
  {
    provide: LineReader,
    inject: [HangfireClient, Disclosure, SharedReadings],
    useFactory: ({ storage }: HangfireClient, disclosure: Disclosure, readings: SharedReadings) =>
      new LineReader(storage, disclosure, readings),
  },
  {
    provide: ServerReader,
    inject: [HangfireClient, Disclosure, SharedReadings],
    useFactory: ({ storage }: HangfireClient, disclosure: Disclosure, readings: SharedReadings) =>
      new ServerReader(storage, disclosure, readings),
  },
  {
    provide: WaitReader,
    inject: [HangfireClient, LivePoller, Disclosure],
    useFactory: ({ storage }: HangfireClient, poller: LivePoller, disclosure: Disclosure) =>
      new WaitReader(storage, poller, disclosure),
  },
  {
    provide: OwnPages,
    inject: [DASHBOARD_OPTIONS, HangfireClient],
    useFactory: ({ pages }: ResolvedDashboardOptions, { logger }: HangfireClient) =>
      new OwnPages(pages, logger),
  },
  { provide: WebFiles, useFactory: () => new WebFiles(builtPages) },
  ...sectionProviders,
];
