import type {
  DynamicModule,
  InjectionToken,
  ModuleMetadata,
  OptionalFactoryDependency,
  Type,
} from '@nestjs/common';
import type { AuthorizeOption } from './access/authorize-option.js';
import type { DashboardPage } from './own-pages/dashboard-page.js';

/** Options for routes and modules, which must be known before anything is injected. */
export interface DashboardMountOptions {
  /**
   * The path of the dashboard, behind the application's global prefix if it has one.
   *
   * @default '/hangfire'
   */
  readonly path?: string | undefined;
  /**
   * The HangfireModule whose store is shown: the same object that stands in the imports of a module. Needed
   * only if an application has several.
   *
   * @default the only HangfireModule of the application
   */
  readonly hangfire?: DynamicModule | undefined;
  /**
   * Decorators for the controller of the dashboard: marks that your guards look for, such as `@Public()`,
   * or `@UseGuards()`. Guards run before `authorize`.
   *
   * @default none
   */
  readonly decorators?: readonly ClassDecorator[] | undefined;
  /**
   * `'global'`: the application's interceptors run around each answer, and its throttlers count the
   * requests. An interceptor sees the request, how long it takes and its error, and gets `undefined` in
   * place of the answer, which the dashboard sends itself.
   *
   * @default they do not run for the dashboard
   */
  readonly enhancers?: 'global' | undefined;
  /** Modules that export the providers which the class in `authorize` injects. */
  readonly imports?: ModuleMetadata['imports'] | undefined;
}

export interface DashboardOptions {
  /**
   * Says who has sent a request, and what they may do: `{ name, permissions }`, `true` for all permissions,
   * or nobody (`undefined`, `null`, `false`). A function, or a class with an `authorize` method, which may
   * inject providers. It is called for each request, and at each interval for people who watch the live
   * numbers.
   *
   * @default people who have followed a link from the log may do everything; the dashboard is closed if
   *   NODE_ENV is `production`
   */
  readonly authorize?: AuthorizeOption | undefined;
  /**
   * The host names under which people open the dashboard, without ports, such as `jobs.example.org`;
   * `*.example.org` stands for all names below, and `*` for every name. Addresses, `localhost`, names below
   * it, and this machine's own name are always allowed. Needed if `authorize` is given and clients are on
   * this machine or in a private network, as all clients are behind a proxy that the application does not
   * trust: another site can give its own name the address of this machine (DNS rebinding).
   *
   * @default every name without `authorize`, and for clients with a public address; no further names for
   *   others
   */
  readonly allowedHosts?: readonly string[] | undefined;
  /**
   * Nobody has a permission beside `view`.
   *
   * @default false
   */
  readonly readOnly?: boolean | undefined;
  /**
   * The title at the top of each page.
   *
   * @default 'Hangfire'
   */
  readonly title?: string | undefined;
  /**
   * Whether arguments and results of jobs are shown. Hidden arguments cannot be searched for.
   *
   * @default true
   */
  readonly displayArguments?: boolean | undefined;
  /**
   * How often a process reads the live numbers while people watch, in milliseconds. It reads them once for all
   * people.
   *
   * @default 2_000
   */
  readonly statsPollingIntervalMs?: number | undefined;
  /**
   * The address behind "Back to site": a path, or an address with http or https.
   *
   * @default no such link
   */
  readonly backLink?: string | undefined;
  /**
   * Pages of your own within the dashboard, in the order of the menu.
   *
   * @default none
   */
  readonly pages?: readonly DashboardPage[] | undefined;
  /**
   * Signs the tokens that protect against forged requests of other sites, and the cookies of people who have
   * followed a link from the log; at least 16 characters. All processes behind one load balancer need the same
   * secret.
   *
   * @default for tokens, a random secret in each process; for cookies, a secret in a file of the user
   */
  readonly secret?: string | undefined;
  /**
   * The header `WWW-Authenticate` of an answer with the status 401: `Basic realm="Hangfire"` makes browsers
   * ask for a name and a password, which `authorize` then gets in the header `Authorization`.
   *
   * @default none
   */
  readonly challenge?: string | undefined;
}

export interface HangfireDashboardModuleOptions extends DashboardMountOptions, DashboardOptions {}

export interface HangfireDashboardOptionsFactory {
  createHangfireDashboardOptions(): DashboardOptions | Promise<DashboardOptions>;
}

/** One of `useFactory`, `useClass` and `useExisting`. */
export interface HangfireDashboardModuleAsyncOptions extends DashboardMountOptions {
  readonly useFactory?: (
    // biome-ignore lint/suspicious/noExplicitAny: a factory may inject anything
    ...dependencies: any[]
  ) => DashboardOptions | Promise<DashboardOptions>;
  readonly inject?: (InjectionToken | OptionalFactoryDependency)[];
  readonly useClass?: Type<HangfireDashboardOptionsFactory>;
  readonly useExisting?: Type<HangfireDashboardOptionsFactory>;
}
