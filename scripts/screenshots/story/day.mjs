import { mailServerUnavailable, unknownMonth } from './failures.mjs';
import { person } from './people.mjs';
import { randomNumbers } from './random.mjs';

const HOUR_MS = 3_600_000;
/** How many jobs ended in each hour of the last day, the current hour last. */
const JOBS = [
  610, 702, 688, 655, 540, 472, 401, 318, 240, 176, 121, 96, 84, 78, 90, 132, 205, 344, 498, 640,
  1_290, 812, 744, 420,
];
const STEPS_OF_AN_HOUR = 10;

/**
 * Ordinary jobs: most have succeeded, a few have failed.
 *
 * @param {import('../shop.mjs').Shop} shop
 * @param {import('./servers.mjs').Servers} servers
 * @param {Date} now
 */
export async function tellTheDay(shop, servers, now) {
  const random = randomNumbers(7);
  const thisHour = Math.floor(now.getTime() / HOUR_MS) * HOUR_MS;

  for (const [index, jobs] of JOBS.entries()) {
    const start = thisHour - (JOBS.length - 1 - index) * HOUR_MS;
    const lengthMs = Math.min(HOUR_MS, now.getTime() - start - 20 * 60_000);
    for (let step = 0; step < STEPS_OF_AN_HOUR; step += 1) {
      shop.clock.moveTo(start + (lengthMs * step) / STEPS_OF_AN_HOUR);
      await runMany(shop, servers, random, Math.round(jobs / STEPS_OF_AN_HOUR));
    }
    if (index === 18) await failWelcomes(shop, servers.shop1);
    if (index === 21) await failReports(shop, servers.reports);
  }
}

async function runMany(shop, { shop1, shop2, reports }, random, count) {
  const people = Array.from({ length: count }, () => person(random.between(0, 900)));
  await shop.jobs.enqueueMany(shop.EmailService, people, (email, { address, name }) =>
    email.sendWelcome(address, name),
  );
  const months = Array.from({ length: 2 }, () => monthOf(random.between(0, 47)));
  await shop.jobs.enqueueMany(shop.ReportService, months, (it, month) => it.createReport(month));

  const half = Math.ceil(count / 2);
  const runs = [
    [shop1, await shop1.claim(half)],
    [shop2, await shop2.claim(half)],
    [reports, await reports.claim(months.length)],
  ];
  shop.clock.moveBy(400);
  for (const [server, claimed] of runs) {
    for (const { id } of claimed) {
      const [latencyMs, durationMs] = [random.between(2, 40), random.between(12, 380)];
      await server.succeed(id, { latencyMs, durationMs });
    }
  }
}

async function failWelcomes(shop, server) {
  for (const number of [61, 212, 347, 415]) {
    const { address, name } = person(number);
    const id = await shop.jobs.enqueue(shop.EmailService, (it) => it.sendWelcome(address, name));
    await failUntilGivenUp(shop, server, id, { retries: 5, error: mailServerUnavailable(address) });
  }
}

async function failReports(shop, server) {
  for (const month of ['2016-01', '2016-02']) {
    const id = await shop.jobs.enqueue(shop.ReportService, (it) => it.createReport(month));
    await failUntilGivenUp(shop, server, id, { retries: 10, error: unknownMonth(month) });
  }
}

async function failUntilGivenUp(shop, server, id, { retries, error }) {
  await server.claim(1);
  for (let retry = 0; retry < retries; retry += 1) {
    shop.clock.moveBy(90);
    await server.fail(id, error);
    shop.clock.moveBy(14_000);
    await server.retry(id);
  }
  shop.clock.moveBy(90);
  await server.fail(id, error);
}

export function monthOf(index) {
  return `${2012 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
}
