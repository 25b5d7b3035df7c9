import { describe, expect, it } from '@jest/globals';
import type { LedgerEvent } from './ledger/read-ledger.mjs';
import {
  reconcile,
  type Stored,
  type StoredJob,
  type StoredOccurrence,
} from './ledger/reconcile.mjs';

const A = 1;
const B = 2;

/** Lines in the order in which they are given, ten milliseconds apart. */
const ledgerOf = (...lines: (Partial<LedgerEvent> & Pick<LedgerEvent, 'what'>)[]): LedgerEvent[] =>
  lines.map((line, index) => ({ pid: A, atMs: index * 10, ...line }));

const created = (number: number) =>
  [
    { what: 'asked', number },
    { what: 'acknowledged', number, jobId: `job-${number}` },
  ] as const;
const line = (
  what: 'started' | 'ended' | 'threw' | 'timedOut',
  number: number,
  { attempt = 1, pid = A }: { attempt?: number; pid?: number } = {},
) => ({ what, number, jobId: `job-${number}`, attempt, pid });
const run = (number: number, given: { attempt?: number; pid?: number } = {}) =>
  [line('started', number, given), line('ended', number, given)] as const;

const aJob = (number: number, different: Partial<StoredJob> = {}): StoredJob => ({
  id: `job-${number}`,
  number,
  state: 'Succeeded',
  method: 'work',
  ...different,
});
const storeWith = (...jobs: StoredJob[]): Stored => ({
  jobs,
  batches: [],
  history: jobs.flatMap(({ id, number, nominal }) => {
    const atMs = Date.parse(nominal ?? '');
    return number === null
      ? [{ kind: 'created', jobId: id, count: 1, fromMs: atMs, toMs: atMs }]
      : [];
  }),
  effects: new Map(),
  followers: new Map(),
});

const JAN_1 = Date.parse('2026-01-01T00:00:00.000Z');
const aTick = (id: string, nominal: string) =>
  aJob(0, { id, number: null, method: 'tick', nominal });
const told = (jobId: string, second: number): StoredOccurrence => ({
  kind: 'created',
  jobId,
  count: 1,
  fromMs: JAN_1 + second * 1_000,
  toMs: JAN_1 + second * 1_000,
});
const failedAt = (second: number): StoredOccurrence => ({
  kind: 'failed',
  jobId: null,
  count: 1,
  fromMs: JAN_1 + second * 1_000 + 0.002,
  toMs: JAN_1 + second * 1_000 + 0.002,
});

const faultsOf = (events: LedgerEvent[], stored: Stored) =>
  reconcile(events, stored).findings.map(({ fault }) => fault);

describe('A ledger that agrees with the store', () => {
  it('is found without fault', () => {
    const events = ledgerOf(...created(1), ...run(1), ...created(2), ...run(2));

    expect(faultsOf(events, storeWith(aJob(1), aJob(2)))).toEqual([]);
  });

  it('may have a job whose answer got lost, stored or not', () => {
    const events = ledgerOf(
      { what: 'asked', number: 1 },
      { what: 'refused', number: 1 },
      { what: 'asked', number: 2 },
      ...run(2),
    );

    expect(faultsOf(events, storeWith(aJob(2)))).toEqual([]);
    expect(reconcile(events, storeWith(aJob(2))).figures).toMatchObject({
      acknowledged: 0,
      uncertain: 2,
    });
  });
});

