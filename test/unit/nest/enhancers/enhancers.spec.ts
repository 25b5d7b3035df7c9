import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  type ArgumentMetadata,
  type ArgumentsHost,
  type CallHandler,
  type CanActivate,
  Catch,
  type ExceptionFilter,
  type ExecutionContext,
  ForbiddenException,
  Injectable,
  type NestInterceptor,
  type PipeTransform,
  Scope,
  SetMetadata,
  UseFilters,
  UseGuards,
  UseInterceptors,
  UsePipes,
  ValidationPipe,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { Type } from 'class-transformer';
import { IsEmail, IsInt } from 'class-validator';
import { type Observable, of, throwError } from 'rxjs';
import { map, tap } from 'rxjs/operators';
import { AutomaticRetry } from '../../../../lib/built-in-filters/automatic-retry/automatic-retry.js';
import { JobContext } from '../../../../lib/job/job-context.js';
import {
  type HangfireContextType,
  HangfireExecutionContext,
} from '../../../../lib/nest/enhancers/hangfire-execution-context.js';
import { HangfireApp, statesOf } from '../../../support/hangfire-app.js';

let seen: unknown[] = [];

@Injectable()
class Roles {
  readonly allowed: readonly string[] = ['admin'];
}

@Injectable()
class RolesGuard implements CanActivate {
  constructor(
    private readonly roles: Roles,
    private readonly reflector: Reflector,
  ) {}

  canActivate(context: ExecutionContext): boolean {
    const role = this.reflector.get<string>('role', context.getHandler());
    const { job } = HangfireExecutionContext.of(context).getJobContext();
    seen.push({
      type: context.getType<HangfireContextType>(),
      args: context.getArgs(),
      class: context.getClass(),
      handler: context.getHandler(),
      callName: job.callName,
    });
    return this.roles.allowed.includes(role);
  }
}

@Injectable()
class LogInterceptor implements NestInterceptor {
  intercept(_context: ExecutionContext, next: CallHandler): Observable<unknown> {
    seen.push(`before ${JobContext.current().job.method}`);
    return next.handle().pipe(
      tap((result) => seen.push(['after', result])),
      map((result) => `<${result}>`),
    );
  }
}

@Injectable()
class NamesPipe implements PipeTransform {
  transform(value: unknown, { metatype, type, data }: ArgumentMetadata): unknown {
    seen.push([data, type, metatype]);
    return typeof value === 'string' ? value.toUpperCase() : value;
  }
}

class KnownError extends Error {}

@Catch(KnownError)
class KnownErrorFilter implements ExceptionFilter {
  catch(error: KnownError, host: ArgumentsHost): unknown {
    const { attempt } = HangfireExecutionContext.of(host).getJobContext();
    if (error.message === 'nothing') return undefined;
    if (error.message === 'stream') return throwError(() => new Error('from the stream'));
    if (error.message === 'values') return of(1, 2, 3);
    if (error.message === 'later') return Promise.resolve('handled later');
    if (error.message === 'other') throw new TypeError('another error');
    return `handled in attempt ${attempt}`;
  }
}

class MailDto {
  @IsEmail()
  readonly to!: string;

  @IsInt()
  @Type(() => Number)
  readonly copies!: number;
}

@AutomaticRetry(0)
@UseInterceptors(LogInterceptor)
class BaseService {
  @UseGuards(RolesGuard)
  @SetMetadata('role', 'admin')
  allowed(name: string, count: number): string {
    return `${name} ${count}`;
  }

  @UseGuards(RolesGuard)
  @SetMetadata('role', 'guest')
  refused(): void {
    seen.push('refused has run');
  }
}

@Injectable()
class DerivedService extends BaseService {
  inherited(): string {
    return 'derived';
  }
}

@AutomaticRetry(0)
@Injectable()
class MailService {
  @UsePipes(NamesPipe)
  shout(word: string, ..._more: unknown[]): string {
    return word;
  }

  @UsePipes(new ValidationPipe({ transform: true }))
  send(mail: MailDto): string {
    return `${mail instanceof MailDto} ${mail.to} ${typeof mail.copies}`;
  }

  @UsePipes(new ValidationPipe({ transform: true }))
  sendAgain(_mail: MailDto, note?: MailDto): string {
    return String(note);
  }

  @UseFilters(KnownErrorFilter)
  fail(message: string): never {
    throw new KnownError(message);
  }

  @UseFilters(KnownErrorFilter)
  failOtherwise(): never {
    throw new RangeError('nobody handles this');
  }

  @UseGuards({
    canActivate: () => {
      throw 'no error, just a text';
    },
  })
  guardedByThrower(): void {}

  @AutomaticRetry({ attempts: 1, delaysInSeconds: [0] })
  @UseGuards({ canActivate: async () => false })
  retried(): void {}

  @AutomaticRetry({ attempts: 3, delaysInSeconds: [0], exceptOn: [ForbiddenException] })
  @UseGuards({ canActivate: () => false })
  neverRetried(): void {}

  plain(word: string): string {
    return word;
  }
}

@UsePipes(new ValidationPipe())
class UntypedService {
  take(_mail: MailDto): string {
    return 'taken';
  }
}

@Injectable({ scope: Scope.REQUEST })
@UsePipes(new ValidationPipe())
class UntypedRequestService {
  take(_mail: MailDto): string {
    return 'taken';
  }
}

