import { describe, expect, it } from '@jest/globals';
import { unknownJobs } from '../../../lib/problems/unknown-jobs.js';
import type { ParkedSummary } from '../../../lib/storage/queues/parked-jobs.js';
import type { HandlersOfServers } from '../../../lib/storage/servers/known-handlers.js';
import { aServerRecord, SAMPLED_MS, sampledAt } from '../../support/samples.js';

const group = (given: Partial<ParkedSummary> = {}): ParkedSummary => ({
  queue: 'default',
  type: 'LegacyFaxService',
  method: 'send',
  jobs: { count: 100, isExact: true },
  firstJobId: 'j1',
  readySince: sampledAt(-60_000),
  ...given,
});
const knows = (
  methods: HandlersOfServers['known']['methods'],
  isComplete = true,
): HandlersOfServers => ({ serverIds: ['s1'], known: { methods, isComplete } });

describe('Parked jobs', () => {
  const server = aServerRecord(['default']);
  const problems = (
    groups: readonly ParkedSummary[],
    handlers: readonly HandlersOfServers[],
    servers = [server],
  ) => unknownJobs({ groups, handlers }, servers, sampledAt(0));

  it('are one problem for each class that no server knows, with all of its jobs', () => {
    const groups = [
      group(),
      group({ method: 'poll', jobs: { count: 6, isExact: true }, readySince: sampledAt(-90_000) }),
      group({ type: 'Other', jobs: { count: 1_000, isExact: false } }),
    ];

    expect(problems(groups, [knows({ OrderService: ['ship'] })])).toEqual([
      {
        kind: 'job-unknown',
        subject: 'LegacyFaxService',
        facts: { parked: 106, since: SAMPLED_MS - 90_000, type: 'LegacyFaxService' },
      },
      {
        kind: 'job-unknown',
        subject: 'Other',
        facts: { parked: 1_000, isBounded: 1, since: SAMPLED_MS - 60_000, type: 'Other' },
      },
    ]);
  });

  it('are one problem for each method, where servers know the class', () => {
    const found = problems([group()], [knows({ LegacyFaxService: ['receive'] })]);

    expect(found).toMatchObject([
      { subject: 'LegacyFaxService.send', facts: { type: 'LegacyFaxService', method: 'send' } },
    ]);
  });

  it.each([
    ['the method', knows({ LegacyFaxService: ['send'] })],
    ['a class that may have any method', knows({ LegacyFaxService: null })],
    ['more than it could say', knows({}, false)],
  ])('are no problem while a server knows %s', (_, handlers) => {
    expect(problems([group()], [handlers])).toEqual([]);
  });

  it('are a problem while the servers that know them are silent, or serve other queues', () => {
    const handlers = [knows({ LegacyFaxService: ['send'] })];
    const silent = aServerRecord(['default'], sampledAt(-60_000));

    expect(problems([group()], handlers, [silent])).toHaveLength(1);
    expect(problems([group()], handlers, [aServerRecord(['other'])])).toHaveLength(1);
    expect(problems([group()], handlers, [])).toHaveLength(1);
  });

  it('are a problem where the servers have said nothing, because their version takes no parked jobs', () => {
    expect(problems([group()], [])).toHaveLength(1);
  });
});
