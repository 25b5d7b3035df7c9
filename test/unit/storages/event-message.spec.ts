import { beforeEach, describe, expect, it } from '@jest/globals';
import type { StorageEvent } from '../../../lib/storage/events/storage-events.js';
import { AnnouncementNames } from '../../../lib/storages/sql/events/announcement-names.js';
import {
  readMessage,
  writeEcho,
  writeMessage,
} from '../../../lib/storages/sql/events/event-message.js';

const ORIGIN = '0badcafe';
const HASH = 'a'.repeat(24);
const runAt = new Date(Date.UTC(2030, 0, 1));

let names: AnnouncementNames;

const namesOf = (schema: string, secret: string) => {
  const made = new AnnouncementNames(schema);
  made.learn(secret);
  return made;
};
const roundTrip = (event: StorageEvent) => readMessage(writeMessage(ORIGIN, event, names));

beforeEach(() => {
  names = namesOf('hangfire', 'secret');
});

describe('A notification', () => {
  it('says what has happened, and of whom only a hash', () => {
    expect(roundTrip({ kind: 'queues' })).toEqual({ origin: ORIGIN, event: { kind: 'queues' } });
    expect(roundTrip({ kind: 'scheduled', runAt })?.event).toEqual({ kind: 'scheduled', runAt });
    expect(roundTrip({ kind: 'ready', queue: 'payments' })?.event).toEqual({
      kind: 'ready',
      hash: names.hashOf('queue', 'payments'),
    });
    expect(roundTrip({ kind: 'stop', serverId: 'web-1' })?.event).toEqual({
      kind: 'stop',
      hash: names.hashOf('server', 'web-1'),
    });
    expect(writeMessage(ORIGIN, { kind: 'ready', queue: 'payments' }, names)).not.toContain('pay');
  });

  it('may say nothing, to be heard', () => {
    expect(readMessage(writeEcho(ORIGIN))).toEqual({ origin: ORIGIN, event: undefined });
  });

  it('says a time before 1970 as one that has come', () => {
    expect(roundTrip({ kind: 'scheduled', runAt: new Date(-1) })?.event).toEqual({
      kind: 'scheduled',
      runAt: new Date(0),
    });
  });

  it.each([
    '',
    'null',
    '{}',
    '{"origin":"x","event":{"kind":"stop","serverId":"web-1"}}',
    ORIGIN,
    `${ORIGIN}:`,
    `${ORIGIN}:resumed:${HASH}`,
    `${ORIGIN}:constructor`,
    `${ORIGIN}:__proto__`,
    `${ORIGIN}:echo:`,
    `${ORIGIN}:queues:${HASH}`,
    `${ORIGIN}:ready`,
    `${ORIGIN}:ready:default`,
    `${ORIGIN}:ready:${HASH}a`,
    `${ORIGIN}:ready:${HASH.slice(1)}`,
    `${ORIGIN}:ready:${HASH}:${HASH}`,
    `${ORIGIN}:stop:${HASH.toUpperCase()}`,
    `${ORIGIN}:scheduled`,
    `${ORIGIN}:scheduled:-1`,
    `${ORIGIN}:scheduled:1e3`,
    `${ORIGIN}:scheduled:0x1f`,
    `${ORIGIN}:scheduled:abc`,
    `${ORIGIN}:scheduled:8640000000000001`,
    `${ORIGIN}:scheduled:${'9'.repeat(24)}`,
    `${ORIGIN}:scheduled:2030-01-01`,
    `${ORIGIN}:queues\n`,
    `\n${ORIGIN}:queues`,
    `nobody:queues`,
    `${ORIGIN}:${'queues'.repeat(1_000)}`,
    `:ready:${'a'.repeat(8_000)}`,
  ])('is ignored where it is not one of this version: %.60s', (text) => {
    expect(readMessage(text)).toBeUndefined();
  });
});

describe('The names of announcements', () => {
  it('differ from schema to schema, from secret to secret and from kind to kind', () => {
    const channels = [
      names.channel,
      namesOf('other', 'secret').channel,
      namesOf('hangfire', 'other').channel,
    ];

    expect(new Set(channels).size).toBe(3);
    expect(names.hashOf('queue', 'a')).not.toBe(names.hashOf('server', 'a'));
    expect(names.channel).toMatch(/^hangfire_[0-9a-f]{24}$/);
  });

  it('are made anew with another secret', () => {
    const before = names.hashOf('queue', 'a');
    names.learn('other');

    expect(names.hashOf('queue', 'a')).not.toBe(before);
  });

  it('stay the same however many there are', () => {
    const before = names.hashOf('queue', 'a');
    for (let n = 0; n < 3_000; n += 1) names.hashOf('queue', `tenant-${n}`);

    expect(names.hashOf('queue', 'a')).toBe(before);
  });

  it('cannot be had before the secret is known', () => {
    const unopened = new AnnouncementNames('hangfire');

    expect(unopened.areKnown).toBe(false);
    expect(() => unopened.channel).toThrow('has not been opened');
  });
});
