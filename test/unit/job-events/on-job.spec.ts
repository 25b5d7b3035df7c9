import { AsyncLocalStorage } from 'node:async_hooks';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Inject, Injectable, Scope } from '@nestjs/common';
import {
  ContextIdFactory,
  type ContextIdStrategy,
  type HostComponentInfo,
  REQUEST,
} from '@nestjs/core';
import { defer, type Observable, throwError } from 'rxjs';
import { AutomaticRetry } from '../../../lib/built-in-filters/automatic-retry/automatic-retry.js';
import { JobMethod } from '../../../lib/job/job-method.js';
import { JobType } from '../../../lib/job/job-type.js';
import { serializeArguments } from '../../../lib/job/serialization/argument-serializer.js';
import type {
  JobDeletedEvent,
  JobEvent,
  JobRetryingEvent,
  JobSucceededEvent,
} from '../../../lib/job-events/job-event.js';
import { type JobEventOf, OnJob } from '../../../lib/job-events/on-job.js';
import { RestoredState } from '../../../lib/states/restored-state.js';
import { aNewJob } from '../../support/builders.js';
import { eventually } from '../../support/eventually.js';
import { HangfireApp } from '../../support/hangfire-app.js';
import { Signal } from '../../support/signal.js';

@JobType('Mail', { aliases: ['OldMail'] })
class MailService {
  @JobMethod({ aliases: ['mail'] })
  @AutomaticRetry({ attempts: 1, delaysInSeconds: [0], logEvents: false })
  async send(to: number, fails = false): Promise<string> {
    if (fails) throw new RangeError(`Nobody has number ${to}`);
    return `sent to ${to}`;
  }

  async other(): Promise<void> {}
}

let events: [string, JobEvent][];
let mayEnd: Signal;

@Injectable()
class MailListener {
  private readonly own = 'own';

  @OnJob(MailService, 'send', 'succeeded')
  onSucceeded(event: JobEventOf<MailService, 'send', 'succeeded'>): void {
    events.push([this.own, event]);
  }

  @OnJob(MailService, 'send', 'failed')
  onFailed(event: JobEventOf<MailService, 'send', 'failed'>): void {
    events.push([this.own, event]);
  }

  @OnJob(MailService, 'send', 'retrying')
  @OnJob(MailService, 'send', 'deleted')
  onBoth(event: JobRetryingEvent | JobDeletedEvent): void {
    events.push([this.own, event]);
  }
}

let app: HangfireApp;
const start = async (...providers: (new (...args: never[]) => object)[]) => {
  app = await HangfireApp.start({ providers: [MailService, ...providers] });
};
const told = async (count: number) => {
  await eventually(() => events.length >= count);
  return events.map(([, event]) => event);
};

beforeEach(() => {
  events = [];
  mayEnd = new Signal();
});
afterEach(async () => {
  ContextIdFactory.apply(undefined as never);
  mayEnd.fire();
  await app?.close();
});

