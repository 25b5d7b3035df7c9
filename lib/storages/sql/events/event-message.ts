import {
  PLAIN_HINTS,
  type PlainHint,
  type StorageEvent,
} from '../../../storage/events/storage-events.js';
import type { AnnouncementNames } from './announcement-names.js';

/** Events about a queue or a server, whose name travels as a hash. */
const NAMED = ['ready', 'taken-away', 'stop'] as const;

export type HeardEvent =
  /** `resumed`: whoever has sent it could not announce something before. */
  | { readonly kind: PlainHint | 'resumed' }
  | { readonly kind: (typeof NAMED)[number]; readonly hash: string }
  | { readonly kind: 'scheduled'; readonly runAt: Date };

/** What travels in a notification: origin, kind and, of some kinds, a detail. */
export interface EventMessage {
  /** The store that sent it; empty where that store is to hear it as well. */
  readonly origin: string;
  /** Undefined in an echo, which only proves that notifications arrive. */
  readonly event: HeardEvent | undefined;
}

/** Events without a detail. */
const BARE = [...PLAIN_HINTS, 'resumed'] as const;

const MESSAGE = /^([0-9a-f]{8}|):([a-z-]{1,16})(?::([0-9a-f]{1,24}))?$/;
const ECHO = 'echo';
const HASH = /^[0-9a-f]{24}$/;
const MILLISECONDS = /^[0-9]+$/;

export const writeEcho = (origin: string) => `${origin}:${ECHO}`;

/** Has all others look at everything. */
export const LOOK_AGAIN = ':resumed';

export const writeMessage = (origin: string, event: StorageEvent, names: AnnouncementNames) =>
  `${origin}:${textOf(event, names)}`;

/** Anybody may have sent it. Undefined where it is nothing that this version sends. */
export function readMessage(text: string): EventMessage | undefined {
  const [, origin, kind, detail] = MESSAGE.exec(text) ?? [];
  if (origin === undefined || kind === undefined) return undefined;

  const event = eventOf(kind, detail);
  return event || kind === ECHO ? { origin, event } : undefined;
}

function textOf(event: StorageEvent, names: AnnouncementNames): string {
  switch (event.kind) {
    case 'ready':
      return `ready:${names.hashOf('queue', event.queue)}`;
    case 'taken-away':
    case 'stop':
      return `${event.kind}:${names.hashOf('server', event.serverId)}`;
    case 'scheduled':
      return `scheduled:${Math.max(0, event.runAt.getTime())}`;
    default:
      return event.kind;
  }
}

function eventOf(kind: string, detail: string | undefined): HeardEvent | undefined {
  if (detail === undefined) return isOneOf(BARE, kind) ? { kind } : undefined;
  if (kind === 'scheduled') return scheduledAt(detail);
  return isOneOf(NAMED, kind) && HASH.test(detail) ? { kind, hash: detail } : undefined;
}

function scheduledAt(detail: string): HeardEvent | undefined {
  const runAt = new Date(MILLISECONDS.test(detail) ? Number(detail) : Number.NaN);
  return Number.isNaN(runAt.getTime()) ? undefined : { kind: 'scheduled', runAt };
}

const isOneOf = <T extends string>(kinds: readonly T[], kind: string): kind is T =>
  (kinds as readonly string[]).includes(kind);
