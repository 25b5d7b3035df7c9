import { EventEmitter } from 'node:events';
import { Server } from 'node:http';
import { Transform } from 'node:stream';
import { afterEach, describe, expect, it } from '@jest/globals';
import { Injectable } from '@nestjs/common';
import { AutomaticRetry } from '../../../lib/built-in-filters/automatic-retry/automatic-retry.js';
import { aNewJob } from '../../support/builders.js';
import { HangfireApp } from '../../support/hangfire-app.js';

/** What was reached, in order. Nest's own calls of its hooks are told apart by their arguments. */
let reached: string[] = [];
const reach = (what: string, ...args: readonly unknown[]) => {
  if (args.length === 0 || args[0] === 'stored') reached.push(what);
};

abstract class Base {
  inherited(): void {
    reach('inherited');
  }
}

@Injectable()
@AutomaticRetry(0)
class ReportService extends Base {
  static make(): void {
    reach('make');
  }

  field = (): void => reach('field');

  create(): void {
    reach('create');
  }

  get accessor(): () => void {
    reach('accessor');
    return () => reach('accessor');
  }

  [Symbol.iterator](): void {
    reach('iterator');
  }

  #hidden(): void {
    reach('#hidden');
  }

  keepHidden(): void {
    if (reached.includes('never')) this.#hidden();
  }

  onModuleInit(...args: readonly unknown[]): void {
    if (args.length > 0) reach('onModuleInit');
  }

  onModuleDestroy(...args: readonly unknown[]): void {
    if (args.length > 0) reach('onModuleDestroy');
  }

  onApplicationBootstrap(...args: readonly unknown[]): void {
    if (args.length > 0) reach('onApplicationBootstrap');
  }

  beforeApplicationShutdown(...args: readonly unknown[]): void {
    if (args.length > 0) reach('beforeApplicationShutdown', ...args);
  }

  onApplicationShutdown(...args: readonly unknown[]): void {
    if (args.length > 0) reach('onApplicationShutdown', ...args);
  }

  override toString(): string {
    reach('toString');
    return '';
  }
}

/** A token that declares more than what stands behind it has. */
@AutomaticRetry(0)
abstract class Notifier {
  abstract send(): void;

  hidden(): void {
    reach('hidden of the token');
  }

  missing(): void {
    reach('missing of the token');
  }
}

class LetterNotifier implements Pick<Notifier, 'send'> {
  send(): void {
    reach('send');
  }

  get hidden(): () => void {
    reach('hidden');
    return () => reach('hidden');
  }
}

@Injectable()
@AutomaticRetry(0)
class Channel extends EventEmitter {
  publish(): void {
    reach('publish');
  }
}

@AutomaticRetry(0)
class Registry extends Map<string, unknown> {
  register(): void {
    reach('register');
  }
}

@AutomaticRetry(0)
class Exporter extends Transform {
  export(): void {
    reach('export');
  }
}

@AutomaticRetry(0)
class Endpoint extends Server {
  open(): void {
    reach('open');
  }
}

@AutomaticRetry(0)
class Filter extends URLSearchParams {
  narrow(): void {
    reach('narrow');
  }
}

class NotProvided {
  create(): void {
    reach('not provided');
  }
}

let app: HangfireApp;

async function run(type: string, method: string) {
  reached = [];
  app ??= await HangfireApp.start({
    server: { unknownJobs: 'fail' },
    providers: [
      ReportService,
      { provide: Notifier, useClass: LetterNotifier },
      Channel,
      { provide: Registry, useFactory: () => new Registry() },
      { provide: Exporter, useFactory: () => new Exporter() },
      { provide: Endpoint, useFactory: () => new Endpoint() },
      { provide: Filter, useFactory: () => new Filter() },
      { provide: 'text', useFactory: () => new NotProvided() },
      { provide: class {}, useValue: { create: () => reach('unnamed') } },
    ] as never[],
  });
  const job = aNewJob({ type, method, arguments: '["stored"]' });
  await app.storage.jobs.createJobs([job]);
  return job.id;
}