let app: HangfireApp;
beforeEach(async () => {
  seen = [];
  app = await HangfireApp.start({
    providers: [Roles, DerivedService, MailService, UntypedService, UntypedRequestService],
  });
});
afterEach(() => app.close());

const resultOf = async (id: string | null) => (await app.reaches(id, 'Succeeded')).result;
const failureOf = async (id: string | null) => (await app.reaches(id, 'Failed')).exception;

describe('Enhancers of a job method', () => {
  it('get the arguments, the class, the method and the job', async () => {
    const id = await app.jobs.enqueue(DerivedService, (it) => it.allowed('ann', 2));
    expect(await resultOf(id)).toBe('<ann 2>');

    expect(seen).toEqual([
      {
        type: 'hangfire',
        args: ['ann', 2],
        class: DerivedService,
        handler: BaseService.prototype.allowed,
        callName: 'DerivedService.allowed',
      },
      'before allowed',
      ['after', 'ann 2'],
    ]);
  });

  it('of a base class apply to the methods of a class that extends it', async () => {
    const id = await app.jobs.enqueue(DerivedService, (it) => it.inherited());
    expect(await resultOf(id)).toBe('<derived>');
  });

  it('are not there for a method without any', async () => {
    const id = await app.jobs.enqueue(MailService, (it) => it.plain('word'));
    expect(await resultOf(id)).toBe('word');
    expect(seen).toEqual([]);
  });
});

describe('A guard', () => {
  it('fails the run with a ForbiddenException when it says no', async () => {
    const id = await app.jobs.enqueue(DerivedService, (it) => it.refused());

    expect(await failureOf(id)).toMatchObject({
      type: 'ForbiddenException',
      message: 'Forbidden resource',
    });
    expect(seen).not.toContain('refused has run');
  });

  it('leads to retries like any failure, unless the error is excluded', async () => {
    const retried = await app.jobs.enqueue(MailService, (it) => it.retried());
    const never = await app.jobs.enqueue(MailService, (it) => it.neverRetried());

    const runs = (states: string[]) => states.filter((state) => state === 'Processing').length;
    expect(runs(statesOf(await app.reaches(retried, 'Failed')))).toBe(2);
    expect(runs(statesOf(await app.reaches(never, 'Failed')))).toBe(1);
  });

  it('that throws something that is no error fails the run with it', async () => {
    const id = await app.jobs.enqueue(MailService, (it) => it.guardedByThrower());
    expect(await failureOf(id)).toMatchObject({ message: "'no error, just a text'" });
  });
});

describe('A pipe', () => {
  it('transforms each argument that the job has, and knows its name and type', async () => {
    const id = await app.jobs.enqueue(MailService, (it) => it.shout('hello', 1));

    expect(await resultOf(id)).toBe('HELLO');
    expect(seen[0]).toEqual(['word', 'body', String]);
    expect(seen).toHaveLength(2);
  });

  it('of class-validator turns stored data into an object of its class', async () => {
    const mail = { to: 'ann@example.com', copies: '2' } as unknown as MailDto;
    const id = await app.jobs.enqueue(MailService, (it) => it.send(mail));
    expect(await resultOf(id)).toBe('true ann@example.com number');
  });

  it('of class-validator fails the run when the stored data are not valid', async () => {
    const id = await app.jobs.enqueue(MailService, (it) => it.send({ to: 'ann', copies: 1 }));

    expect(await failureOf(id)).toMatchObject({
      type: 'BadRequestException',
      fields: { status: 400, response: 'to must be an email' },
    });
  });

  it('does not see an argument that the caller has left out', async () => {
    const mail = { to: 'ann@example.com', copies: 1 };
    const id = await app.jobs.enqueue(MailService, (it) => it.sendAgain(mail));
    expect(await resultOf(id)).toBe('undefined');
  });

  it.each([
    ['all runs', UntypedService],
    ['each run', UntypedRequestService],
  ])(
    'without types to validate by is told once, with the method, of a service for %s',
    async (_, service) => {
      const mails = [1, 2].map((copies) => ({ to: 'x', copies }));
      const ids = await app.jobs.enqueueMany(service, mails, (it, mail) => it.take(mail));
      for (const id of ids) await resultOf(id);

      const warned = app.logger.lines.filter((line) =>
        JSON.stringify(line).includes('ValidationPipe'),
      );
      expect(JSON.stringify(warned)).toContain(`${service.name}.take`);
      expect(warned).toHaveLength(1);
    },
  );
});

describe('An exception filter', () => {
  const fail = (message: string) => app.jobs.enqueue(MailService, (it) => it.fail(message));

  it('that returns has handled the error: the job succeeds with what it has returned', async () => {
    expect(await resultOf(await fail('known'))).toBe('handled in attempt 1');
    expect(await resultOf(await fail('later'))).toBe('handled later');
    expect(await resultOf(await fail('values'))).toBe(3);
    expect(await resultOf(await fail('nothing'))).toBeUndefined();
  });

  it('that throws fails the run with its own error, also later, in an observable', async () => {
    expect(await failureOf(await fail('other'))).toMatchObject({ type: 'TypeError' });
    expect(await failureOf(await fail('stream'))).toMatchObject({ message: 'from the stream' });
  });

  it('leaves the errors of other classes alone', async () => {
    const id = await app.jobs.enqueue(MailService, (it) => it.failOtherwise());
    expect(await failureOf(id)).toMatchObject({ type: 'RangeError' });
  });
});
