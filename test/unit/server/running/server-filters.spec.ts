import { afterEach, describe, expect, it } from '@jest/globals';
import { AutomaticRetry } from '../../../../lib/built-in-filters/automatic-retry/automatic-retry.js';
import type { JobFilter } from '../../../../lib/filters/job-filter.js';
import { UseJobFilters } from '../../../../lib/filters/use-job-filters.js';
import { DeletedState } from '../../../../lib/states/deleted-state.js';
import { ScheduledState } from '../../../../lib/states/scheduled-state.js';
import { HangfireApp, statesOf } from '../../../support/hangfire-app.js';

let seen: string[] = [];

/** Writes down what it sees. */
const witness = (name: string, order: number): JobFilter => ({
  order,
  onPerforming: () => void seen.push(`${name} performing`),
  onPerformed: ({ result, exception, canceled }) =>
    void seen.push(
      `${name} performed: ${canceled ? 'canceled' : ((exception as Error)?.message ?? result)}`,
    ),
});

const canceling: JobFilter = {
  order: 2,
  onPerforming: (context) => {
    context.canceled = true;
  },
};
const forgivingAfterwards: JobFilter = {
  onPerformed: (context) => {
    context.exceptionHandled = true;
  },
};
const forgiving: JobFilter = {
  onServerException: (context) => {
    seen.push(`exception: ${(context.exception as Error).message}`);
    context.exceptionHandled = true;
  },
};

@AutomaticRetry(0)
class WorkService {
  @UseJobFilters(witness('inner', 3), witness('outer', 1))
  plain() {
    seen.push('method');
    return 'done';
  }

  @UseJobFilters(witness('inner', 3), canceling, witness('outer', 1))
  canceled() {
    seen.push('method');
  }

  @UseJobFilters(witness('inner', 3), witness('outer', 1))
  failing() {
    throw new Error('Oh no');
  }

  @UseJobFilters({ order: 2, onPerforming: () => Promise.reject(new Error('Not today')) })
  @UseJobFilters(witness('inner', 3), witness('outer', 1))
  failingFilter() {
    seen.push('method');
  }

  @UseJobFilters(forgivingAfterwards)
  forgivenAfterwards() {
    throw new Error('Oh no');
  }

  @UseJobFilters(forgiving)
  forgiven() {
    throw new Error('Oh no');
  }

  @UseJobFilters({
    onPerforming: ({ items, parameters, job, attempt, serverId, signal }) => {
      items.set('handed', 'over');
      parameters.set('from', job.callName);
      seen.push(`${attempt} ${typeof serverId} ${signal.aborted}`);
    },
    onPerformed: ({ items }) => void seen.push(`${items.get('handed')}`),
  })
  watched() {}

  @UseJobFilters({
    onStateElection: (context) => {
      const { candidateState, traversedStates } = context;
      if (candidateState.name !== 'Succeeded' || traversedStates.length > 0) return;
      context.candidateState = new DeletedState('Success is not enough');
    },
  })
  reelected() {}

  @UseJobFilters({
    onStateElection: (context) => {
      if (context.candidateState.name !== 'Processing') return;
      context.candidateState = new ScheduledState(new Date(Date.now() + 3_600_000), 'Later');
    },
  })
  postponed() {
    seen.push('method');
  }

  @UseJobFilters({
    onStateUnapplied: ({ oldState }) => void seen.push(`- ${oldState}`),
    onStateApplied: (context) => {
      seen.push(`+ ${context.newState.name}`);
      context.jobExpirationTimeoutMs = 60_000;
      context.incrementCounter(`seen:${context.newState.name}`);
    },
  })
  applied() {}

  @UseJobFilters({
    onStateElection: ({ candidateState }) => {
      if (candidateState.name === 'Succeeded') throw new Error('The filter is broken');
    },
  })
  brokenElection() {}
}

let app: HangfireApp;

const run = async (
  method: Exclude<keyof WorkService, 'constructor'>,
  state = 'Succeeded',
  filters: JobFilter[] = [],
) => {
  seen = [];
  app = await HangfireApp.start({ providers: [WorkService], filters });
  const id = await app.jobs.enqueue(WorkService, (work) => work[method]());
  return app.reaches(id, state);
};
afterEach(() => app.close());

describe('server filters', () => {
  it('stand around the method like the layers of an onion', async () => {
    await run('plain', 'Succeeded', [witness('global', 0)]);

    expect(seen).toEqual([
      'global performing',
      'outer performing',
      'inner performing',
      'method',
      'inner performed: done',
      'outer performed: done',
      'global performed: done',
    ]);
  });

  it('cancel a run: the job is Deleted, and the outer filters hear of it', async () => {
    const job = await run('canceled', 'Deleted');

    expect(statesOf(job)).toEqual(['Enqueued', 'Processing', 'Deleted']);
    expect(seen).toEqual(['outer performing', 'outer performed: canceled']);
  });

  it('hear of the error that the method threw', async () => {
    await run('failing', 'Failed');

    expect(seen.slice(-2)).toEqual(['inner performed: Oh no', 'outer performed: Oh no']);
  });

  it('that throw make the job fail, and the outer filters hear of it', async () => {
    const job = await run('failingFilter', 'Failed');

    expect(job.history.at(-1)?.data).toMatchObject({ exception: { message: 'Not today' } });
    expect(seen).toEqual(['outer performing', 'outer performed: Not today']);
  });

  it('handle an exception in the performed hook: the job succeeds', async () => {
    expect(await run('forgivenAfterwards')).toMatchObject({ result: undefined });
  });

  it('handle an exception in the exception hook: the job succeeds', async () => {
    await run('forgiven');

    expect(seen).toEqual(['exception: Oh no']);
  });

  it('know the run, write parameters and hand things to one another', async () => {
    expect(await run('watched')).toMatchObject({ parameters: { from: 'WorkService.watched' } });
    expect(seen).toEqual(['1 string false', 'over']);
  });
});

describe('state filters', () => {
  it('elect another state, and the replaced state stays in the history', async () => {
    const job = await run('reelected', 'Deleted');

    expect(statesOf(job)).toEqual(['Enqueued', 'Processing', 'Succeeded', 'Deleted']);
  });

  it('keep a job from being run by electing another state than Processing', async () => {
    const job = await run('postponed', 'Scheduled');

    expect(statesOf(job)).toEqual(['Enqueued', 'Processing', 'Scheduled']);
    expect(seen).toEqual([]);
  });

  it('see each state come and go, and decide how long the job is kept', async () => {
    const job = await run('applied');

    expect(seen).toEqual([
      '+ Enqueued',
      '- Enqueued',
      '+ Processing',
      '- Processing',
      '+ Succeeded',
    ]);
    const keptMs = (job.expireAt?.getTime() ?? 0) - (job.history.at(-1)?.at.getTime() ?? 0);
    expect(keptMs).toBe(60_000);
  });

  it('let counters grow together with the state', async () => {
    await run('applied');
    const range = { resolution: 'day', from: new Date(Date.now() - 86_400_000) } as const;
    const points = await app.storage.statistics.readCounter('seen:Succeeded', range);

    expect(points.map(({ value }) => value)).toEqual([1]);
  });

  it('that throw make the job fail instead of losing it', async () => {
    const job = await run('brokenElection', 'Failed');

    expect(job.history.at(-1)?.data).toMatchObject({
      exception: { message: 'The filter is broken' },
    });
    expect(app.logger.has('error', 'State filter threw')).toBe(true);
  });
});
