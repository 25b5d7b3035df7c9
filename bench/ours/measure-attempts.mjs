import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import minutes from '../../dist/attempts/attempt-minute.js';
import times from '../../dist/attempts/attempt-times.js';
import { JOB_STORAGE } from '../../dist/index.mjs';
import folding from '../../dist/server/processes/measurement-folder.js';
import { startApplication } from './start-application.mjs';

const { AttemptMinute } = minutes;
const { MeasurementFolder } = folding;
const { MINUTE_MS, RETENTION_MS } = times;

const HOUR_MS = 60 * MINUTE_MS;
/** The attempts are spread over so many hours, beside a day's share for each day before. */
const HOURS = RETENTION_MS.hour / HOUR_MS;
const DAYS = RETENTION_MS.day / (24 * HOUR_MS);
const METHODS = 1_200;
const FINGERPRINTS = 10_000;
const QUEUES = ['default', 'critical', 'exports', 'imports', 'mail', 'reports'];
const SERVERS = ['web-1', 'web-2', 'worker-1'];
/** A version is there for so many hours. */
const HOURS_OF_VERSION = 40;
/** How much rarer each next name is than the one before: a few names are most of what happens. */
const SKEW = 3;

/**
 * Counts attempts as servers would have counted them, unless that has happened: by the library's own code, minute by
 * minute in the last hour, and hour by hour before. Then it folds them as servers do.
 *
 * @param {{ storage: object }} place the options of its storage
 * @param {{ attempts: number, failed: number }} sizes how many have ended in the last days, and how many of them failed
 */
export async function measureAttempts({ storage: options }, { attempts, failed }) {
  const app = await startApplication({ storage: options, providers: [], logger: false });
  const storage = app.get(JOB_STORAGE);
  const { measurements, monitoring, clock } = storage;
  const now = clock.now().getTime();
  const known = await measurements.read(['queues'], new Date(now - 3 * 24 * HOUR_MS));
  if (known.some(({ from }) => from.getTime() < now - 24 * HOUR_MS)) return app.close();

  const groups = await monitoring.failures(20);
  const errors = errorsOf(groups.map(({ fingerprint }) => fingerprint).filter(Boolean));
  for (const { fromMs, share } of spansUntil(now)) {
    const amounts = { attempts: attempts * share, failed: failed * share };
    await measurements.add(measuredBy(SERVERS, { fromMs, amounts, errors }));
    await setImmediate();
  }
  await new MeasurementFolder().execute({ storage });
  await app.close();
}

/** Minutes as long as they are kept, before these hours, before these days, each with its share of all attempts. */
function spansUntil(nowMs) {
  const minuteMs = Math.floor((nowMs - RETENTION_MS.minute) / HOUR_MS) * HOUR_MS;
  const hourMs = Math.floor((nowMs - RETENTION_MS.hour) / (24 * HOUR_MS)) * 24 * HOUR_MS;
  const share = 1 / HOURS;
  return [
    ...spansOf(hourMs - (DAYS - HOURS / 24) * 24 * HOUR_MS, hourMs, 24 * HOUR_MS, share),
    ...spansOf(hourMs, minuteMs, HOUR_MS, share),
    ...spansOf(minuteMs, nowMs, MINUTE_MS, share / 60),
  ];
}

function spansOf(startMs, endMs, stepMs, share) {
  const length = Math.floor((endMs - startMs) / stepMs);
  return Array.from({ length }, (_, index) => ({ fromMs: startMs + index * stepMs, share }));
}

function measuredBy(servers, { fromMs, amounts, errors }) {
  const version = `2.${Math.floor(fromMs / HOUR_MS / HOURS_OF_VERSION) % 1_000}.0`;
  return servers.flatMap((server) => {
    const minute = new AttemptMinute(new Date(fromMs), { server, version });
    const count = Math.round(amounts.attempts / servers.length);
    const failed = amounts.failed / amounts.attempts;
    for (let n = 0; n < count; n += 1)
      minute.add(attemptAt(fromMs, Math.random() < failed, errors));
    return minute.toMeasurements();
  });
}

function attemptAt(fromMs, hasFailed, errors) {
  const method = rarer(METHODS);
  const endedAt = new Date(fromMs + Math.random() * MINUTE_MS);
  return {
    method: `Service${method % 60}.method${method}`,
    queue: QUEUES[method % QUEUES.length],
    jobId: jobIdAt(endedAt),
    // From a millisecond to minutes, most of them short.
    runMs: Math.exp(1 + method / 200 + 2 * Math.random()),
    waitMs: Math.exp(5 * Math.random()),
    endedAt,
    failure: hasFailed ? errors[rarer(errors.length)] : undefined,
  };
}

const rarer = (count) => Math.floor(Math.random() ** SKEW * count);

const jobIdAt = (time) => {
  const hex = time.getTime().toString(16).padStart(12, '0');
  const random = Math.random().toString(16).slice(2).padEnd(15, '0').slice(0, 15);
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7${random.slice(0, 3)}-8${random.slice(3, 6)}-${random.slice(6)}000`;
};

const fingerprintOf = (n) => createHash('md5').update(`${n}`).digest('hex').slice(0, 16);

/** The cause of a few attempts, and of some of the Failed jobs. */
export const RARE_FINGERPRINT = fingerprintOf(490);

/** Those of the Failed jobs are the most frequent ones. */
function errorsOf(known) {
  return Array.from({ length: FINGERPRINTS }, (_, n) => ({
    type: `Error${n % 40}`,
    message: `The ${n}th reason why an order of a customer could not be sent to the warehouse in time`,
    fingerprint: known[n] ?? fingerprintOf(n),
  }));
}
