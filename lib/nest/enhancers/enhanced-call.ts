import type { ArgumentsHost, ExecutionContext } from '@nestjs/common';
import type { ExternalContextCreator } from '@nestjs/core';
import type { JobContext } from '../../job/job-context.js';
import type { ServiceType } from '../../job/service-type.js';
import type { MethodCall } from '../../server/running/job-activator.js';
import { runToEnd } from '../../server/running/run-to-end.js';
import { endingObservable } from './ending-observable.js';
import type { Enhancers } from './enhancers.js';
import { JOB_CONTEXT_TYPE, rememberRun } from './hangfire-execution-context.js';

/** The number by which Nest knows the body of a request, the part that a ValidationPipe validates. */
const BODY = 3;

type NestMethod = (...args: unknown[]) => unknown;

/** Nest's description of an exception filter. */
interface Catching {
  readonly func: (exception: unknown, host: ArgumentsHost) => unknown;
  readonly exceptionMetatypes: readonly ServiceType[];
}

/** The facts about an enhanced method that are the same for every call. */
export interface EnhancedMethodFacts {
  /** The class that `ExecutionContext.getClass()` answers. */
  readonly type: ServiceType;
  readonly parameters: readonly { readonly metatype: unknown; readonly name: string | undefined }[];
}

/** One call of a method inside its guards, interceptors, pipes and exception filters. */
export class EnhancedCall {
  /** Interceptors may change the arguments, as they may change a request. */
  private readonly args: unknown[];
  private readonly method: NestMethod;
  /** Nest reads the class from an instance of the class. The service itself may be a fake with any properties. */
  private readonly ofType: object;
  private readonly work: Promise<unknown>[] = [];

  constructor(
    private readonly nest: ExternalContextCreator,
    private readonly enhancers: Enhancers,
    private readonly facts: EnhancedMethodFacts,
    private readonly service: object,
    private readonly context: JobContext,
    { method, args }: MethodCall,
  ) {
    this.args = [...args];
    this.method = method as NestMethod;
    this.ofType = Object.create(facts.type.prototype as object);
    rememberRun(this.args, context);
  }

  /**
   * @returns the result, from the method, an interceptor or an exception filter
   * @throws the error that no exception filter has handled
   */
  async result(): Promise<unknown> {
    try {
      return await this.guarded();
    } catch (error) {
      return await this.handled(error);
    } finally {
      // An interceptor may give up before the method has ended. A worker is free only when both have.
      await Promise.allSettled(this.work);
    }
  }

  private async guarded(): Promise<unknown> {
    const { guards, interceptors } = this.enhancers;
    const { nest, ofType, method } = this;
    const guard = nest.createGuardsFn([...guards], ofType, method, JOB_CONTEXT_TYPE);
    await (guard?.(this.args) as Promise<void> | undefined);
    const next = () => this.begin(this.called());
    if (interceptors.length === 0) return runToEnd(await next(), this.context);

    // biome-ignore lint/complexity/useLiteralKeys: the property is private, and Nest has no other way to its consumer.
    const intercepted = await nest['interceptorsConsumer'].intercept(
      [...interceptors],
      this.args,
      ofType,
      method,
      async () => this.untilEnd(await next()),
      JOB_CONTEXT_TYPE,
    );
    return runToEnd(intercepted, this.context);
  }

  private async called(): Promise<unknown> {
    const { pipes } = this.enhancers;
    const piped = pipes.length === 0 ? this.args : await Promise.all(this.args.map(this.pipe));
    return Reflect.apply(this.method, this.service, piped);
  }

  private readonly pipe = (value: unknown, index: number): Promise<unknown> => {
    const { metatype, name: data } = this.facts.parameters[index] ?? {};
    // Nest declares the numbers of its kinds of parameters in a file that it does not export.
    const metadata = { type: BODY as never, metatype: metatype as never, data };
    return this.nest.getParamValue(value, metadata, [...this.enhancers.pipes]);
  };

  /** Interceptors see the result of a job, not the generator that has yet to make it. */
  private untilEnd(returned: unknown): unknown {
    if (typeof returned !== 'object' || returned === null) return runToEnd(returned, this.context);
    return endingObservable(returned, this.context, (end) => {
      this.work.push(end);
    });
  }

  private begin<T>(work: Promise<T>): Promise<T> {
    this.work.push(work);
    return work;
  }

  private async handled(error: unknown): Promise<unknown> {
    // An exception filter cannot handle a job that was taken away, or a job whose time is up.
    if (this.enhancers.filters.length === 0 || this.context.signal.aborted) throw error;

    // biome-ignore lint/complexity/useLiteralKeys: the property is private, as above.
    const filters: Catching[] = this.nest['filtersContextCreator'].createConcreteContext(
      [...this.enhancers.filters].reverse(),
    );
    const filter = filters.find(
      ({ exceptionMetatypes: types }) =>
        types.length === 0 || types.some((type) => error instanceof type),
    );
    if (!filter) throw error;
    return runToEnd(await filter.func(error, this.host()), this.context);
  }

  private host(): ExecutionContext {
    // biome-ignore lint/complexity/useLiteralKeys: the property is private, as above.
    const host = this.nest['guardsConsumer'].createContext(this.args, this.ofType, this.method);
    host.setType(JOB_CONTEXT_TYPE);
    return host;
  }
}
