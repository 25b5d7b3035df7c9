import { mailServerUnavailable, unknownMailbox } from './failures.mjs';
import { moveOn } from './move-on.mjs';
import { person } from './people.mjs';
import { randomNumbers } from './random.mjs';

const LISTS = { Customers: 640, Readers: 410, Press: 38 };
const ENDED = 800;
const GONE = 14;
const FLAKY = 9;

/**
 * A newsletter that is being sent: most of its mails have gone out, some failed for good, some wait
 * for a retry, and the rest is still to come.
 *
 * @param {import('../shop.mjs').Shop} shop
 * @param {import('./servers.mjs').Servers} servers
 * @returns {Promise<string>} the id of the batch
 */
export async function tellOfTheNewsletter(shop, { shop1, shop2 }) {
  const batchId = await start(shop);
  await moveOn(shop);
  const random = randomNumbers(11);
  const failing = failuresAmong(random);

  for (let sent = 0; sent < ENDED; sent += 20) {
    const server = random.between(0, 1) === 0 ? shop1 : shop2;
    const claimed = await server.claim(20);
    shop.clock.moveBy(random.between(12_000, 34_000));
    for (const [index, job] of claimed.entries()) {
      await end(server, job, { random, errorOf: failing.get(sent + index) });
    }
  }
  await moveOn(shop);
  return batchId;
}

async function start(shop) {
  const { batches, jobs, clock, EmailService, NewsletterService } = shop;
  let number = 0;
  const batchId = await batches.start('Newsletter of November', (batch) => {
    for (const [list, size] of Object.entries(LISTS)) {
      batch.start(list, (inner) => {
        const members = Array.from({ length: size }, () => person(number++));
        inner.enqueueMany(NewsletterService, members, (it, { address, name }) =>
          it.send(address, name),
        );
      });
    }
  });
  clock.moveBy(20);
  await jobs.continueWith(batchId, EmailService, (email) => email.sendDigest(), {
    on: 'finished',
  });
  return batchId;
}

/** Says which mails fail, and how. Only mails that failed lately still wait for a retry. */
function failuresAmong(random) {
  const failing = new Map();
  while (failing.size < GONE) failing.set(random.between(60, ENDED - 60), unknownMailbox);
  while (failing.size < GONE + FLAKY) {
    failing.set(random.between(ENDED - 100, ENDED - 1), mailServerUnavailable);
  }
  return failing;
}

async function end(server, job, { random, errorOf }) {
  if (errorOf) {
    const [address] = JSON.parse(job.arguments);
    await server.fail(job.id, errorOf(address));
    return;
  }
  const [latencyMs, durationMs] = [random.between(300, 90_000), random.between(30, 260)];
  await server.succeed(job.id, { latencyMs, durationMs });
}
