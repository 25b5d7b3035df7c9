import { CronSchedule, FailedState } from 'nestjs-hangfire';
import { mailServerUnavailable } from './failures.mjs';

const SHOWN = 30;
const DAY_MS = 86_400_000;

/** The runs that failed, counted from the oldest; all others have succeeded. */
const ENDINGS = {
  'office-reminder': { 17: 'Failed', 18: 'Failed' },
  'old-mails': { 21: 'Failed' },
};

/**
 * Recurring jobs beside those that the sample app declares.
 *
 * @param {import('../shop.mjs').Shop} shop
 */
export async function addRecurringJobs({ recurringJobs, EmailService, ReportService }) {
  await recurringJobs.addOrUpdate(
    'office-reminder',
    EmailService,
    (email) => email.sendReminder('office@example.com', 'everybody'),
    '*/15 8-18 * * 1-5',
    { timeZone: 'Europe/Berlin' },
  );
  await recurringJobs.addOrUpdate(
    'weather-index',
    ReportService,
    (reports) => reports.createIndex(),
    '0 7 * * 1',
    { timeZone: 'America/Los_Angeles', description: 'Brings the page of reports up to date' },
  );
  await recurringJobs.addOrUpdate(
    'summer-reports',
    ReportService,
    (reports) => reports.createReport('2015-07'),
    '0 9 1 6-8 *',
    { timeZone: 'America/Los_Angeles' },
  );
}

/**
 * The past runs of the recurring jobs.
 *
 * @param {import('../shop.mjs').Shop} shop
 * @param {Date} now
 */
export async function tellOfRecurringJobs({ storage, recurringJobs }, now) {
  await recurringJobs.pause('summer-reports');
  await storage.recurring.schedule(20, async (due) =>
    due.map(({ record }) => scheduledUntil(now, record)),
  );
}

function scheduledUntil(now, record) {
  const schedule = CronSchedule.parse(record.cron, record.timeZone);
  const times = [];
  for (
    let at = schedule.previous(now);
    at && at > record.createdAt && times.length < SHOWN;
    at = schedule.previous(at)
  ) {
    times.unshift(at);
  }
  const endings = ENDINGS[record.id] ?? {};
  return {
    id: record.id,
    occurrences: times.map((nominalAt, index) => ({
      nominalAt,
      kind: 'created',
      job: jobOf(record, { nominalAt, state: endings[index] ?? 'Succeeded' }),
    })),
    nextRunAt: schedule.next(now),
    lastRunAt: times.at(-1),
    failures: 0,
  };
}

let created = 0;

function jobOf(record, { nominalAt, state }) {
  const { id, type, method } = record;
  created += 1;
  return {
    id: `0199aa00-0000-7000-8000-${String(created).padStart(12, '0')}`,
    type,
    method,
    arguments: record.arguments,
    queue: record.queue ?? 'default',
    priority: 0,
    state,
    expireAt: state === 'Failed' ? undefined : new Date(nominalAt.getTime() + 60 * DAY_MS),
    parameters: { RecurringJobId: id, Time: nominalAt.toISOString() },
    history: [
      { state: 'Processing', at: nominalAt, data: {} },
      { state, at: new Date(nominalAt.getTime() + 61), data: dataOf(state) },
    ],
    counters: [],
  };
}

function dataOf(state) {
  if (state !== 'Failed') return { latencyMs: 4, durationMs: 61 };
  return new FailedState(mailServerUnavailable('office@example.com')).toData();
}