/** Where no class is found, neither is its `@AutomaticRetry(0)`: the job is tried again later. */
async function failureOf(id: string, state = 'Failed'): Promise<unknown> {
  const { history } = await app.reaches(id, state);
  return history.find((entry) => entry.state === 'Failed')?.data.exception;
}

afterEach(async () => {
  await app.close();
  app = undefined as unknown as HangfireApp;
});

describe('a stored method name', () => {
  it.each([
    ['ReportService', 'create'],
    ['ReportService', 'inherited'],
    ['Notifier', 'send'],
    ['Channel', 'publish'],
    ['Registry', 'register'],
    ['Exporter', 'export'],
    ['Endpoint', 'open'],
    ['Filter', 'narrow'],
  ])('reaches what a class declares: %s.%s', async (type, method) => {
    const id = await run(type, method);

    await app.reaches(id, 'Succeeded');
    expect(reached).toEqual([method]);
  });

  it.each([
    ['a hook', 'onModuleInit'],
    ['a hook', 'onModuleDestroy'],
    ['a hook', 'onApplicationBootstrap'],
    ['a hook', 'beforeApplicationShutdown'],
    ['a hook', 'onApplicationShutdown'],
    ['a static method', 'make'],
    ['an accessor', 'accessor'],
    ['a function in a field', 'field'],
    ['a method named by a symbol', 'Symbol(Symbol.iterator)'],
    ['a method named by a symbol', '@@iterator'],
    ['a private method', '#hidden'],
    ['a private method', 'hidden'],
    ['nothing', ''],
    ['a path', 'create.constructor'],
    ['an overridden member of every object', 'toString'],
    ...Object.getOwnPropertyNames(Object.prototype).map((name) => [
      'a member of every object',
      name,
    ]),
    ...['prototype', 'apply', 'call', 'bind', 'caller', 'arguments', 'name', 'length'].map(
      (name) => ['a member of every function', name],
    ),
  ])('never reaches %s: %s', async (_what, method) => {
    const id = await run('ReportService', method);

    expect(await failureOf(id)).toMatchObject({ type: 'JobMethodNotFoundError' });
    expect(reached).toEqual([]);
  });

  it.each([
    ['Channel', 'emit'],
    ['Channel', 'removeAllListeners'],
    ['Registry', 'clear'],
    ['Registry', 'forEach'],
    ['Exporter', 'destroy'],
    ['Exporter', 'pipe'],
    ['Endpoint', 'listen'],
    ['Endpoint', 'close'],
    ['Filter', 'append'],
  ])('never reaches what a built-in class gives to its heirs: %s.%s', async (type, method) => {
    const id = await run(type, method);

    expect(await failureOf(id)).toMatchObject({ type: 'JobMethodNotFoundError' });
  });

  it('never reaches an accessor that hides what a token declares', async () => {
    const id = await run('Notifier', 'hidden');

    expect(await failureOf(id)).toMatchObject({ type: 'JobMethodNotFoundError' });
    expect(reached).toEqual([]);
  });

  it('does not succeed where the instance lacks what its token declares', async () => {
    const id = await run('Notifier', 'missing');

    expect(await failureOf(id)).toMatchObject({ type: 'JobMethodNotFoundError' });
    expect(reached).toEqual([]);
  });
});

describe('a stored type name', () => {
  it.each([
    'NotProvided',
    'text',
    '',
    'Object',
    'Function',
    'process',
    'globalThis',
    '__proto__',
    'constructor',
    'hasOwnProperty',
    'ReportService.prototype',
    'reportservice',
    'ReportService ',
    'ModuleRef',
    'ApplicationConfig',
    'BackgroundJobService',
    'node:child_process',
    '../../../lib/index.js',
  ])('reaches providers that run jobs, and nothing else: %p', async (type) => {
    const id = await run(type, 'create');

    expect(await failureOf(id, 'Scheduled')).toMatchObject({ type: 'JobHandlerNotFoundError' });
    expect(reached).toEqual([]);
  });
});
