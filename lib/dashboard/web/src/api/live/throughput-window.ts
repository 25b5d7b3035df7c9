import { signal } from '@preact/signals';
import type { LiveAnswer, Throughput } from '../../../../answers/live';

export interface ThroughputSample extends Throughput {
  readonly at: number;
}

const WINDOW_MS = 120_000;

/** The last two minutes; kept while other pages are looked at. */
export const throughputWindow = signal<readonly ThroughputSample[]>([]);

export function recordThroughput({ now, throughput }: LiveAnswer): void {
  const kept = throughputWindow.peek().filter(({ at }) => at > now - WINDOW_MS && at < now);
  throughputWindow.value = [...kept, { at: now, ...throughput }];
}
