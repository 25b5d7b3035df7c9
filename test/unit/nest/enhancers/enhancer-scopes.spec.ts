import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  type CallHandler,
  type CanActivate,
  type ExecutionContext,
  Inject,
  Injectable,
  type NestInterceptor,
  type Provider,
  Scope,
  UseGuards,
  UseInterceptors,
} from '@nestjs/common';
import {
  APP_GUARD,
  APP_INTERCEPTOR,
  ContextIdFactory,
  type ContextIdStrategy,
  type HostComponentInfo,
  LazyModuleLoader,
  REQUEST,
} from '@nestjs/core';
import { map } from 'rxjs/operators';
import { AutomaticRetry } from '../../../../lib/built-in-filters/automatic-retry/automatic-retry.js';
import type { JobContext } from '../../../../lib/job/job-context.js';
import { JobType } from '../../../../lib/job/job-type.js';
import type { HangfireModuleOptions } from '../../../../lib/nest/options/hangfire-module-options.js';
import { HangfireApp } from '../../../support/hangfire-app.js';

const tenants = new Map<string, object>();
const byTenant: ContextIdStrategy<JobContext> = {
  attach(contextId, request) {
    const tenant = String(request.parameters.get('tenant'));
    const root = tenants.get(tenant) ?? { id: tenant };
    tenants.set(tenant, root);
    return {
      resolve: (info: HostComponentInfo) => (info.isTreeDurable ? (root as never) : contextId),
      payload: { tenant },
    };
  },
};

let seen: string[] = [];
let made: string[] = [];

@Injectable({ scope: Scope.REQUEST })
class RunRecord {
  readonly id = Math.random();
}

@Injectable({ scope: Scope.REQUEST })
class RunGuard implements CanActivate {
  constructor(
    @Inject(REQUEST) private readonly request: JobContext,
    private readonly record: RunRecord,
  ) {}

  canActivate(): boolean {
    seen.push(`${this.request.jobId} ${this.record.id}`);
    return true;
  }
}

@Injectable()
class ScopedByGuardService {
  constructor(private readonly record: RunRecord) {}

  @UseGuards(RunGuard)
  work(): number {
    return this.record.id;
  }
}

@Injectable()
class SingletonService {
  @UseGuards(RunGuard)
  work(): string {
    return 'done';
  }
}

@Injectable({ scope: Scope.REQUEST, durable: true })
class TenantConnection {
  constructor(@Inject(REQUEST) readonly request: { readonly tenant: string }) {
    made.push(`connection of ${request.tenant}`);
  }
}

@Injectable({ scope: Scope.REQUEST, durable: true })
class TenantInterceptor implements NestInterceptor {
  constructor(private readonly connection: TenantConnection) {
    made.push(`interceptor of ${connection.request.tenant}`);
  }

  intercept(_context: ExecutionContext, next: CallHandler) {
    return next.handle().pipe(map((it) => `${it} for ${this.connection.request.tenant}`));
  }
}

@Injectable({ scope: Scope.REQUEST, durable: true })
class TenantService {
  constructor(readonly connection: TenantConnection) {}

  @UseInterceptors(TenantInterceptor)
  work(): string {
    return `work of ${this.connection.request.tenant}`;
  }
}

class Counter {
  count = 0;
}

@Injectable()
class CountingGuard implements CanActivate {
  constructor(private readonly counter: Counter) {}

  canActivate(): boolean {
    this.counter.count += 1;
    return true;
  }
}

@Injectable({ scope: Scope.TRANSIENT })
class TransientGuard implements CanActivate {
  constructor(private readonly counter: Counter) {}

  canActivate(): boolean {
    this.counter.count += 1;
    return true;
  }
}

abstract class Printer {
  abstract print(): string;
}

@JobType('guarded-printer')
@UseGuards(CountingGuard)
class PaperPrinter implements Printer {
  print(): string {
    return 'printed';
  }
}

@Injectable()
class TransientlyGuardedService {
  @UseGuards(TransientGuard)
  work(): string {
    return 'done';
  }
}

class UnknownDependency {}

@Injectable()
class NeedyGuard implements CanActivate {
  constructor(readonly dependency: UnknownDependency) {}

