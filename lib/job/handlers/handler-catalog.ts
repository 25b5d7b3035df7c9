import type { HangfireError } from '../../support/hangfire-error.js';
import { requireExactText } from '../../support/text/exact-text.js';
import { type ConfiguredValues, noConfiguredValues } from '../configuration/configured-values.js';
import { Masking } from '../display/masking.js';
import { ShownCalls } from '../display/shown-calls.js';
import { DuplicateJobTypeError } from '../errors/duplicate-job-type-error.js';
import { GeneratedJobTypeError } from '../errors/generated-job-type-error.js';
import { UnnamedJobTypeError } from '../errors/unnamed-job-type-error.js';
import { hasJobMetadata } from '../job-metadata.js';
import { isPinned, jobTypeNames } from '../job-type.js';
import type { ServiceType } from '../service-type.js';
import { methodsOf } from './declared-methods.js';
import { hasGeneratedName } from './generated-name.js';
import { classOf, type JobHandler } from './job-handler.js';

/** A provider, as found under the class that is its token. */
export interface Provided {
  /** The class of the provider, if it is known. */
  readonly implementation?: ServiceType | undefined;
  /** The provider itself, if one object runs all jobs. Null where the application provides `undefined` or `null`. */
  readonly instance?: unknown;
  /** The module with the provider, for people. */
  readonly module?: string | undefined;
  /** False where another engine of the application stores the recurring jobs of the provider. */
  readonly isDeclaredHere?: boolean | undefined;
}

/** Finds the provider of a service that is not registered yet, or that is not provided in this process. */
export type ServiceLookup = (service: ServiceType) => Provided | undefined;

/** The handlers of this process, by stored names. */
export class HandlerCatalog {
  private readonly byName = new Map<string, JobHandler>();
  private readonly byService = new Map<ServiceType, JobHandler>();
  /** Handlers that calls have named without being registered. They serve nothing but the calls. */
  private readonly onlyNamed = new Map<ServiceType, JobHandler>();
  /** The handlers with a generated name, or with none. */
  private readonly unstorable = new WeakSet<JobHandler>();
  private readonly refused = new Map<string, HangfireError>();
  private readonly shownOfNobody: ShownCalls;
  private lookUp: ServiceLookup = () => undefined;

  constructor(
    readonly masking = new Masking(),
    /** The values that the handlers' decorators take from providers. */
    readonly values: ConfiguredValues = noConfiguredValues,
  ) {
    this.shownOfNobody = new ShownCalls([], masking);
  }

  /** Sets the lookup for services that a call names and that are not registered. */
  lookUpBy(lookUp: ServiceLookup): void {
    this.lookUp = lookUp;
  }

  /**
   * Registers a provider. Some names are refused: a name that two classes share, and a name that was generated. The
   * refusal is thrown at once when one of the classes has a decorator of this library. Otherwise the class may never
   * run a job, and only calls with the name are refused.
   *
   * @throws AmbiguousMethodAliasError
   * @throws DuplicateJobTypeError
   * @throws GeneratedJobTypeError
   * @throws UnnamedJobTypeError
   */
  register(service: ServiceType, provided: Provided = {}): void {
    if (this.byService.has(service)) return;

    const handler = this.describe(service, provided);
    handler.names.requireUnambiguous();
    this.onlyNamed.delete(service);
    this.byService.set(service, handler);
    for (const known of [handler.name, ...jobTypeNames(service).aliases]) {
      this.registerName(known, handler);
    }
  }

  /**
   * @throws DuplicateJobTypeError when several classes have that name
   * @throws GeneratedJobTypeError
   */
  find(name: string): JobHandler | undefined {
    const refusal = this.refused.get(name);
    if (refusal) throw refusal;
    return this.byName.get(name);
  }

  /** The same as `find`, but undefined for a name that several classes share. */
  findUnambiguous(name: string): JobHandler | undefined {
    return this.refused.has(name) ? undefined : this.byName.get(name);
  }

  /** Whether a mistake in the code keeps jobs with this name from running here. */
  isRefused(name: string): boolean {
    return this.refused.has(name);
  }

  /** The number of stored names. It grows with each name. */
  get size(): number {
    return this.byName.size;
  }

