import folding from '../../../dist/server/processes/measurement-folder.js';
import { tellTheDay } from './day.mjs';
import { tellOfTheNewsletter } from './newsletter.mjs';
import { placeOrders, tellOfOrders } from './orders.mjs';
import { beginWithMore, tellTheLastMinute, tellWhatGoesOn } from './present.mjs';
import { addRecurringJobs, tellOfRecurringJobs } from './recurring.mjs';
import { serversOf } from './servers.mjs';

const HOUR_MS = 3_600_000;

/** The moment of the pictures. */
export const NOW = new Date('2026-11-24T10:42:18Z');
/** When the shop was opened. */
export const BEGINNING = new Date(NOW.getTime() - 30 * 24 * HOUR_MS);

/**
 * Fills the store with what has happened in an invented shop until `NOW`, in the order of time.
 *
 * @param {import('../shop.mjs').Shop} shop
 */
export async function tellStory(shop) {
  const { clock } = shop;
  const servers = serversOf(shop);
  await addRecurringJobs(shop);

  clock.moveTo(NOW.getTime() - 76 * HOUR_MS);
  await servers.shop1.start();
  await servers.reports.start();
  await servers.leaving.start();
  clock.moveTo(NOW.getTime() - 31 * HOUR_MS);
  await servers.shop2.start();

  await tellTheDay(shop, servers, NOW);
  const chargeId = await tellOfOrders(shop, servers.shop1);
  const newsletterId = await tellOfTheNewsletter(shop, servers);
  await tellWhatGoesOn(shop, servers, NOW);

  await tellOfRecurringJobs(shop, NOW);
  await placeOrders(shop);

  await tellTheLastMinute(shop, servers, NOW);
  clock.moveTo(NOW);
  await beginWithMore(servers);
  await new folding.MeasurementFolder().execute({ storage: shop.storage });
  return { servers: Object.values(servers), chargeId, newsletterId };
}
