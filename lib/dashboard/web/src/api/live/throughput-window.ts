import { signal } from '@preact/signals';
import type { LiveAnswer, Throughput } from '../../../../answers/live';

export interface ThroughputSample extends Throughput {
  readonly at: number;
}

const WINDOW_MS = 120_000;

/** The throughput of the last two minutes, also collected while other pages are open. */
export const throughputWindow = signal<readonly ThroughputSample[]>([]);

export function recordThroughput({ now, throughput }: LiveAnswer): void {
  const kept = throughputWindow.peek().filter(({ at }) => at > now - WINDOW_MS && at < now);
  throughputWindow.value = [...kept, { at: now, ...throughput }];
}
