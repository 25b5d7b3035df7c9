// The decorators of @nestjs/schedule. Their runs are jobs, so each happens once in all processes together.

export { Cron } from './cron.js';
export { CronExpression } from './cron-expression.js';
export type { CronOptions } from './cron-options.js';
export type { CronTime, LuxonDateTime } from './cron-time.js';
export { Interval } from './interval.js';
export { Timeout } from './timeout.js';
