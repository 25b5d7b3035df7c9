import { Injectable } from '@nestjs/common';
import { AutomaticRetry, JobContext, JobDisplayName } from 'nestjs-hangfire';
import { CardPayments } from './card-payments.js';
import type { Order } from './order.js';
import { OrderStore } from './order-store.js';

/** The steps of an order, each a job of its own. */
@Injectable()
export class OrderService {
  constructor(
    private readonly orders: OrderStore,
    private readonly payments: CardPayments,
  ) {}

  @JobDisplayName('Reserve the item')
  async reserve(order: Order): Promise<void> {
    await this.orders.save(order, { status: 'reserved' });
  }

  /** After the last refusal the job is Deleted. So it has ended, and its continuations can go on. */
  @AutomaticRetry({ attempts: 2, delaysInSeconds: [1], onAttemptsExceeded: 'delete' })
  @JobDisplayName('Charge the card')
  async charge(order: Order): Promise<void> {
    await this.payments.charge(order.card);
    await this.orders.save(order, { status: 'charged' });
  }

  @JobDisplayName('Ship the item')
  async ship(order: Order): Promise<void> {
    await this.orders.save(order, { status: 'shipped' });
  }

  /** The compensation: takes back what was reserved. */
  @JobDisplayName('Cancel the order')
  async cancel(order: Order): Promise<void> {
    const [charge] = await JobContext.current().parents();
    const reason = charge?.kind === 'job' ? charge.exception?.message : undefined;

    await this.orders.save(order, { status: 'cancelled', reason });
  }
}
