import type { JobStorage } from '../storage/job-storage.js';
import type { ConformanceStore, ConnectedStore, OpenStore } from './conformance-store.js';
import { eventually } from './support/eventually.js';

/**
 * The store of the current case, its roles, and its time. A case never moves the time: it takes instants in the past
 * or the future, and timeouts below zero.
 */
export class OpenedStore {
  current: ConformanceStore | undefined;
  private readonly others: ConnectedStore[] = [];

  /** Opens a store, does the work, and closes the store. */
  async use(open: OpenStore, work: () => Promise<void>): Promise<void> {
    if (this.current) throw new Error('Cases that were collected together run one at a time.');
    this.current = await open();
    try {
      await work();
    } catch (error) {
      // The error of the case says more than an error while the store closes.
      await this.close().catch(() => {});
      throw error;
    }
    await this.close();
  }

  /** Opens a second connection to the same jobs until the case ends. */
  protected async connectAnother(): Promise<ConnectedStore> {
    const connected = await this.current?.connectAnother?.();
    if (connected === undefined) {
      throw new Error(
        'This store offers no second connection to the suite: give connectAnother, or "anotherConnection" in lacks.',
      );
    }
    this.others.push(connected);
    return connected;
  }

  get storage(): JobStorage {
    if (this.current === undefined) throw new Error('There is a store only while a case runs.');
    return this.current.storage;
  }

  get jobs() {
    return this.storage.jobs;
  }

  get queues() {
    return this.storage.queues;
  }

  get locks() {
    return this.storage.locks;
  }

  get sweeps() {
    return this.storage.sweeps;
  }

  get continuations() {
    return this.storage.continuations;
  }

  get batches() {
    return this.storage.batches;
  }

  get servers() {
    return this.storage.servers;
  }

  get statistics() {
    return this.storage.statistics;
  }

  get maintenance() {
    return this.storage.maintenance;
  }

  ago(ms: number): Date {
    return new Date(this.storage.clock.now().getTime() - ms);
  }

  ahead(ms: number): Date {
    return this.ago(-ms);
  }

  /**
   * Waits until the time is at least a millisecond later, so that the next event has a later time than the last one.
   */
  async untilLater(): Promise<void> {
    const now = this.ago(0).getTime();
    await eventually(() => this.ago(0).getTime() > now);
  }

  private async close(): Promise<void> {
    const open = [...this.others.splice(0), this.current];
    this.current = undefined;
    for (const store of open) await store?.close();
  }
}
