import { describe, expect, it } from '@jest/globals';
import { Heap } from '../../../lib/storages/memory/jobs/heap.js';

interface Item {
  readonly order: number;
}

/** The same items on every run, in no order, some of them equal. */
const items: Item[] = Array.from({ length: 500 }, (_, n) => ({ order: (n * 7_919) % 251 }));

const ordersOf = (some: readonly Item[]) => some.map(({ order }) => order).sort((a, b) => a - b);

function given(): Heap<Item> {
  const heap = new Heap<Item>((a, b) => a.order - b.order);
  for (const item of items) heap.add(item);
  return heap;
}

function emptied(heap: Heap<Item>): number[] {
  const orders: number[] = [];
  for (let item = heap.peek(); item !== undefined; item = heap.peek()) {
    orders.push(item.order);
    heap.delete(item);
  }
  return orders;
}

describe('Heap', () => {
  it('gives its items in order', () => {
    expect(emptied(given())).toEqual(ordersOf(items));
  });

  it('stays in order while items leave from the middle', () => {
    const heap = given();
    const leaving = items.filter((_, n) => n % 3 === 0);
    for (const item of leaving) heap.delete(item);

    expect(heap.size).toBe(items.length - leaving.length);
    expect(emptied(heap)).toEqual(ordersOf(items.filter((_, n) => n % 3 !== 0)));
  });

  it('does not change when an item leaves that is not in it', () => {
    const heap = given();
    heap.delete({ order: 0 });

    expect(heap.size).toBe(items.length);
  });

  it('has nothing first when it is empty', () => {
    expect(new Heap<number>((a, b) => a - b).peek()).toBeUndefined();
  });
});
