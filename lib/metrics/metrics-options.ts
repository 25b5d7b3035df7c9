import type {
  DynamicModule,
  InjectionToken,
  ModuleMetadata,
  OptionalFactoryDependency,
} from '@nestjs/common';
import type { Registry } from 'prom-client';
import type { AuthorizeOption } from '../dashboard/access/authorize-option.js';

/** Options for routes and modules, which must be known before anything is injected. */
export interface MetricsMountOptions {
  /**
   * The path of the metrics, behind the application's global prefix if it has one. The answer for autoscalers is below
   * it, at `/scale`.
   *
   * @default '/metrics'
   */
  readonly path?: string | undefined;
  /**
   * The HangfireModule that is measured: the same object that stands in the imports of a module. Needed only if an
   * application has several.
   *
   * @default the only HangfireModule of the application
   */
  readonly hangfire?: DynamicModule | undefined;
  /**
   * Decorators for the controller of the metrics: marks that your guards look for, such as `@Public()`, or
   * `@UseGuards()`. Guards run before `token` and `authorize`.
   *
   * @default none
   */
  readonly decorators?: readonly ClassDecorator[] | undefined;
  /** Modules that export the providers which the class in `authorize` injects. */
  readonly imports?: ModuleMetadata['imports'] | undefined;
}

/** At least one of `token` and `authorize`. */
export interface MetricsOptions {
  /**
   * Lets requests in whose header `Authorization` is `Bearer` and this text; at least 16 characters.
   *
   * @default none
   */
  readonly token?: string | undefined;
  /**
   * Says who has sent a request without the token, like the `authorize` of the dashboard. People who may view get
   * in.
   *
   * @default nobody without the token
   */
  readonly authorize?: AuthorizeOption | undefined;
  /**
   * The registry of prom-client that gets the metrics, and whose metrics the answer contains. Give the application's
   * `register` to have its own metrics in the same answer. The library removes its metrics from the registry when
   * the application closes.
   *
   * @default a registry with the metrics of this library alone
   */
  readonly registry?: Registry | undefined;
}

export interface HangfireMetricsModuleOptions extends MetricsMountOptions, MetricsOptions {}

export interface HangfireMetricsModuleAsyncOptions extends MetricsMountOptions {
  readonly useFactory: (
    // biome-ignore lint/suspicious/noExplicitAny: a factory may inject anything
    ...dependencies: any[]
  ) => MetricsOptions | Promise<MetricsOptions>;
  readonly inject?: (InjectionToken | OptionalFactoryDependency)[];
}
