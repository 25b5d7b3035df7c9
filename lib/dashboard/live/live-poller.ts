import { hostname } from 'node:os';
import { Observations } from '../../problems/observations.js';
import { findProblems } from '../../problems/problem-rules.js';
import type { FastSample, SlowSample } from '../../problems/samples.js';
import { SlowSampler } from '../../problems/slow-sampler.js';
import { takeFastSample } from '../../problems/take-fast-sample.js';
import { undecidedKinds } from '../../problems/undecided-kinds.js';
import { isBusy } from '../../storage/errors/is-busy.js';
import type { JobStorage } from '../../storage/job-storage.js';
import { HealthLog } from '../../support/health-log.js';
import type { Logger } from '../../support/logger.js';
import type { LiveAnswer, Throughput } from '../answers/live.js';
import { type ShownProblem, shownProblems } from '../problems/shown-problems.js';
import { liveAnswerOf } from './live-answer.js';
import { throughputBetween } from './throughput.js';

/** Every third fast sample comes with a slow sample. This is below 3, because timers are not exact. */
const INTERVALS_PER_SLOW_SAMPLE = 2.5;
/** We ask a slow store less often, up to a limit, because workers need it more. */
const SLOW_SAMPLE_SHARE = 1 / 25;
const MAX_SLOW_SAMPLE_AGE_MS = 15_000;

/** The result of one look at the store, the same for everybody. */
export interface LiveState {
  readonly answer: LiveAnswer;
  /** The problems, the most urgent first, including muted problems. */
  readonly problems: readonly ShownProblem[];
  readonly fast: FastSample;
  readonly slow: SlowSample;
}

export interface LiveListener {
  /** @param state undefined when the store did not answer */
  seen(state: LiveState | undefined): void;
  /** Called when no more numbers will come. */
  ended(): void;
}

export interface LivePollerOptions {
  readonly intervalMs: number;
}

/**
 * Looks at the store for all people who watch, equally often for any number of people.
 *
 * Resting: nobody watches. Watching: one look each interval, told to every listener; this mode begins with
 * the first listener and ends with the last one. Closed: for good; a new listener is told at once that
 * there will be no numbers.
 */
export class LivePoller {
  private readonly listeners = new Set<LiveListener>();
  private readonly observations = new Observations();
  private readonly sampler: SlowSampler;
  private readonly health: HealthLog;
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<LiveState> | undefined;
  private fast: FastSample | undefined;
  private slow: SlowSample | undefined;
  private state: LiveState | undefined;
  private seenAtMs = Number.NEGATIVE_INFINITY;
  private lookBegunMs = Number.NEGATIVE_INFINITY;
  private slowSeenAtMs = Number.NEGATIVE_INFINITY;
  private slowTookMs = 0;
  /** How often `expire` was called. */
  private expiries = 0;
  private isClosed = false;

  constructor(
    private readonly storage: JobStorage,
    private readonly options: LivePollerOptions,
    logger: Logger,
  ) {
    this.sampler = new SlowSampler(storage);
    this.health = new HealthLog('live numbers of the dashboard', logger, { isBusy });
  }

  /** @returns a function that removes the listener */
  watch(listener: LiveListener): () => void {
    if (this.isClosed) {
      listener.ended();
      return () => {};
    }

    this.listeners.add(listener);
    if (this.isFresh()) listener.seen(this.state);
    if (this.listeners.size === 1) this.begin();
    return () => {
      this.listeners.delete(listener);
      if (this.listeners.size === 0) this.rest();
    };
  }

  /** The last look, or a new look if the last one is too old. Requests at the same time share one look. */
  async latest(): Promise<LiveState> {
    return this.isFresh() && this.state ? this.state : this.look();
  }

  /** When the last look that listeners were told of began, by `performance.now()`. */
  get toldSinceMs(): number {
    return this.lookBegunMs;
  }

  /** Call it after a change: the next request gets a look that begins after the change. */
  expire(): void {
    this.expiries += 1;
    this.sampler.expire();
    this.looking = undefined;
    this.seenAtMs = Number.NEGATIVE_INFINITY;
    this.slowSeenAtMs = Number.NEGATIVE_INFINITY;
  }

  close(): void {
    this.isClosed = true;
    this.rest();
    for (const listener of this.listeners) listener.ended();
    this.listeners.clear();
  }

  private begin(): void {
    if (this.timer) return;
    this.timer = setInterval(() => void this.tick(), this.options.intervalMs);
    if (!this.isFresh()) void this.tick();
  }

  private rest(): void {
    clearInterval(this.timer);
    this.timer = undefined;
  }

  private async tick(): Promise<void> {
    // We ask the store again only after it has answered.
    if (this.looking) return;
    let state: LiveState | undefined;
    try {
      state = await this.look();
      this.health.succeeded();
    } catch (error) {
      this.health.failed(error);
    }
    for (const listener of this.listeners) listener.seen(state);
  }

  private look(): Promise<LiveState> {
    if (this.looking) return this.looking;
    const looking = this.sample().finally(() => {
      if (this.looking === looking) this.looking = undefined;
    });
    this.looking = looking;
    return looking;
  }

  private async sample(): Promise<LiveState> {
    const { storage, expiries } = this;
    const begunMs = performance.now();
    const [fast, slow] = await Promise.all([takeFastSample(storage), this.sampleSlowly()]);

    const throughput: Throughput = throughputBetween(this.fast, fast);
    this.observations.add(fast, slow);
    const problems = this.problemsOf(fast, slow);
    const answer = liveAnswerOf({ fast, slow, throughput, problems });
    const state = { answer, problems, fast, slow };
    if (expiries !== this.expiries) return state;

    this.fast = fast;
    this.slow = slow;
    this.state = state;
    this.lookBegunMs = begunMs;
    this.seenAtMs = performance.now();
    return state;
  }

  private problemsOf({ at: now }: FastSample, { known }: SlowSample): readonly ShownProblem[] {
    const { observations, storage } = this;
    const found = findProblems(observations, { store: storage.name, now, machine: hostname() });
    return shownProblems({ found, undecided: undecidedKinds(observations), now }, known);
  }

  /**
   * The last slow sample, or a new one if that is too old. Its age decides, because for hours nobody may have
   * watched.
   */
  private async sampleSlowly(): Promise<SlowSample> {
    const { expiries } = this;
    const begunAtMs = performance.now();
    if (this.slow && begunAtMs - this.slowSeenAtMs < this.maxSlowAgeMs()) return this.slow;

    const slow = await this.sampler.take();
    if (expiries !== this.expiries) return slow;
    this.slowSeenAtMs = performance.now();
    this.slowTookMs = this.slowSeenAtMs - begunAtMs;
    return slow;
  }

  private maxSlowAgeMs(): number {
    const usualMs = this.options.intervalMs * INTERVALS_PER_SLOW_SAMPLE;
    return Math.max(usualMs, Math.min(this.slowTookMs / SLOW_SAMPLE_SHARE, MAX_SLOW_SAMPLE_AGE_MS));
  }

  private isFresh(): boolean {
    return performance.now() - this.seenAtMs < this.options.intervalMs;
  }
}
