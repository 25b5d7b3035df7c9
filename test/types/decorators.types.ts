import { applyDecorators, Injectable, SetMetadata } from '@nestjs/common';
import {
  AutomaticRetry,
  type JobDecorator,
  JobDisplayName,
  JobType,
  Queue,
  RecurringJob,
  UseJobFilters,
} from 'nestjs-hangfire';
import { Cron } from 'nestjs-hangfire/schedule';

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
