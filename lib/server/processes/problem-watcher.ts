import { ProblemWatch } from '../../problems/problem-watch.js';
import { watchingServer } from '../../problems/watching-server.js';
import { isBusy } from '../../storage/errors/is-busy.js';
import type { JobStorage } from '../../storage/job-storage.js';
import { HealthLog } from '../../support/health-log.js';
import {
  type BackgroundProcess,
  type Pause,
  type ProcessContext,
  pauseFor,
} from '../background-process.js';

/** A problem that the first round misses may be there again in the second one, which comes a little late. */
const GONE_AFTER_ROUNDS = 1.5;
/** A slow store is looked at less often, because workers need it more. */
const LOOK_SHARE = 1 / 25;
const MAX_SLOWED_INTERVAL_MS = 120_000;

/**
 * Looks for what is wrong with the system, and reports it to the store, on one server at a time.
 *
 * Resting: another server looks. Watching: this server looks; this mode begins with fresh observations.
 */
export class ProblemWatcher implements BackgroundProcess {
  readonly name = 'problem-watcher';
  private watch: ProblemWatch | undefined;
  private health: HealthLog | undefined;

  constructor(private readonly intervalMs: number) {}

  /** A look that gets no turn is not repeated before the next round: it would take the turns of people. */
  async execute(context: ProcessContext): Promise<Pause> {
    this.health ??= new HealthLog(this.name, context.logger, { isBusy });
    const begunMs = performance.now();
    try {
      const pause = await this.look(context);
      this.health.succeeded();
      return pause;
    } catch (error) {
      if (!isBusy(error)) throw error;
      this.health.failed(error);
      return pauseFor(this.pauseAfter(performance.now() - begunMs));
    }
  }

  private async look({ storage, serverId }: ProcessContext): Promise<Pause> {
    const servers = await storage.servers.list();
    if (watchingServer(servers, storage.clock.now())?.id !== serverId) {
      this.watch = undefined;
      return pauseFor(this.intervalMs);
    }
    this.watch ??= new ProblemWatch(storage);
    return pauseFor(await this.report(this.watch, storage));
  }

  /** @returns how long to wait for the next round, in milliseconds */
  private async report(watch: ProblemWatch, { problems }: JobStorage): Promise<number> {
    const { tookMs, ...look } = await watch.look();
    const pauseMs = this.pauseAfter(tookMs);
    await problems.report({ ...look, goneAfterMs: GONE_AFTER_ROUNDS * pauseMs });
    return pauseMs;
  }

  private pauseAfter(tookMs: number): number {
    return Math.max(this.intervalMs, Math.min(tookMs / LOOK_SHARE, MAX_SLOWED_INTERVAL_MS));
  }
}