describe('Found guilty is', () => {
  it('a store without an acknowledged job', () => {
    expect(faultsOf(ledgerOf(...created(1), ...run(1)), storeWith())).toEqual(['lost']);
  });

  it('a store with a job twice', () => {
    const twin = aJob(1, { id: 'job-1b' });
    const events = ledgerOf(
      ...created(1),
      ...run(1),
      { ...line('started', 1), jobId: 'job-1b' },
      {
        ...line('ended', 1),
        jobId: 'job-1b',
      },
    );

    expect(faultsOf(events, storeWith(aJob(1), twin))).toEqual(['twice stored']);
  });

  it('a store with a job that nobody asked for', () => {
    expect(faultsOf(ledgerOf(...run(7)), storeWith(aJob(7)))).toEqual(['ghost']);
  });

  it('a store with a job that was rolled back', () => {
    const events = ledgerOf(
      { what: 'asked', number: 1 },
      { what: 'rolledBack', number: 1 },
      ...run(1),
    );

    expect(faultsOf(events, storeWith(aJob(1)))).toEqual(['ghost']);
  });

  it.each(['Enqueued', 'Processing', 'Scheduled', 'Awaiting', 'Failed', 'Deleted'])(
    'a job that is %s for ever',
    (state) => {
      const events = ledgerOf(...created(1), ...run(1));

      expect(faultsOf(events, storeWith(aJob(1, { state })))).toEqual(['unfinished']);
    },
  );

  it('a job that succeeded without a run that ended', () => {
    const events = ledgerOf(...created(1), line('started', 1), line('threw', 1));

    expect(faultsOf(events, storeWith(aJob(1)))).toEqual(['never ran']);
  });

  it('no job that completed itself and was killed before the end of its run', () => {
    const events = ledgerOf(...created(1), line('started', 1));
    const effects = new Map([[1, 1]]);

    expect(faultsOf(events, { ...storeWith(aJob(1, { method: 'once' })), effects })).toEqual([]);
  });

  it('a group of which only a part is stored', () => {
    const group = 'both';
    const events = ledgerOf(
      { what: 'asked', number: 1, group },
      { what: 'asked', number: 2, group },
      ...run(1),
    );

    expect(faultsOf(events, storeWith(aJob(1)))).toEqual(['torn']);
  });

  it('a batch that never ends, or ends with jobs left', () => {
    const batches = [
      { id: 'one', state: 'Started', unfinished: 1 },
      { id: 'two', state: 'Succeeded', unfinished: 1 },
      { id: 'three', state: 'Succeeded', unfinished: 0 },
    ];

    expect(faultsOf([], { ...storeWith(), batches })).toEqual(['open batch', 'open batch']);
  });

  it.each([0, 2])('a job that completed itself and had its effect %i times', (times) => {
    const events = ledgerOf(...created(1), ...run(1));
    const stored = storeWith(aJob(1, { method: 'once' }));

    expect(faultsOf(events, { ...stored, effects: new Map([[1, times]]) })).toEqual(['effect']);
    expect(faultsOf(events, { ...stored, effects: new Map([[1, 1]]) })).toEqual([]);
  });

  it.each([0, 2])('a job that created %i jobs in the transaction of its completion', (times) => {
    const events = ledgerOf(...created(1), ...run(1));
    const effects = new Map([[1, 1]]);
    const stored = { ...storeWith(aJob(1, { method: 'whole' })), effects };

    expect(faultsOf(events, { ...stored, followers: new Map([[1, times]]) })).toEqual(['effect']);
    expect(faultsOf(events, { ...stored, followers: new Map([[1, 1]]) })).toEqual([]);
  });

  it('a schedule that left out a time, or used it twice', () => {
    const events = ['a', 'b', 'c', 'd'].flatMap((jobId) => [
      ...ledgerOf({ ...line('started', 0), jobId }, { ...line('ended', 0), jobId }),
    ]);
    const stored = storeWith(
      aTick('a', '2026-01-01T00:00:00.000Z'),
      aTick('b', '2026-01-01T00:00:01.000Z'),
      aTick('c', '2026-01-01T00:00:01.000Z'),
      aTick('d', '2026-01-01T00:00:03.000Z'),
    );

    const { history: _history, ...others } = stored;
    const history = [
      { kind: 'created', jobId: 'a', count: 1, fromMs: JAN_1, toMs: JAN_1 },
      { kind: 'missed', jobId: null, count: 3, fromMs: JAN_1 + 1_000, toMs: JAN_1 + 3_000 },
    ];

    expect(faultsOf(events, { ...others, history })).toEqual([
      'twice stored',
      'missed tick',
      ...['b', 'c', 'd'].map(() => 'untold tick'),
    ]);
  });

  it.each<[string, StoredOccurrence[]]>([
    ['leaves out a time', [told('a', 0), told('c', 2)]],
    ['tells a time twice', [told('a', 0), told('b', 1), told('b', 1), told('c', 2)]],
    ['counts a time too many', [told('a', 0), told('b', 1), { ...told('c', 2), count: 2 }]],
    ['names another job', [told('a', 0), told('d', 1), told('c', 2)]],
    [
      'keeps a failure for a time that has a job',
      [told('a', 0), told('b', 1), told('c', 2), failedAt(1)],
    ],
  ])('a history that %s', (_what, history) => {
    const ids = ['a', 'b', 'c'];
    const events = ids.flatMap((jobId) => [
      ...ledgerOf({ ...line('started', 0), jobId }, { ...line('ended', 0), jobId }),
    ]);
    const jobs = ids.map((id, second) => aTick(id, new Date(JAN_1 + second * 1_000).toISOString()));
    const whole = ids.map((id, second) => told(id, second));

    expect(faultsOf(events, { ...storeWith(...jobs), history: whole })).toEqual([]);
    expect(new Set(faultsOf(events, { ...storeWith(...jobs), history }))).toEqual(
      new Set(['untold tick']),
    );
  });

  it('a poisonous job that did not end as one', () => {
    const events = ledgerOf(...created(1), ...run(1));

    expect(faultsOf(events, storeWith(aJob(1, { method: 'die' })))).toEqual(['unfinished']);
  });

  it('a process that ended by itself', () => {
    expect(faultsOf(ledgerOf({ what: 'died', kind: 'unexpected' }), storeWith())).toEqual([
      'unexpected death',
    ]);
  });
});

