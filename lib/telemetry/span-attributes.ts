/**
 * The attributes of messaging, as the semantic conventions 1.45 of OpenTelemetry name them, and those of this library.
 * The conventions of messaging are in development, so the package with the names is not needed at run time.
 */
export const ATTRIBUTE = {
  system: 'messaging.system',
  operationName: 'messaging.operation.name',
  operationType: 'messaging.operation.type',
  destination: 'messaging.destination.name',
  messageId: 'messaging.message.id',
  messageCount: 'messaging.batch.message_count',
  clientId: 'messaging.client.id',
  errorType: 'error.type',
  jobType: 'hangfire.job.type',
  jobMethod: 'hangfire.job.method',
  attempt: 'hangfire.job.attempt',
  state: 'hangfire.job.state',
  reason: 'hangfire.job.reason',
  runAt: 'hangfire.job.run_at',
  canceled: 'hangfire.job.canceled',
  recurringJob: 'hangfire.recurring_job.id',
  batch: 'hangfire.batch.id',
} as const;

export const SYSTEM = 'hangfire';

/** Names of events within the span of a run. */
export const EVENT = {
  retry: 'hangfire.job.retry',
  timeout: 'hangfire.job.timeout',
  requeue: 'hangfire.job.requeue',
} as const;
