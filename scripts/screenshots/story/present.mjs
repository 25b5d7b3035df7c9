import { monthOf } from './day.mjs';
import { person } from './people.mjs';

const MINUTE_MS = 60_000;

/**
 * Work that is not finished: long reports, a paused queue, a queue without a server, and reminders for
 * later.
 *
 * @param {import('../shop.mjs').Shop} shop
 * @param {import('./servers.mjs').Servers} servers
 * @param {Date} now
 */
export async function tellWhatGoesOn(shop, { reports, leaving }, now) {
  const { clock, jobs, storage, EmailService, ReportService } = shop;
  const draw = (months, queue) =>
    jobs.enqueueMany(ReportService, months, (it, month) => it.createReport(month), { queue });

  clock.moveTo(now.getTime() - 19 * MINUTE_MS);
  await storage.queues.pause('exports', 'Tavo');
  await draw(months(0, 26), 'exports');
  await draw(months(40, 6), 'archive');

  clock.moveTo(now.getTime() - 14 * MINUTE_MS);
  await draw(['2013-01'], 'reports');
  await reports.claim(1);
  clock.moveTo(now.getTime() - 3 * MINUTE_MS);
  await draw(['2014-06'], 'reports');
  await leaving.claim(1);
  await draw(months(8, 20), 'reports');

  for (let number = 100; number < 240; number += 1) {
    const { address, name } = person(number);
    await jobs.schedule(EmailService, (it) => it.sendReminder(address, name), {
      hours: 20 + number / 3,
    });
  }
}

/**
 * Some jobs of each queue, for the figures of the last minute.
 *
 * @param {import('../shop.mjs').Shop} shop
 * @param {import('./servers.mjs').Servers} servers
 * @param {Date} now
 */
export async function tellTheLastMinute(shop, { shop1, shop2, reports }, now) {
  const { clock, jobs, EmailService } = shop;
  for (let second = 57; second > 0; second -= 3) {
    clock.moveTo(now.getTime() - second * 1_000);
    const { address, name } = person(second);
    await jobs.enqueueMany(EmailService, Array(9).fill(address), (it, to) =>
      it.sendWelcome(to, name),
    );
    const waitedMs = 21 * MINUTE_MS - second * 1_000;
    await endAll(shop1, await shop1.claim(9, ['critical']), { latencyMs: 6, durationMs: 74 });
    await endAll(shop2, await shop2.claim(4, ['default']), {
      latencyMs: waitedMs,
      durationMs: 190,
    });
    if (second % 15 === 0) {
      const latencyMs = 3 * MINUTE_MS;
      await endAll(reports, await reports.claim(1), { latencyMs, durationMs: 2_400 });
    }
  }
}

async function endAll(server, claimed, run) {
  for (const { id } of claimed) await server.succeed(id, run);
}

/**
 * The jobs that servers have just started.
 *
 * @param {import('./servers.mjs').Servers} servers
 */
export async function beginWithMore({ shop1, shop2, reports }) {
  await shop1.claim(11, ['default']);
  await shop2.claim(7, ['default']);
  await reports.claim(3);
}

const months = (first, count) =>
  Array.from({ length: count }, (_, index) => monthOf(first + index));
