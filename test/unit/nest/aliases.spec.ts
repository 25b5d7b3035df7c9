import { afterEach, describe, expect, it } from '@jest/globals';
import { Injectable, type Provider, Scope } from '@nestjs/common';
import { RecurringJobService } from '../../../lib/client/recurring-job-service.js';
import { JobType } from '../../../lib/job/job-type.js';
import { RecurringJob } from '../../../lib/recurring/recurring-job.js';
import { Interval } from '../../../lib/schedule/interval.js';
import { aNewJob } from '../../support/builders.js';
import { eventually } from '../../support/eventually.js';
import { HangfireApp } from '../../support/hangfire-app.js';

abstract class Reader {
  abstract nightly(): string;
}

abstract class Writer {
  abstract nightly(): string;
}

@Injectable()
class FileService implements Reader, Writer {
  @RecurringJob('nightly', '@daily')
  @Interval(3_600_000)
  nightly(): string {
    return 'done';
  }
}

let app: HangfireApp;
afterEach(() => app?.close());

const ports: [string, Provider[]][] = [
  [
    'aliases beside the class',
    [
      FileService,
      { provide: Reader, useExisting: FileService },
      { provide: Writer, useExisting: FileService },
    ],
  ],
  [
    'an alias of a string token',
    [
      FileService,
      { provide: 'FILES', useExisting: FileService },
      { provide: Reader, useExisting: 'FILES' },
    ],
  ],
  [
    'factories that answer the same instance',
    [
      FileService,
      { provide: Reader, useFactory: (it: FileService) => it, inject: [FileService] },
      { provide: Writer, useFactory: (it: FileService) => it, inject: [FileService] },
    ],
  ],
  [
    'two ports without the class',
    [
      { provide: Reader, useClass: FileService },
      { provide: Writer, useExisting: Reader },
    ],
  ],
];

describe('One provider under several tokens', () => {
  it.each(ports)('has each recurring job once: %s', async (_, providers) => {
    app = await HangfireApp.start({ providers });
    const recurring = app.get(RecurringJobService);
    const listed = await eventually(async () => {
      const jobs = await recurring.list();
      return jobs.length > 0 && jobs;
    });

    expect(listed).toHaveLength(2);
    const id = await recurring.trigger('nightly');
    expect(await app.reaches(id, 'Succeeded')).toMatchObject({ result: 'done' });
  });

  it('runs jobs that are enqueued by each of them', async () => {
    app = await HangfireApp.start({ providers: ports[0]?.[1] ?? [] });

    for (const token of [FileService, Reader, Writer]) {
      const id = await app.jobs.enqueue<Reader>(token, (it) => it.nightly());
      expect(await app.reaches(id, 'Succeeded')).toMatchObject({
        type: token.name,
        result: 'done',
      });
    }
  });

  it('may have one stored name for the port and the class', async () => {
    @JobType('files')
    @Injectable()
    class PinnedFileService extends FileService {}
    @JobType('files')
    abstract class PinnedReader extends Reader {}
    app = await HangfireApp.start({
      providers: [PinnedFileService, { provide: PinnedReader, useExisting: PinnedFileService }],
    });

    const id = await app.jobs.enqueue(PinnedReader, (it) => it.nightly());
    expect(await app.reaches(id, 'Succeeded')).toMatchObject({ type: 'files', result: 'done' });
  });

  it('is made for each job when it is transient behind an alias', async () => {
    const made: object[] = [];
    @Injectable({ scope: Scope.TRANSIENT })
    class TransientReader extends Reader {
      nightly(): string {
        made.push(this);
        return 'done';
      }
    }
    app = await HangfireApp.start({
      providers: [TransientReader, { provide: Reader, useExisting: TransientReader }],
    });
    for (const _ of [1, 2]) {
      await app.reaches(await app.jobs.enqueue(Reader, (it) => it.nightly()), 'Succeeded');
    }

    expect(new Set(made).size).toBe(2);
  });
});

const done = { nightly: () => 'done' };

describe('A port behind which there is no class', () => {
  it.each<[string, Provider]>([
    ['a plain object', { provide: Reader, useValue: done }],
    ['bound functions', { provide: Reader, useValue: { nightly: done.nightly.bind(done) } }],
    ['what a factory answers', { provide: Reader, useFactory: async () => done }],
    [
      'what a factory answers for each job',
      { provide: Reader, useFactory: () => new FileService(), scope: Scope.TRANSIENT },
    ],
    [
      'what a factory answers for each request',
      { provide: Reader, useFactory: () => done, scope: Scope.REQUEST },
    ],
    [
      'a proxy that answers everything with a function',
      {
        provide: Reader,
        useValue: new Proxy({}, { get: (_, name) => (name === 'then' ? undefined : () => 'done') }),
      },
    ],
  ])('runs the methods of %s', async (_, provider) => {
    app = await HangfireApp.start({ providers: [provider] });

    const id = await app.jobs.enqueue(Reader, (it) => it.nightly());
    expect(await app.reaches(id, 'Succeeded')).toMatchObject({ type: 'Reader', result: 'done' });
  });

  it.each([Scope.TRANSIENT, Scope.REQUEST])(
    'has the log say once that decorators of a class that a factory makes for each job have no effect',
    async (scope) => {
      const provider = { provide: Reader, useFactory: () => new FileService(), scope };
      app = await HangfireApp.start({ providers: [provider] });
      for (const _ of [1, 2]) {
        const id = await app.jobs.enqueue(Reader, (it) => it.nightly());
        await app.reaches(id, 'Succeeded');
      }

      const said = app.logger.lines.filter(({ text }) => text.includes('has no effect'));
      expect(said).toMatchObject([{ level: 'warn' }]);
      expect(said[0]?.text).toMatch(/on FileService\.nightly .* Put the decorator on Reader/);
    },
  );

  it.each([
    ['what the language brings along', 'clear', new Map()],
    ['what every function has', 'call', () => {}],
    ['hooks of Nest', 'onModuleInit', { onModuleInit: () => {} }],
    ['members of every object', 'toString', { toString: (): string => 'text' }],
    ['what there is not', 'missing', done],
  ])('does not run %s', async (_, method, useValue) => {
    app = await HangfireApp.start({
      providers: [{ provide: Reader, useValue }],
      server: { unknownJobs: 'fail' },
    });
    const job = aNewJob({ type: 'Reader', method, arguments: '[]' });
    await app.storage.jobs.createJobs([job]);
    await app.jobs.requeue(job.id);

    const { history } = await app.reaches(job.id, 'Scheduled');
    expect(JSON.stringify(history)).toContain('JobMethodNotFoundError');
  });
});
