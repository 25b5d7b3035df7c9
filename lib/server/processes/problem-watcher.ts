import { type ProblemLook, ProblemWatch } from '../../problems/problem-watch.js';
import { Stillness } from '../../problems/stillness.js';
import { watchingServer } from '../../problems/watching-server.js';
import { isBusy } from '../../storage/errors/is-busy.js';
import type { Pulse } from '../../storage/servers/server-store.js';
import { HealthLog } from '../../support/health-log.js';
import {
  type BackgroundProcess,
  type Pause,
  type ProcessContext,
  pauseFor,
} from '../background-process.js';

/**
 * A problem is gone after this many rounds. A problem that one round misses may be found again by the next round, which
 * comes a little late.
 */
const GONE_AFTER_ROUNDS = 1.5;
/** After this many rounds without a problem, the store has closed all earlier problems. */
const ROUNDS_TO_CLOSE = 3;
/** After that, every fourth round still reports, because another server may have opened a problem meanwhile. */
const ROUNDS_PER_REPORT = 4;
/** A look may take this share of the time. A slow store is asked less often, because workers need it more. */
const LOOK_SHARE = 1 / 25;
const MAX_SLOWED_INTERVAL_MS = 120_000;

/**
 * Looks for problems of the system, and reports them to the store. Only one server at a time does this.
 *
 * Resting: another server looks. Watching: this server looks. The mode begins with fresh observations. In both modes,
 * rounds are skipped while heartbeats show that nothing has happened, so that an idle system costs the store nothing.
 */
export class ProblemWatcher implements BackgroundProcess {
  readonly name = 'problem-watcher';
  private watch: ProblemWatch | undefined;
  private health: HealthLog | undefined;
  private readonly stillness = new Stillness();
  /** How many rounds in a row have found no problem and could judge everything. */
  private quietRounds = 0;

  constructor(private readonly intervalMs: number) {}

  heartbeatAnswered(pulse: Pulse): void {
    this.stillness.heard(pulse);
  }

  heartbeatMissed(): void {
    this.stillness.lost();
  }

  /**
   * A look that gets no turn is not repeated before the next round, because a repetition would take turns away from
   * people.
   */
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
    const now = storage.clock.now();
    if (this.stillness.isStill(now)) {
      this.watch?.passOver();
      return pauseFor(this.intervalMs);
    }
    const foundNothing = this.stillness.begin(now);
    const servers = await storage.servers.list();
    if (watchingServer(servers, now)?.id !== serverId) {
      this.watch = undefined;
      foundNothing();
      return pauseFor(this.intervalMs);
    }
    if (this.watch === undefined) this.quietRounds = 0;
    this.watch ??= new ProblemWatch(storage, this.intervalMs);
    const { tookMs, ...look } = await this.watch.look(servers);
    const pauseMs = this.pauseAfter(tookMs);
    if (this.mustReport(look)) {
      await storage.problems.report({ ...look, goneAfterMs: GONE_AFTER_ROUNDS * pauseMs });
    }
    if (this.quietRounds > ROUNDS_TO_CLOSE) foundNothing();
    return pauseFor(pauseMs);
  }

  private mustReport({ found, undecided }: Pick<ProblemLook, 'found' | 'undecided'>): boolean {
    const isQuiet = found.length === 0 && undecided.length === 0;
    this.quietRounds = isQuiet ? this.quietRounds + 1 : 0;
    return this.quietRounds <= ROUNDS_TO_CLOSE || this.quietRounds % ROUNDS_PER_REPORT === 0;
  }

  private pauseAfter(tookMs: number): number {
    return Math.max(this.intervalMs, Math.min(tookMs / LOOK_SHARE, MAX_SLOWED_INTERVAL_MS));
  }
}
