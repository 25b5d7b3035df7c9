import type { Order, OrderStatus } from '../../src/orders/order.js';
import type { OrderStore } from '../../src/orders/order-store.js';

/** Keeps orders in memory instead of files, with all their statuses. */
export class OrdersInMemory implements Pick<OrderStore, 'save' | 'find'> {
  readonly saved: (Order & OrderStatus)[] = [];

  async save(order: Order, status: OrderStatus): Promise<void> {
    this.saved.push({ ...order, ...status });
  }

  async find(id: string): Promise<(Order & OrderStatus) | undefined> {
    return this.saved.findLast((order) => order.id === id);
  }

  get statuses(): string[] {
    return this.saved.map(({ status }) => status);
  }
}
