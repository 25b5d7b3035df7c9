import { afterEach, describe, expect, it } from '@jest/globals';
import { OrderService } from '../src/orders/order.service.js';
import './support/matchers.js';
import { TestApp } from './support/test-app.js';

describe('Orders', () => {
  let app: TestApp;

  afterEach(() => app.close());

  it('are reserved, charged and shipped, one step after the other', async () => {
    app = await TestApp.start();
    await app.post('/orders', { item: 'book', card: '4242' });
    expect(app.hangfire).toHaveEnqueued(OrderService, 'reserve', { args: [{ item: 'book' }] });
    expect(app.hangfire).toHaveEnqueued(OrderService, 'ship', { state: 'Awaiting' });

    await app.hangfire.runNext();
    expect(app.orders.statuses).toEqual(['reserved']);

    await app.hangfire.drain();
    expect(app.orders.statuses).toEqual(['reserved', 'charged', 'shipped']);
    expect(app.hangfire).toHaveEnqueued(OrderService, 'cancel', { state: 'Deleted' });
  });

  it('are cancelled when the card is refused time and again', async () => {
    app = await TestApp.start();
    await app.post('/orders', { item: 'book', card: '0000' });
    const { failed } = await app.hangfire.advance({ seconds: 10 }, { failures: 'keep' });

    expect(failed).toBe(3);
    expect(app.orders.statuses).toEqual(['reserved', 'cancelled']);
    expect(app.orders.saved.at(-1)).toMatchObject({ reason: 'The card was refused.' });
  });

  it('are shipped when the request is answered, where jobs run inline', async () => {
    app = await TestApp.start({ mode: 'inline' });
    await app.post('/orders', { item: 'book', card: '4242' });

    expect(app.orders.statuses).toEqual(['reserved', 'charged', 'shipped']);
  });
});
