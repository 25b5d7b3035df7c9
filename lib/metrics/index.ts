// Metrics for Prometheus, and numbers for autoscalers.

// Errors
export { InvalidScaleRequestError } from './errors/invalid-scale-request-error.js';
export { MetricsFailedError } from './errors/metrics-failed-error.js';
export { MetricsForbiddenError } from './errors/metrics-forbidden-error.js';
export { MetricsTimeoutError } from './errors/metrics-timeout-error.js';
export { MetricsUnauthenticatedError } from './errors/metrics-unauthenticated-error.js';
export { HangfireMetricsModule } from './hangfire-metrics.module.js';
export type {
  HangfireMetricsModuleAsyncOptions,
  HangfireMetricsModuleOptions,
  MetricsMountOptions,
  MetricsOptions,
} from './metrics-options.js';
