import { computed, signal } from '@preact/signals';
import type { LiveAnswer } from '../../../../answers/live';
import { storedSignal } from '../../preferences/stored-signal';
import { type ErrorKind, isRefused, kindOf } from '../api-error';
import { get } from '../client';
import { queryClient } from '../query-client';
import { refreshWhatChanged } from './refresh';
import { followStoreClock } from './store-clock';
import { recordThroughput } from './throughput-window';

/**
 * `connecting` until the first numbers; `live` while numbers come; `lost` with the reason, until numbers
 * come again. Whether the reader has paused the feed is a separate value.
 */
export type FeedState =
  | { readonly name: 'connecting' }
  | { readonly name: 'live' }
  | { readonly name: 'lost'; readonly reason: ErrorKind };

export const isPaused = storedSignal<boolean>('paused', false);
export const feedState = signal<FeedState>({ name: 'connecting' });
export const latest = signal<LiveAnswer | undefined>(undefined);
export const problemCount = computed(() => latest.value?.problems ?? 0);
export const lostReason = computed(() =>
  feedState.value.name === 'lost' ? feedState.value.reason : undefined,
);

/** Whether the page follows the store. */
export const isLive = computed(() => feedState.value.name === 'live' && !isPaused.value);

const RECONNECT_DELAYS_MS = [1_000, 2_000, 5_000, 10_000];

/** Keeps one stream open while the tab is visible and not paused. */
export class LiveFeed {
  private source: EventSource | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private failures = 0;
  private readonly stopWatching: Array<() => void> = [];

  constructor(private readonly intervalMs: number) {}

  start(): () => void {
    const onVisibility = () => this.openOrClose();
    document.addEventListener('visibilitychange', onVisibility);
    this.stopWatching.push(
      () => document.removeEventListener('visibilitychange', onVisibility),
      isPaused.subscribe(() => this.openOrClose()),
    );
    return () => this.stop();
  }

  private stop(): void {
    for (const stopWatching of this.stopWatching.splice(0)) stopWatching();
    this.close();
  }

  private openOrClose(): void {
    this.close();
    if (document.visibilityState === 'visible' && !isPaused.peek()) this.open();
    else if (latest.peek() === undefined) void this.ask();
  }

  private open(): void {
    const source = new EventSource('api/live');
    this.source = source;
    this.expectAnswer();

    source.onmessage = ({ data }: MessageEvent<string>) => {
      this.failures = 0;
      this.expectAnswer();
      accept(JSON.parse(data) as LiveAnswer);
    };
    source.onerror = () => this.onSilence();
  }

  private close(): void {
    clearTimeout(this.timer);
    this.source?.close();
    this.source = undefined;
  }

  /** An open stream without numbers counts as lost too. */
  private expectAnswer(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.onSilence(), 3 * this.intervalMs + 5_000);
  }

  /** An EventSource does not say why it failed, so we find out the reason by another request. */
  private onSilence(): void {
    this.close();
    const delay = RECONNECT_DELAYS_MS[Math.min(this.failures, RECONNECT_DELAYS_MS.length - 1)];
    this.failures += 1;

    void this.ask().finally(() => {
      if (this.source || this.stopWatching.length === 0) return;
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.openOrClose(), delay);
    });
  }

  private async ask(): Promise<void> {
    try {
      accept(await get<LiveAnswer>('live/latest'));
    } catch (error) {
      feedState.value = { name: 'lost', reason: kindOf(error) };
      if (isRefused(error)) void queryClient.invalidateQueries({ queryKey: ['session'] });
    }
  }
}

function accept(answer: LiveAnswer): void {
  const before = latest.peek();
  const wasLost = feedState.peek().name === 'lost';

  followStoreClock(answer.now);
  recordThroughput(answer);
  latest.value = answer;
  feedState.value = { name: 'live' };
  refreshWhatChanged(before, answer, { wasLost });
}