describe('A job that ran again', () => {
  const again = (...between: Parameters<typeof ledgerOf>) =>
    ledgerOf(...created(1), ...run(1), ...between, ...run(1, { attempt: 2, pid: B }));
  const killed = { what: 'disturbed', kind: 'kill', pid: A, fromMs: 40, toMs: 41 } as const;

  it('without anything that was done to its process is guilty', () => {
    expect(faultsOf(again(), storeWith(aJob(1)))).toEqual(['unexplained repeat']);
    expect(faultsOf(again({ ...killed, pid: B }), storeWith(aJob(1)))).toEqual([
      'unexplained repeat',
    ]);
  });

  it('after its process was killed is counted, with its cause', () => {
    const { findings, figures, repeatsBy } = reconcile(again(killed), storeWith(aJob(1)));

    expect(findings).toEqual([]);
    expect(figures).toMatchObject({ runs: 2, repeats: 1, repeatedAfterEnd: 1 });
    expect(repeatsBy).toEqual({ kill: 1 });
  });

  it('long after its process was disturbed is guilty', () => {
    const early = { ...killed, fromMs: -60_000, toMs: -50_000 };

    expect(faultsOf(again(early), storeWith(aJob(1)))).toEqual(['unexplained repeat']);
  });

  it('because it threw needs no other cause', () => {
    const events = ledgerOf(
      ...created(1),
      line('started', 1),
      line('threw', 1),
      ...run(1, { attempt: 2 }),
    );

    expect(faultsOf(events, storeWith(aJob(1)))).toEqual([]);
  });

  it('because its time was up may overlap with the run that was abandoned', () => {
    const events = ledgerOf(
      ...created(1),
      line('started', 1),
      line('timedOut', 1),
      ...run(1, { attempt: 2 }),
      line('ended', 1),
    );

    expect(reconcile(events, storeWith(aJob(1)))).toMatchObject({
      findings: [],
      repeatsBy: { 'its time was up': 1 },
    });
  });

  it('under an older lease is a zombie that goes on with what it had claimed', () => {
    const late = (kind: string) =>
      ledgerOf(
        ...created(1),
        line('started', 1, { attempt: 2, pid: B }),
        { what: 'disturbed', kind, pid: A, fromMs: 5, toMs: 25 },
        ...run(1),
        line('ended', 1, { attempt: 2, pid: B }),
      );

    expect(faultsOf(late('kill'), storeWith(aJob(1)))).toEqual(['unexplained repeat', 'overlap']);
    expect(reconcile(late('pause'), storeWith(aJob(1)))).toMatchObject({
      findings: [],
      repeatsBy: { 'late start of a zombie': 1 },
    });
  });

  it('under the same lease is guilty, whatever was done', () => {
    const events = ledgerOf(...created(1), ...run(1), killed, ...run(1, { pid: B }));

    expect(faultsOf(events, storeWith(aJob(1)))).toEqual(['same lease']);
  });

  it('under the same attempt is innocent on another server after a crash of the database', () => {
    const repeated = (kind: string, pid: number) =>
      ledgerOf(
        ...created(1),
        line('started', 1),
        { what: 'disturbed', kind, pid: 0, fromMs: 20, toMs: 21 },
        line('ended', 1),
        ...run(1, { pid }),
      );

    expect(faultsOf(repeated('database crash', B), storeWith(aJob(1)))).toEqual([]);
    expect(faultsOf(repeated('database crash', A), storeWith(aJob(1)))).toEqual(['same lease']);
    expect(faultsOf(repeated('outage', B), storeWith(aJob(1)))).toEqual(['same lease']);
    expect(faultsOf(repeated('failover', A), storeWith(aJob(1)))).toEqual([]);
  });

  it('under the same attempt is guilty while the run is under way that a failover has forgotten', () => {
    const ledger = ledgerOf(
      ...created(1),
      line('started', 1),
      { what: 'disturbed', kind: 'failover', pid: 0, fromMs: 20, toMs: 21 },
      ...run(1),
      line('ended', 1),
    );

    expect(faultsOf(ledger, storeWith(aJob(1)))).toContain('same lease');
  });

  it('while it was still running is guilty, unless its process was out of touch', () => {
    const overlapping = (kind: string) =>
      ledgerOf(
        ...created(1),
        line('started', 1),
        { what: 'disturbed', kind, pid: A, fromMs: 20, toMs: 21 },
        line('started', 1, { attempt: 2, pid: B }),
        line('ended', 1, { attempt: 2, pid: B }),
        line('ended', 1),
      );

    expect(faultsOf(overlapping('kill'), storeWith(aJob(1)))).toEqual(['overlap']);
    expect(faultsOf(overlapping('pause'), storeWith(aJob(1)))).toEqual([]);
  });
});