  /**
   * The handler of a service. The service need not be registered, because a process that only enqueues need not provide
   * it.
   *
   * @throws DuplicateJobTypeError
   * @throws GeneratedJobTypeError
   * @throws UnnamedJobTypeError
   * @throws InvalidTextError
   */
  handlerOf(service: ServiceType): JobHandler {
    const handler = this.byService.get(service) ?? this.notRegistered(service);
    if (this.unstorable.has(handler)) throw refusalOf(handler);
    const refusal = this.refused.get(handler.name);
    if (refusal) throw refusal;

    requireExactText('the name of a class with jobs', handler.name);
    return handler;
  }

  /** The handlers with a decorator of this library. */
  decorated(): readonly JobHandler[] {
    return this.all().filter(isDecorated);
  }

  all(): readonly JobHandler[] {
    return [...this.byService.values()];
  }

  /** The classes that run jobs here, registered under their own name or behind a token. */
  classes(): ReadonlySet<ServiceType> {
    return new Set([...this.byService.values()].flatMap(({ classes }) => classes));
  }

  /** How people may read calls of the handler. Undefined stands for a class that is unknown here. */
  shownCalls(handler: JobHandler | undefined): ShownCalls {
    return handler?.shown ?? this.shownOfNobody;
  }

  /** Every stored name whose jobs can run here, sorted. */
  names(): string[] {
    return [...this.byName.keys()].sort();
  }

  private notRegistered(service: ServiceType): JobHandler {
    const found = this.lookUp(service) ?? {};
    // The lookup may have registered the service.
    const registered = this.byService.get(service);
    if (registered) return registered;

    // Until a factory has made the provider, its class is unknown.
    const isKnown = found.implementation !== undefined;
    const known = this.onlyNamed.get(service);
    const isSame = known?.isKnown === isKnown;
    if (isSame && classOf(known) === (found.implementation ?? service)) return known;

    const handler = this.describe(service, found);
    this.onlyNamed.set(service, handler);
    return handler;
  }

  private describe(
    service: ServiceType,
    { implementation, instance, module, isDeclaredHere = true }: Provided,
  ): JobHandler {
    const own = implementation === service ? undefined : implementation;
    const classes = own ? [service, own] : [service];
    const { name } = jobTypeNames(service);
    const shown = new ShownCalls(classes, this.masking, this.values);
    const handler: JobHandler = {
      name,
      service,
      implementation: own,
      isKnown: implementation !== undefined,
      instance,
      module,
      isDeclaredHere,
      classes,
      names: shown.names,
      shown,
    };
    this.masking.notice(classes);
    if (name === '' || (!isPinned(service) && hasGeneratedName(service, name))) {
      this.unstorable.add(handler);
    }
    return handler;
  }

  private registerName(name: string, handler: JobHandler): void {
    if (this.unstorable.has(handler)) {
      const refusal = refusalOf(handler);
      if (isDecorated(handler)) throw refusal;
      if (name !== '' && !this.byName.has(name)) this.refused.set(name, refusal);
      return;
    }

    // A chosen name takes precedence over a generated name.
    if (this.refused.get(name) instanceof GeneratedJobTypeError) this.refused.delete(name);
    const other = this.byName.get(name);
    if (!other) this.byName.set(name, handler);
    else if (classOf(other) !== classOf(handler)) this.refuseBoth(name, other, handler);
  }

  private refuseBoth(name: string, ...handlers: [JobHandler, JobHandler]): void {
    const error = new DuplicateJobTypeError(name, handlers.map(describeClass));
    if (handlers.some(isDecorated)) throw error;
    this.refused.set(name, error);
  }
}

/** The error that says why no job can be stored under a generated name. */
function refusalOf({ name, classes, module }: JobHandler): HangfireError {
  const methods = [...methodsOf(classes)];
  if (name === '') return new UnnamedJobTypeError(methods, module);
  return new GeneratedJobTypeError(name, methods, module);
}

const isDecorated = ({ classes }: JobHandler) => classes.some(hasJobMetadata);

const describeClass = (handler: JobHandler) =>
  handler.module === undefined
    ? classOf(handler).name
    : `${classOf(handler).name} in ${handler.module}`;
