import type { JobFilterClass, JobFilterReference } from './job-filter.js';

export interface GlobalFilter {
  readonly filter: JobFilterReference;
  readonly order?: number | undefined;
}

/** The filters of every job, also of a job whose class is unknown here. */
export class GlobalJobFilters {
  private readonly filters: GlobalFilter[];
  private changes = 0;

  constructor(filters: readonly JobFilterReference[] = []) {
    this.filters = filters.map((filter) => ({ filter }));
  }

  add(filter: JobFilterReference, order?: number): void {
    this.filters.push({ filter, order });
    this.changes += 1;
  }

  /** Removes the filter, or every filter of the class. */
  remove(which: JobFilterReference): void {
    const isMeant = ({ filter }: GlobalFilter) =>
      filter === which ||
      (typeof which === 'function' && filter instanceof (which as JobFilterClass));

    const kept = this.filters.filter((one) => !isMeant(one));
    this.filters.splice(0, this.filters.length, ...kept);
    this.changes += 1;
  }

  clear(): void {
    this.filters.length = 0;
    this.changes += 1;
  }

  list(): readonly GlobalFilter[] {
    return this.filters;
  }

  /** Grows with every change. */
  get version(): number {
    return this.changes;
  }
}