describe('a listener of a method', () => {
  it('is told of a job that has succeeded, with its arguments and its result', async () => {
    await start(MailListener);
    const id = await app.jobs.enqueue(MailService, (mail) => mail.send(7));

    const [event] = await told(1);
    expect(event).toMatchObject({ kind: 'succeeded', attempt: 1, result: 'sent to 7' });
    expect(event?.args).toEqual([7]);
    expect(event?.job).toMatchObject({ id, type: 'Mail', method: 'send' });
    expect(events[0]?.[0]).toBe('own');
  });

  it('is told of each retry and of the failure, with the exception', async () => {
    await start(MailListener);
    await app.jobs.enqueue(MailService, (mail) => mail.send(7, true));

    expect(await told(2)).toMatchObject([
      { kind: 'retrying', attempt: 1, exception: { message: 'Nobody has number 7' } },
      { kind: 'failed', attempt: 2, exception: { type: 'RangeError' } },
    ]);
  });

  it('is told of a job that this process has deleted', async () => {
    await start(MailListener);
    const id = await app.jobs.schedule(MailService, (mail) => mail.send(7), { hours: 1 });
    await app.jobs.delete(id);

    const [event] = await told(1);
    expect(event).toMatchObject({ kind: 'deleted', attempt: 0, exception: undefined });
    expect(event?.args).toEqual([7]);
  });

  it('is told of a continuation that its server has deleted', async () => {
    await start(MailListener);
    const parent = await app.jobs.schedule(MailService, (mail) => mail.other(), { hours: 1 });
    const id = await app.jobs.continueWith(parent, MailService, (mail) => mail.send(8));
    await app.jobs.delete(parent);

    expect((await told(1))[0]).toMatchObject({ kind: 'deleted', job: { id } });
  });

  it('is told of a job that was stored before the method and its class were renamed', async () => {
    await start(MailListener);
    const args = serializeArguments([7], { maxBytes: 1_000 });
    await app.storage.jobs.createJobs([
      aNewJob({ type: 'OldMail', method: 'mail', arguments: args }),
    ]);

    expect((await told(1))[0]).toMatchObject({ kind: 'succeeded', result: 'sent to 7' });
  });

  it('is told nothing of a deletion that is undone, however the job had ended', async () => {
    await start(MailListener);
    const id = await app.jobs.enqueue(MailService, (mail) => mail.send(7));
    const { history } = await app.reaches(id, 'Succeeded');
    await app.jobs.delete(id);
    await told(2);
    const data = history.at(-1)?.data ?? {};
    const former = new RestoredState({ name: 'Succeeded', isFinal: true, data }, 'undone');
    await app.jobs.changeState(id, former);
    await app.jobs.enqueue(MailService, (mail) => mail.send(8));

    expect((await told(3)).map(({ kind, args }) => [kind, ...args])).toEqual([
      ['succeeded', 7],
      ['deleted', 7],
      ['succeeded', 8],
    ]);
  });

  it('is told nothing of other methods', async () => {
    await start(MailListener);
    await app.reaches(await app.jobs.enqueue(MailService, (mail) => mail.other()), 'Succeeded');
    await app.jobs.enqueue(MailService, (mail) => mail.send(1));

    expect((await told(1)).map(({ job }) => job.method)).toEqual(['send']);
  });
});

