import {
  PLAIN_HINTS,
  type PlainHint,
  type StorageEvent,
} from '../../../storage/events/storage-events.js';
import { isRecord } from '../../../support/is-record.js';

/** What travels on the channel of a store. */
export interface EventMessage {
  /** The store that has told it, which does not listen to itself; undefined for what a script tells. */
  readonly origin: string | undefined;
  readonly events: readonly StorageEvent[];
}

export const writeHint = (origin: string, hint: PlainHint): string =>
  JSON.stringify({ origin, hints: [hint] });

/** Anybody may have sent it. What this version does not know is passed over. */
export function readMessage(text: string): EventMessage {
  const said = parsed(text);
  const events: StorageEvent[] = [
    ...textsIn(said.ready).map((queue) => ({ kind: 'ready' as const, queue })),
    ...textsIn(said.takenFrom).map((serverId) => ({ kind: 'taken-away' as const, serverId })),
    ...scheduledAt(said.dueAt),
    ...textsIn(said.hints)
      .filter(isPlainHint)
      .map((kind) => ({ kind })),
    ...textsIn(said.stop).map((serverId) => ({ kind: 'stop' as const, serverId })),
  ];
  return { origin: typeof said.origin === 'string' ? said.origin : undefined, events };
}

function parsed(text: string): Record<string, unknown> {
  try {
    const said: unknown = JSON.parse(text);
    return isRecord(said) ? said : {};
  } catch {
    return {};
  }
}

const textsIn = (list: unknown): string[] =>
  Array.isArray(list) ? list.filter((item) => typeof item === 'string') : [];

function scheduledAt(ms: unknown): StorageEvent[] {
  const runAt = new Date(typeof ms === 'number' ? ms : Number.NaN);
  return Number.isNaN(runAt.getTime()) ? [] : [{ kind: 'scheduled', runAt }];
}

const isPlainHint = (kind: string): kind is PlainHint =>
  (PLAIN_HINTS as readonly string[]).includes(kind);
