import { DashboardBusyError } from '../errors/dashboard-busy-error.js';

/** Nobody has more pages open. */
const MAX_OF_ONE = 50;
const MAX_OF_ALL = 1_000;

/** Counts the open streams of live numbers, and decides who may open another one. */
export class StreamBounds {
  private readonly open = new Map<string, number>();
  private total = 0;

  /** @throws DashboardBusyError */
  requireRoom(user: string): void {
    const ofOne = this.open.get(user) ?? 0;
    if (ofOne >= MAX_OF_ONE || this.total >= MAX_OF_ALL) throw new DashboardBusyError();
  }

  /** @returns a function that counts the stream as closed */
  opened(user: string): () => void {
    this.add(user, 1);
    return () => this.add(user, -1);
  }

  private add(user: string, change: number): void {
    const ofOne = (this.open.get(user) ?? 0) + change;
    if (ofOne > 0) this.open.set(user, ofOne);
    else this.open.delete(user);
    this.total += change;
  }
}
