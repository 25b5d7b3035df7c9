import { applyDecorators, Injectable, SetMetadata } from '@nestjs/common';
import {
  AutomaticRetry,
  DisableConcurrentExecution,
  from,
  type JobDecorator,
  JobDisplayName,
  JobMethod,
  JobTimeout,
  JobType,
  Queue,
  RecurringJob,
  UseJobFilters,
} from 'nestjs-hangfire';
import { Cron, Interval, Timeout } from 'nestjs-hangfire/schedule';
import { ConfigService } from '@nestjs/config';

const Nightly = (id: string) => applyDecorators(RecurringJob(id, '@daily'), AutomaticRetry(0));
const Critical = (): JobDecorator => Queue('critical');
const Tagged = (): MethodDecorator => RecurringJob('tagged', '@daily');

const SYMBOL = Symbol('method');

/** Never runs: it compiles only where every expected error is one, and nothing else is. */
export class Decorated {
  // @ts-expect-error a static method
  @RecurringJob('static', '@daily')
  static ofClass() {}

  // @ts-expect-error a static method, with a decorator that also stands on classes
  @AutomaticRetry(0)
  static alsoOfClass() {}

  // @ts-expect-error a getter
  @RecurringJob('getter', '@daily')
  get total(): number {
    return 1;
  }

  // @ts-expect-error a setter
  @Queue('critical')
  set total(_: number) {}

  // @ts-expect-error a property
  @RecurringJob('property', '@daily')
  arrow = () => {};

  // @ts-expect-error a method under a symbol
  @RecurringJob('symbol', '@daily')
  [SYMBOL]() {}

  // @ts-expect-error a name belongs to a class
  @JobType('Name')
  named() {}

  // @ts-expect-error a static method, with a decorator of nestjs-hangfire/schedule
  @Cron('* * * * *')
  static scheduled() {}
}

@Queue('critical')
@AutomaticRetry(0)
@Critical()
@JobType('Name')
@Injectable()
export class Right {
  @RecurringJob('right', '@daily', { args: [1] })
  @Queue('critical')
  @JobDisplayName('Right')
  @UseJobFilters()
  @Cron('* * * * *')
  @SetMetadata('other', true)
  async work(_count: number, _language?: 'de' | 'en'): Promise<string> {
    return 'done';
  }

  @Nightly('nightly')
  @Critical()
  @Tagged()
  generic<T>(value: T): T {
    return value;
  }

  @RecurringJob('protected', '@daily')
  protected hidden(): void {}

  overloaded(value: string): string;
  overloaded(value: number): number;
  @AutomaticRetry(0)
  overloaded(value: unknown): unknown {
    return value;
  }
}

class Settings {
  readonly retries: number = 3;
  readonly cron: string | null = null;
  readonly policy: 'fail' | 'delete' = 'fail';
  readonly name: string = 'name';
}

/** Values from providers have the types of the values that they stand for. */
export class Configured {
  @AutomaticRetry(from(Settings, (settings) => settings.retries))
  @AutomaticRetry(from(Settings, ({ retries }) => ({ attempts: retries })))
  @AutomaticRetry({
    attempts: from(Settings, (settings) => settings.retries),
    onAttemptsExceeded: from(Settings, (settings) => settings.policy),
  })
  @Queue(from(ConfigService, (config) => config.getOrThrow<string>('QUEUE')))
  @JobDisplayName(from(ConfigService, (config) => config.getOrThrow('ANY')))
  @JobTimeout({
    timeoutInSeconds: from('A_TEXT', (given: { readonly limit: number }) => given.limit),
  })
  @DisableConcurrentExecution(
    from(Symbol('token'), () => ({ timeoutInSeconds: 3, onTimeout: 'run' as const })),
  )
  @RecurringJob(
    'id',
    from(Settings, ({ cron }) => cron),
    { timeZone: from(Settings, ({ name }) => name) },
  )
  @Cron(
    from(Settings, ({ cron }) => cron),
    { name: from(Settings, ({ name }) => name) },
  )
  @Interval(from(Settings, ({ retries }) => retries))
  @Timeout(
    from(Settings, ({ name }) => name),
    from(Settings, () => null),
  )
  right() {}

  // @ts-expect-error a text for a number
  @AutomaticRetry({ attempts: from(Settings, (settings) => settings.name) })
  wrongOption() {}

  // @ts-expect-error null is no queue
  @Queue(from(Settings, (settings) => settings.cron))
  wrongArgument() {}

  // @ts-expect-error no option of this name
  @JobTimeout({ timeout: from(Settings, (settings) => settings.retries) })
  wrongName() {}

  // @ts-expect-error the stored name of a class is the same in all processes
  @JobType(from(Settings, (settings) => settings.name))
  wrongDecorator() {}
}

/** The function gets the error as unknown, and the job. */
export class Delayed {
  @AutomaticRetry({
    delayInSeconds: (attempt, error, job) =>
      error instanceof TypeError ? attempt : job.args.length,
  })
  right() {}

  // @ts-expect-error no promise
  @AutomaticRetry({ delayInSeconds: async () => 3 })
  wrong() {}
}

// @ts-expect-error the name of a method belongs to a method
@JobMethod({ aliases: ['old'] })
export class Renamed {
  @JobMethod({ aliases: ['old'] })
  right() {}

  // @ts-expect-error a list of names
  @JobMethod({ aliases: 'old' })
  wrong() {}

  // @ts-expect-error a static method
  @JobMethod({ aliases: ['old'] })
  static ofClass() {}
}
