import type { Type } from '@nestjs/common';
import type { ApiResource } from './api-route.js';
import { AuditResource } from './resources/audit.resource.js';
import { BatchesResource } from './resources/batches.resource.js';
import { BulkOperationsResource } from './resources/bulk-operations.resource.js';
import { CronPreviewsResource } from './resources/cron-previews.resource.js';
import { FailuresResource } from './resources/failures.resource.js';
import { FlowResource } from './resources/flow.resource.js';
import { JobExportsResource } from './resources/job-exports.resource.js';
import { JobsResource } from './resources/jobs.resource.js';
import { LiveResource } from './resources/live.resource.js';
import { NewJobsResource } from './resources/new-jobs.resource.js';
import { OverviewResource } from './resources/overview.resource.js';
import { PerformanceResource } from './resources/performance.resource.js';
import { ProblemsResource } from './resources/problems.resource.js';
import { QueuesResource } from './resources/queues.resource.js';
import { RecurringJobsResource } from './resources/recurring-jobs.resource.js';
import { ServersResource } from './resources/servers.resource.js';
import { SessionResource } from './resources/session.resource.js';

/** All resources of the API. */
export const API_RESOURCES: readonly Type<ApiResource>[] = [
  SessionResource,
  LiveResource,
  OverviewResource,
  PerformanceResource,
  FailuresResource,
  // This resource comes before JobsResource, which would treat its path as the id of a job.
  JobExportsResource,
  JobsResource,
  NewJobsResource,
  BulkOperationsResource,
  RecurringJobsResource,
  CronPreviewsResource,
  BatchesResource,
  FlowResource,
  QueuesResource,
  ServersResource,
  ProblemsResource,
  AuditResource,
];
