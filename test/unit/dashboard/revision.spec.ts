import { describe, expect, it } from '@jest/globals';
import { revisionOf } from '../../../lib/dashboard/live/revision.js';
import type { SlowSample } from '../../../lib/problems/samples.js';
import type { ServerRecord } from '../../../lib/storage/servers/server-store.js';
import { aQueueSummary, aSlowSample } from '../../support/samples.js';

const NOW = new Date('2026-03-11T10:30:00Z');
const queue = aQueueSummary('mail', 1);
const server: ServerRecord = {
  id: 'a:1:x',
  name: 'a',
  queues: ['mail'],
  workerCount: 1,
  startedAt: NOW,
  heartbeatAt: NOW,
  isStopping: false,
};
const sample = aSlowSample({
  at: NOW,
  servers: [server],
  recurring: { count: 1, revision: '1.1', failures: [] },
  queues: [queue],
});
const aProblem = {
  id: '1',
  kind: 'queue-stuck',
  subject: 'mail',
  facts: {},
  openedAt: NOW,
  seenAt: NOW,
};
const changed = (given: Partial<SlowSample>) => revisionOf({ ...sample, ...given }, []);
const unchanged = revisionOf(sample, []);

describe('The revision', () => {
  it.each([
    ['a queue is paused', { queues: [{ ...queue, pausedAt: NOW }] }],
    ['a queue is new', { queues: [queue, { ...queue, name: 'reports' }] }],
    ['a recurring job was edited', { recurring: { count: 1, revision: '1.2', failures: [] } }],
    ['a server was lost', { lostServers: [{ ...server, lostAt: NOW }] }],
    ['a server has found a problem', { known: { open: [aProblem], mutes: [] } }],
    ['a server stops', { servers: [{ ...server, isStopping: true }] }],
  ])('is another one when %s', (_, given) => {
    expect(changed(given)).not.toBe(unchanged);
  });

  it('changes when a problem is muted', () => {
    const problem = { kind: 'queue-unserved', subject: 'mail', facts: { ready: 1 } };
    const mute = { ...problem, by: 'ada', mutedAt: NOW, isLasting: false };

    expect(revisionOf(sample, [{ ...problem, mute }])).not.toBe(revisionOf(sample, [problem]));
  });

  it('changes when a failure is muted', () => {
    const mute = { kind: 'failure', subject: 'a1', by: 'ada', mutedAt: NOW, isLasting: true };

    expect(changed({ muted: new Map([['a1', mute]]) })).not.toBe(unchanged);
  });

  it('changes when a problem appears', () => {
    const problem = { kind: 'queue-unserved', subject: 'mail', facts: { ready: 1 } } as const;

    expect(revisionOf(sample, [problem])).not.toBe(unchanged);
  });

  it('stays the same when only numbers and times change', () => {
    const later = new Date(NOW.getTime() + 6_000);
    const servers = [{ ...server, heartbeatAt: later }];
    const queues = [{ ...queue, ready: { count: 9, isExact: true }, processing: 3 }];

    expect(changed({ at: later, servers, queues })).toBe(unchanged);
  });
});