  canActivate(): boolean {
    return true;
  }
}

@AutomaticRetry(0)
class NeedyService {
  @UseGuards(NeedyGuard)
  work(): void {}
}

@Injectable()
class PlainNeedyService extends NeedyService {}

/** Has no decorator of this library. */
@UseGuards(NeedyGuard)
class UndecoratedService {
  work(): void {}
}

@AutomaticRetry(0)
class RequestGuardedService {
  @UseGuards(RunGuard)
  work(): void {}
}

let app: HangfireApp | undefined;
const start = async (providers: Provider[], options: HangfireModuleOptions = {}) => {
  app = await HangfireApp.start({ providers, ...options });
  return app;
};
const run = async <T extends object>(
  type: abstract new (...args: never[]) => T,
  call: (it: T) => unknown,
  parameters = {},
) => {
  const started = app as HangfireApp;
  const id = await started.jobs.enqueue(type, call, { parameters });
  return { id, result: (await started.reaches(id, 'Succeeded')).result };
};

beforeEach(() => {
  seen = [];
  made = [];
  tenants.clear();
});
afterEach(async () => {
  ContextIdFactory.apply(undefined as never);
  await app?.close();
  app = undefined;
});

describe('A request-scoped enhancer', () => {
  it('is made for each job, in the same context as its service', async () => {
    await start([RunRecord, ScopedByGuardService]);
    const first = await run(ScopedByGuardService, (it) => it.work());
    const second = await run(ScopedByGuardService, (it) => it.work());

    expect(seen).toEqual([first, second].map(({ id, result }) => `${id} ${result}`));
    expect(first.result).not.toBe(second.result);
  });

  it('is made for each job of a service without dependencies', async () => {
    await start([RunRecord, SingletonService]);
    const first = await run(SingletonService, (it) => it.work());
    const second = await run(SingletonService, (it) => it.work());

    expect(seen.map((line) => line.split(' ')[0])).toEqual([first.id, second.id]);
    expect(new Set(seen.map((line) => line.split(' ')[1])).size).toBe(2);
  });
});

describe('A durable enhancer', () => {
  it('is shared by the jobs of a tenant, together with the providers of that tenant', async () => {
    ContextIdFactory.apply(byTenant as never);
    await start([TenantService, TenantConnection]);
    const results: unknown[] = [];
    for (const tenant of ['north', 'north', 'south', 'north']) {
      results.push((await run(TenantService, (it) => it.work(), { tenant })).result);
    }

    expect(results).toEqual([
      'work of north for north',
      'work of north for north',
      'work of south for south',
      'work of north for north',
    ]);
    expect(made).toEqual([
      'connection of north',
      'interceptor of north',
      'connection of south',
      'interceptor of south',
    ]);
  });
});

