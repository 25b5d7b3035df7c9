import { cardRefused } from './failures.mjs';
import { moveOn } from './move-on.mjs';

/**
 * Two orders: one was shipped; the card of the other was refused again and again, so its reservation was
 * given back.
 *
 * @param {import('../shop.mjs').Shop} shop
 * @param {import('../staged-server.mjs').StagedServer} server
 * @returns {Promise<string>} the id of the job that could not charge the card
 */
export async function tellOfOrders(shop, server) {
  const shipped = await place(shop, { item: 'Rain jacket', card: '4242' });
  for (const id of [shipped.reserved, shipped.charged, shipped.shipped]) {
    await runNext(shop, server, id);
  }
  shop.clock.moveBy(60_000);

  const refused = await place(shop, { item: 'Umbrella', card: '0000' });
  await runNext(shop, server, refused.reserved);
  await server.claim(1);
  for (let retry = 0; retry < 2; retry += 1) {
    shop.clock.moveBy(210 + retry * 35);
    await server.fail(refused.charged, cardRefused());
    shop.clock.moveBy(1_000);
    await server.retry(refused.charged);
  }
  shop.clock.moveBy(190);
  await server.fail(refused.charged, cardRefused());
  await moveOn(shop);
  await runNext(shop, server, refused.cancelled);
  return refused.charged;
}

/**
 * Orders whose jobs have not run yet.
 *
 * @param {import('../shop.mjs').Shop} shop
 */
export async function placeOrders(shop) {
  for (const item of ['Scarf', 'Wool hat', 'Raincoat', 'Rubber boots']) {
    await place(shop, { item, card: '4242' });
  }
}

async function place(shop, { item, card }) {
  const { OrderService } = shop;
  const order = { id: `9b1f6c0e-5a7d-4c3b-8f21-${card}7d3e5a10`, item, card };
  const steps = {};
  await shop.batches.start(`Order: ${item}`, (batch) => {
    steps.reserved = batch.enqueue(OrderService, (it) => it.reserve(order));
    steps.charged = batch.continueWith(steps.reserved, OrderService, (it) => it.charge(order));
    steps.shipped = batch.continueWith(steps.charged, OrderService, (it) => it.ship(order));
    steps.cancelled = batch.continueWith(steps.charged, OrderService, (it) => it.cancel(order), {
      on: 'deleted',
    });
  });
  return steps;
}

async function runNext(shop, server, id) {
  shop.clock.moveBy(6);
  await server.claim(1);
  shop.clock.moveBy(84);
  await server.succeed(id, { latencyMs: 6, durationMs: 84 });
  await moveOn(shop);
}
