import { beforeEach, describe, expect, it } from '@jest/globals';
import { AnnouncementNames } from '../../../lib/storages/sql/events/announcement-names.js';
import { Announcer } from '../../../lib/storages/sql/events/announcer.js';
import type { EventOperations } from '../../../lib/storages/sql/events/event-operations.js';
import { Notifier } from '../../../lib/storages/sql/events/notifier.js';
import { eventually } from '../../support/eventually.js';
import { Signal } from '../../support/signal.js';

const ORIGIN = '0badcafe';
const at = (second: number) => new Date(Date.UTC(2030, 0, 1, 0, 0, second));

let sent: unknown[][];
let isBack: Signal;
let failure: Error | undefined;
let names: AnnouncementNames;
let notifier: Notifier<undefined>;

const operations: EventOperations<undefined> = {
  async notify(_, __, messages) {
    sent.push([...messages]);
    await isBack;
    if (failure) throw failure;
    return undefined;
  },
  findSecret: async () => 'secret',
  insertSecret: async () => {},
};

beforeEach(() => {
  sent = [];
  isBack = new Signal();
  failure = undefined;
  names = new AnnouncementNames('hangfire');
  names.learn('secret');
  notifier = new Notifier(undefined, new Announcer(operations, names), ORIGIN);
});

describe('Notifications', () => {
  it('wait as one statement while the database is slow: equal ones once, and the earliest time', async () => {
    notifier.send({ kind: 'queues' });
    for (let call = 0; call < 10_000; call += 1) {
      notifier.send({ kind: 'ready', queue: call % 2 ? 'default' : 'reports' });
      notifier.send({ kind: 'scheduled', runAt: at(30 + ((call + 7) % 20)) });
    }
    expect(sent).toEqual([[`${ORIGIN}:queues`]]);
    isBack.fire();
    await eventually(() => sent.length === 2);

    expect(sent[1]).toEqual([
      `${ORIGIN}:ready:${names.hashOf('queue', 'reports')}`,
      `${ORIGIN}:scheduled:${at(30).getTime()}`,
      `${ORIGIN}:ready:${names.hashOf('queue', 'default')}`,
    ]);
    await notifier.close();
    expect(sent).toHaveLength(2);
  });

  it('that could not be sent keep neither the next ones nor the store from closing', async () => {
    failure = new Error('away');
    notifier.send({ kind: 'queues' });
    notifier.send({ kind: 'batches' });
    isBack.fire();
    await notifier.close();

    expect(sent).toEqual([[`${ORIGIN}:queues`], [`${ORIGIN}:batches`]]);
  });
});