describe('a listener', () => {
  it('may listen to a whole class, and to all jobs', async () => {
    class Wide {
      @OnJob(MailService, 'succeeded')
      ofClass(event: JobSucceededEvent): void {
        events.push(['class', event]);
      }

      @OnJob('succeeded')
      ofAll(event: JobSucceededEvent): void {
        events.push(['all', event]);
      }
    }
    await start(Wide);
    await app.jobs.enqueue(MailService, (mail) => mail.other());
    await told(2);

    expect(events.map(([name]) => name).sort()).toEqual(['all', 'class']);
  });

  it('that is request-scoped is made for each event, with the event as its request', async () => {
    @Injectable({ scope: Scope.REQUEST })
    class Scoped {
      constructor(@Inject(REQUEST) private readonly event: JobEvent) {}

      @OnJob(MailService, 'send', 'succeeded')
      heard(event: JobSucceededEvent): void {
        events.push([String(this.event === event), event]);
      }
    }
    await start(Scoped);
    await app.jobs.enqueue(MailService, (mail) => mail.send(1));
    await told(1);

    expect(events[0]?.[0]).toBe('true');
  });

  it('that is durable is shared by the events of a tenant, with the payload of the strategy as its request', async () => {
    const tenants = new Map<number, object>();
    const byReceiver: ContextIdStrategy<JobEvent> = {
      attach(contextId, event) {
        const receiver = Number(event.args[0]);
        const root = tenants.get(receiver) ?? { id: receiver };
        tenants.set(receiver, root);
        return {
          resolve: (info: HostComponentInfo) => (info.isTreeDurable ? (root as never) : contextId),
          payload: { receiver },
        };
      },
    };
    ContextIdFactory.apply(byReceiver as never);
    const made: unknown[] = [];
    @Injectable({ scope: Scope.REQUEST, durable: true })
    class Durable {
      constructor(@Inject(REQUEST) request: { readonly receiver?: number }) {
        made.push(request.receiver);
      }

      @OnJob(MailService, 'send', 'succeeded')
      heard(event: JobSucceededEvent): void {
        events.push(['durable', event]);
      }
    }
    await start(Durable);
    for (const [index, receiver] of [1, 2, 1].entries()) {
      await app.jobs.enqueue(MailService, (mail) => mail.send(receiver));
      await told(index + 1);
    }

    expect(made).toEqual([1, 2]);
  });

  it('that returns an observable or a generator is heard to its end', async () => {
    class Lazy {
      @OnJob(MailService, 'send', 'succeeded')
      observable(event: JobSucceededEvent): Observable<void> {
        return defer(async () => void events.push(['observable', event]));
      }

      @OnJob(MailService, 'send', 'succeeded')
      async *generator(event: JobSucceededEvent): AsyncGenerator<void> {
        yield;
        events.push(['generator', event]);
      }

      @OnJob(MailService, 'send', 'succeeded')
      failing(): Observable<never> {
        return throwError(() => new Error('Refused by the receiver'));
      }
    }
    await start(Lazy);
    await app.jobs.enqueue(MailService, (mail) => mail.send(1));
    await told(2);
    await eventually(() => app.logger.text.includes('Refused by the receiver'));

    expect(events.map(([name]) => name).sort()).toEqual(['generator', 'observable']);
  });

  it('is not called in the context of the code that has changed the job', async () => {
    const context = new AsyncLocalStorage<string>();
    const seen: unknown[] = [];
    class Looking {
      @OnJob('deleted')
      heard(event: JobDeletedEvent): void {
        seen.push(context.getStore());
        events.push(['looking', event]);
      }
    }
    await start(Looking);
    const id = await app.jobs.schedule(MailService, (mail) => mail.other(), { hours: 1 });
    await context.run('a request', () => app.jobs.delete(id));
    await told(1);

    expect(seen).toEqual([undefined]);
  });

  it('that throws is in the log, and harms neither the job nor other listeners', async () => {
    class Throwing {
      @OnJob(MailService, 'send', 'succeeded')
      async heard(): Promise<void> {
        throw new Error('No');
      }
    }
    await start(Throwing, MailListener);
    const id = await app.jobs.enqueue(MailService, (mail) => mail.send(1));
    await told(1);
    await app.reaches(id, 'Succeeded');
    await eventually(() => app.logger.has('error', 'Listener for job events threw'));

    expect(app.logger.text).toContain('listener=Throwing.heard');
  });

  it('does not keep a job from ending, however long it takes, and has time to end at the stop', async () => {
    class Slow {
      @OnJob(MailService, 'send', 'succeeded')
      async heard(event: JobSucceededEvent): Promise<void> {
        await mayEnd;
        events.push(['slow', event]);
      }
    }
    await start(Slow);
    await app.reaches(await app.jobs.enqueue(MailService, (mail) => mail.send(1)), 'Succeeded');
    expect(events).toEqual([]);
    const closed = app.close();
    mayEnd.fire();
    await closed;

    expect(events).toHaveLength(1);
  });
});

describe('@OnJob does not let the application start', () => {
  it('on a static member', async () => {
    class Wrong {
      @OnJob('failed')
      static heard(): void {}
    }
    await expect(start(Wrong)).rejects.toThrow(
      "@OnJob('failed') on Wrong.heard in RootTestModule has no effect. Events call methods of providers, and this member is static.",
    );
  });

  it('on a getter', async () => {
    class Wrong {
      // @ts-expect-error a getter is no method
      @OnJob('failed')
      get heard(): string {
        return '';
      }
    }
    await expect(start(Wrong)).rejects.toThrow('Make it a method.');
  });

  it('for a method that the class does not have', async () => {
    class Wrong {
      // @ts-expect-error there is no such method
      @OnJob(MailService, 'sent', 'failed')
      heard(): void {}
    }
    await expect(start(Wrong)).rejects.toThrow(
      'MailService has no method "sent" that a job can call. Did you mean "send"?',
    );
  });

  it('for an event that does not exist, when the class is loaded', () => {
    const decorate = () => OnJob('done' as never);

    expect(decorate).toThrow("OnJob: expected succeeded, retrying, failed, deleted, got 'done'.");
  });

  it('for a class that is not loaded yet, when the class is loaded', () => {
    const decorate = () => OnJob(undefined as never, 'failed');

    expect(decorate).toThrow('OnJob: expected the class of a provider, got undefined.');
  });
});
