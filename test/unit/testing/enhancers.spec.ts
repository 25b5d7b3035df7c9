import { afterEach, describe, expect, it } from '@jest/globals';
import {
  type CallHandler,
  type CanActivate,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
  UseGuards,
  UseInterceptors,
} from '@nestjs/common';
import { Test, type TestingModule } from '@nestjs/testing';
import { HangfireExecutionContext } from 'nestjs-hangfire';
import { HangfireTestingModule, hangfireTesting } from 'nestjs-hangfire/testing';
import { map } from 'rxjs/operators';

@Injectable()
class Licence {
  isValid = false;
}

@Injectable()
class LicenceGuard implements CanActivate {
  constructor(private readonly licence: Licence) {}

  canActivate(): boolean {
    return this.licence.isValid;
  }
}

const withAttempt: NestInterceptor = {
  intercept(context: ExecutionContext, next: CallHandler) {
    const { attempt } = HangfireExecutionContext.of(context).getJobContext();
    return next.handle().pipe(map((result) => `${result} in attempt ${attempt}`));
  },
};

@Injectable()
class ReportService {
  @UseGuards(LicenceGuard)
  @UseInterceptors(withAttempt)
  create(name: string): string {
    return `report ${name}`;
  }
}

let module: TestingModule;
afterEach(() => module.close());

const application = () =>
  Test.createTestingModule({
    imports: [HangfireTestingModule.forRoot()],
    providers: [Licence, ReportService],
  });
const start = async (builder = application()) => {
  module = await builder.compile();
  await module.init();
  return hangfireTesting(module);
};

describe('A job in a test', () => {
  it('runs inside the enhancers of its method', async () => {
    const hangfire = await start();
    await expect(hangfire.performJob(ReportService, (it) => it.create('a'))).rejects.toThrow(
      'ForbiddenException: Forbidden resource',
    );

    module.get(Licence).isValid = true;
    expect(await hangfire.performJob(ReportService, (it) => it.create('a'))).toMatchObject({
      result: 'report a in attempt 1',
    });
  });

  it('runs inside the guard that the test has put in the place of a guard', async () => {
    const builder = application()
      .overrideGuard(LicenceGuard)
      .useValue({ canActivate: () => true });
    const hangfire = await start(builder);

    expect(await hangfire.performJob(ReportService, (it) => it.create('a'))).toMatchObject({
      result: 'report a in attempt 1',
    });
  });

  it('runs without enhancers on a fake, which has none', async () => {
    const fake = { create: () => 'fake' };
    const hangfire = await start(application().overrideProvider(ReportService).useValue(fake));

    const performed = await hangfire.performJob(ReportService, (it) => it.create('a'));
    expect(performed.result).toBe('fake');
  });
});
