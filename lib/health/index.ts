// Checks of health for @nestjs/terminus.

export { HangfireHealthIndicator } from './hangfire-health-indicator.js';
export type { HealthOptions, LivenessOptions } from './health-options.js';
