import { fileURLToPath } from 'node:url';
import { Cron } from 'nestjs-hangfire';

const { CLEANUP_CRON, DATA_DIR, DATABASE_URL, METRICS_TOKEN, PORT, REDIS_URL, REPORT_DURATION_MS } =
  process.env;

/** The settings from the environment. */
export const settings = Object.freeze({
  port: Number(PORT ?? 3000),

  /** The PostgreSQL, MySQL, MariaDB or Redis that keeps the jobs. Without one they live in `./.hangfire`. */
  storage: storageAt(DATABASE_URL, REDIS_URL),

  /** When old mails are removed. */
  cleanupCron: CLEANUP_CRON ?? Cron.daily(3, 30),

  /** Whoever reads `/metrics` needs it. Every other application should have a secret one. */
  metricsToken: METRICS_TOKEN ?? 'token-of-the-sample-app',

  /** Where mails and charts are written. */
  dataFolder: DATA_DIR ?? fileURLToPath(new URL('../data', import.meta.url)),

  /** Makes each report take at least this long, so that there is something to watch. */
  reportDurationMs: Number(REPORT_DURATION_MS ?? 750),
});

function storageAt(databaseUrl: string | undefined, redisUrl: string | undefined) {
  if (redisUrl) return { type: 'redis' as const, url: redisUrl };
  if (!databaseUrl) return undefined;
  const type = databaseUrl.startsWith('postgres') ? ('postgres' as const) : ('mysql' as const);
  return { type, url: databaseUrl };
}
