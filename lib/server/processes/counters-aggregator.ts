import {
  type BackgroundProcess,
  type Pause,
  type ProcessContext,
  pauseFor,
} from '../background-process.js';

/** Folds the increments that settlements leave behind into counters for each hour and each day. */
export class CountersAggregator implements BackgroundProcess {
  readonly name = 'counters-aggregator';

  constructor(private readonly intervalMs: number) {}

  async execute({ storage }: ProcessContext): Promise<Pause> {
    await storage.maintenance.foldCounters();
    return pauseFor(this.intervalMs);
  }
}