describe('An enhancer that is given as a class', () => {
  const isCounted = async (providers: Provider[]) => {
    const started = await start([Counter, ...providers]);
    expect(await run(Printer, (it) => it.print())).toMatchObject({ result: 'printed' });
    expect(started.get(Counter).count).toBe(1);
  };

  it('has its dependencies where `useClass` names the service', async () => {
    await isCounted([{ provide: Printer, useClass: PaperPrinter }]);
  });

  it('has its dependencies where a factory makes the service', async () => {
    await isCounted([{ provide: Printer, useFactory: () => new PaperPrinter() }]);
  });

  it('has its dependencies where the service is a value', async () => {
    await isCounted([{ provide: Printer, useValue: new PaperPrinter() }]);
  });

  it('has its dependencies behind an alias', async () => {
    await isCounted([PaperPrinter, { provide: Printer, useExisting: PaperPrinter }]);
  });

  it('has its dependencies where it is transient', async () => {
    const started = await start([Counter, TransientlyGuardedService]);
    await run(TransientlyGuardedService, (it) => it.work());
    expect(started.get(Counter).count).toBe(1);
  });

  it('has its dependencies in a module that is loaded later', async () => {
    const started = await start([]);
    class LateModule {}
    const late = await started
      .get(LazyModuleLoader)
      .load(() => ({ module: LateModule, providers: [Counter, PaperPrinter] }));
    await run(PaperPrinter, (it) => it.print());
    expect(late.get(Counter).count).toBe(1);
  });

  it('stops the start when a dependency is missing, and says which enhancer of which method', async () => {
    const useFactory = () => new NeedyService();
    await expect(start([{ provide: NeedyService, useFactory }])).rejects.toMatchObject({
      code: 'HANGFIRE_ENHANCER_NOT_BUILT',
      enhancer: 'NeedyGuard',
      usedBy: 'NeedyService.work',
      message: expect.stringContaining('NeedyGuard, which NeedyService.work uses'),
    });
  });

  it.each<[string, Provider]>([
    ['a factory', { provide: UndecoratedService, useFactory: () => new UndecoratedService() }],
    ['a value', { provide: UndecoratedService, useValue: new UndecoratedService() }],
  ])(
    'stops the start also where a service without other decorators comes from %s',
    async (_name, provider) => {
      await expect(start([provider])).rejects.toMatchObject({
        code: 'HANGFIRE_ENHANCER_NOT_BUILT',
        usedBy: 'UndecoratedService.work',
      });
    },
  );

  it('is not needed by a fake of the service', async () => {
    await start([{ provide: UndecoratedService, useValue: { work: () => 'fake' } }]);
    expect(await run(UndecoratedService, (it) => it.work())).toMatchObject({ result: 'fake' });
  });

  it('stops the start of Nest itself where Nest makes the enhancers', async () => {
    await expect(start([PlainNeedyService])).rejects.toThrow(/dependencies of the NeedyGuard/);
  });

  it('stops the start when it is made for each job and the service comes from a factory', async () => {
    const useFactory = () => new RequestGuardedService();
    await expect(
      start([RunRecord, { provide: RequestGuardedService, useFactory }]),
    ).rejects.toMatchObject({ code: 'HANGFIRE_ENHANCER_NOT_BUILT', enhancer: 'RunGuard' });
  });

  it('refuses the module that is loaded later when it cannot be built', async () => {
    const started = await start([]);
    const useFactory = () => new NeedyService();
    class LateModule {}
    const late = { module: LateModule, providers: [{ provide: NeedyService, useFactory }] };
    await expect(started.get(LazyModuleLoader).load(() => late)).rejects.toMatchObject({
      code: 'HANGFIRE_ENHANCER_NOT_BUILT',
    });
  });
});

describe('Enhancers of the whole application', () => {
  const refusing: CanActivate = {
    canActivate: (context: ExecutionContext) => {
      seen.push(`${context.getType()} ${context.getClass().name}`);
      return true;
    },
  };
  const marking: NestInterceptor = {
    intercept: (_context, next) => next.handle().pipe(map((it) => `global ${it}`)),
  };
  const providers: Provider[] = [
    RunRecord,
    SingletonService,
    Counter,
    { provide: APP_GUARD, useValue: refusing },
    { provide: APP_GUARD, useClass: CountingGuard },
    { provide: APP_GUARD, useClass: RunGuard },
    { provide: APP_GUARD, useClass: TransientGuard },
    { provide: APP_INTERCEPTOR, useValue: marking },
    { provide: Printer, useValue: { print: () => 'fake' } },
  ];

  it('do not apply to jobs by default', async () => {
    await start(providers);
    expect(await run(Printer, (it) => it.print())).toMatchObject({ result: 'fake' });
    expect(seen).toEqual([]);
  });

  it('apply to jobs when the module says so, whatever their scope is', async () => {
    await start(providers, { enhancers: 'global' });
    const { id, result } = await run(Printer, (it) => it.print());

    expect(result).toBe('global fake');
    expect(seen).toEqual(['hangfire Printer', expect.stringContaining(`${id} `)]);
    expect(app?.get(Counter).count).toBe(2);
  });

  it('come before those of the class and of the method', async () => {
    await start(providers, { enhancers: 'global' });
    const { result } = await run(SingletonService, (it) => it.work());

    expect(result).toBe('global done');
    expect(seen).toHaveLength(3);
    expect(seen[0]).toBe('hangfire SingletonService');
  });

  it('are named as they may be, or the start is refused', async () => {
    await expect(start([], { enhancers: 'all' as never })).rejects.toMatchObject({
      code: 'HANGFIRE_INVALID_OPTIONS',
    });
  });
});
