import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  type CallHandler,
  type CanActivate,
  type ExecutionContext,
  ForbiddenException,
  Injectable,
  Logger,
  type NestInterceptor,
  UseGuards,
  UseInterceptors,
  UsePipes,
  ValidationPipe,
} from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { IsEmail } from 'class-validator';
import {
  AutomaticRetry,
  BackgroundJobService,
  type HangfireContextType,
  HangfireExecutionContext,
  HangfireModule,
  MemoryJobStorage,
  NotAJobContextError,
} from 'nestjs-hangfire';
import type { Observable } from 'rxjs';
import { tap } from 'rxjs/operators';
import { leftTheQueue } from '../support/left-the-queue.js';

class Tenants {
  isActive(tenant: unknown): boolean {
    return tenant === 'north';
  }
}

@Injectable()
class ActiveTenantGuard implements CanActivate {
  constructor(private readonly tenants: Tenants) {}

  canActivate(context: ExecutionContext): boolean {
    if (context.getType<HangfireContextType>() !== 'hangfire') return true;

    const { parameters } = HangfireExecutionContext.of(context).getJobContext();
    return this.tenants.isActive(parameters.get('tenant'));
  }
}

const logged: string[] = [];

@Injectable()
class DurationInterceptor implements NestInterceptor {
  private readonly logger = new Logger('Jobs');

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const startedAt = Date.now();
    const method = `${context.getClass().name}.${context.getHandler().name}`;
    return next
      .handle()
      .pipe(tap(() => this.logger.log(`${method} took ${Date.now() - startedAt} ms`)));
  }
}

class WelcomeDto {
  @IsEmail()
  readonly to!: string;
}

@Injectable()
@UseInterceptors(DurationInterceptor)
class MailService {
  @AutomaticRetry({ exceptOn: [ForbiddenException] })
  @UseGuards(ActiveTenantGuard)
  @UsePipes(new ValidationPipe({ transform: true }))
  async sendWelcome(mail: WelcomeDto): Promise<string> {
    return `${mail instanceof WelcomeDto}: welcome, ${mail.to}`;
  }
}

describe('The guide to Nest in jobs', () => {
  let jobs: BackgroundJobService;
  let close: () => Promise<void>;

  beforeEach(async () => {
    logged.length = 0;
    const module = await Test.createTestingModule({
      imports: [HangfireModule.forRoot({ storage: new MemoryJobStorage() })],
      providers: [Tenants, MailService],
    })
      .setLogger({
        log: (text: string) => logged.push(text),
        error: () => {},
        warn: () => {},
      })
      .compile();
    await module.init();
    jobs = module.get(BackgroundJobService);
    close = () => module.close();
  });
  afterEach(() => close());

  const send = async (tenant: string, to: string) => {
    const id = await jobs.enqueue(MailService, (it) => it.sendWelcome({ to }), {
      parameters: { tenant },
    });
    return leftTheQueue(jobs, id);
  };

  it('shows a guard, an interceptor and a pipe on a method', async () => {
    expect(await send('north', 'ann@example.com')).toMatchObject({
      state: 'Succeeded',
      result: 'true: welcome, ann@example.com',
    });
    expect(logged.join()).toContain('MailService.sendWelcome took');
  });

  it('has the guard fail the job for good', async () => {
    expect(await send('south', 'ann@example.com')).toMatchObject({
      state: 'Failed',
      exception: { type: 'ForbiddenException' },
    });
  });

  it('knows the contexts of jobs from others', () => {
    const request = { getArgs: () => [], getType: () => 'http' } as unknown as ExecutionContext;
    expect(() => HangfireExecutionContext.of(request)).toThrow(NotAJobContextError);
  });
});
