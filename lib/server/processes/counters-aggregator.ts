import {
  type BackgroundProcess,
  type Pause,
  type ProcessContext,
  pauseFor,
} from '../background-process.js';

/** Adds up the increments that settlements leave behind, by hours and days. */
export class CountersAggregator implements BackgroundProcess {
  readonly name = 'counters-aggregator';

  constructor(private readonly intervalMs: number) {}

  async execute({ storage }: ProcessContext): Promise<Pause> {
    await storage.maintenance.foldCounters();
    return pauseFor(this.intervalMs);
  }
}
