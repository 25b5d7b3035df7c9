import type {
  DynamicModule,
  InjectionToken,
  ModuleMetadata,
  OptionalFactoryDependency,
  Type,
} from '@nestjs/common';
import type { AuthorizeOption } from './access/authorize-option.js';

/** What has to be known before anything is injected: it decides about routes and modules. */
export interface DashboardMountOptions {
  /**
   * Where the dashboard is, behind the application's global prefix if it has one.
   *
   * @default '/hangfire'
   */
  readonly path?: string | undefined;
  /**
   * The HangfireModule whose store is shown, as it was given to the imports of a module. Needed only
   * where an application has several.
   *
   * @default the one that the application has
   */
  readonly hangfire?: DynamicModule | undefined;
  /**
   * Put on the controller of the dashboard: what one's own guards look for, such as `@Public()`, or
   * `@UseGuards()`. Guards run before `authorize`.
   *
   * @default none
   */
  readonly decorators?: readonly ClassDecorator[] | undefined;
  /**
   * `'global'`: the application's interceptors run around each answer, and its throttlers count the requests. An
   * interceptor sees a request, how long it takes and what it fails with, and gets `undefined` in place of the answer,
   * which the dashboard sends itself.
   *
   * @default they have nothing to do with the dashboard
   */
  readonly enhancers?: 'global' | undefined;
  /** Modules that export what the class given as `authorize` injects. */
  readonly imports?: ModuleMetadata['imports'] | undefined;
}

export interface DashboardOptions {
  /**
   * Says who has sent a request, and what they may do: `{ name, permissions }`, `true` for all
   * permissions, or nobody (`undefined`, `null`, `false`). A function, or a class with an `authorize`
   * method, which may inject what it needs. Asked for each request, and for those who watch the live
   * numbers at each interval.
   *
   * @default whoever has followed a link from the log may do everything; nobody anything where NODE_ENV is
   *   `production`
   */
  readonly authorize?: AuthorizeOption | undefined;
  /**
   * The names by which people ask for the application, without ports, such as `jobs.example.org`;
   * `*.example.org` stands for all names below, and `*` for every name. Addresses, `localhost`, names below it, and this
   * machine's own name are always allowed. Needed where `authorize` is given, and people come from
   * this machine or a private network, as everybody does behind a proxy that the application does not
   * trust: another site can give itself the address of this machine (DNS rebinding).
   *
   * @default every name without `authorize`, and for clients with a public address; none for others
   */
  readonly allowedHosts?: readonly string[] | undefined;
  /**
   * Nobody has a permission beside `view`.
   *
   * @default false
   */
  readonly readOnly?: boolean | undefined;
  /**
   * At the top of each page.
   *
   * @default 'Hangfire'
   */
  readonly title?: string | undefined;
  /**
   * Whether arguments and results of jobs are shown. Arguments that are not cannot be searched for.
   *
   * @default true
   */
  readonly displayArguments?: boolean | undefined;
  /**
   * How often the live numbers are read while somebody looks, in milliseconds; once a process, however
   * many look.
   *
   * @default 2_000
   */
  readonly statsPollingIntervalMs?: number | undefined;
  /**
   * Where "back to the site" leads: a path, or an address with http or https.
   *
   * @default no such link
   */
  readonly backLink?: string | undefined;
  /**
   * Signs the tokens that protect against requests forged by other sites, and the cookies of those who have
   * followed a link from the log; at least 16 characters. The processes of one application behind one
   * balancer need the same.
   *
   * @default for tokens, a random one for each process; for cookies, one kept in a file of the user
   */
  readonly secret?: string | undefined;
  /**
   * The header `WWW-Authenticate` of the answer to nobody: `Basic realm="Hangfire"` makes browsers ask
   * for a name and a password, which `authorize` then finds in the header `Authorization`.
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
    // Nest gives a factory whatever it injects, of whatever types these are.
    // biome-ignore lint/suspicious/noExplicitAny: see above
    ...dependencies: any[]
  ) => DashboardOptions | Promise<DashboardOptions>;
  readonly inject?: (InjectionToken | OptionalFactoryDependency)[];
  readonly useClass?: Type<HangfireDashboardOptionsFactory>;
  readonly useExisting?: Type<HangfireDashboardOptionsFactory>;
}
