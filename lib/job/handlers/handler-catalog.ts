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

/** The provider behind a class that is a token. */
export interface Provided {
  /** The class of the provider, where it is known. */
  readonly implementation?: ServiceType | undefined;
  /** The provider itself, where one provider runs all jobs; null where the provider is `undefined` or `null`. */
  readonly instance?: unknown;
  /** The module that provides it, for people. */
  readonly module?: string | undefined;
  /** False where another engine of the application stores its recurring jobs. */
  readonly isDeclaredHere?: boolean | undefined;
}

/** Finds the provider of a service that is not registered yet, or not in this process. */
export type ServiceLookup = (service: ServiceType) => Provided | undefined;

/** The handlers of this process, by stored names. */
export class HandlerCatalog {
  private readonly byName = new Map<string, JobHandler>();
  private readonly byService = new Map<ServiceType, JobHandler>();
  /** The handlers that calls have named and that are not registered. Naming a class changes nothing else. */
  private readonly onlyNamed = new Map<ServiceType, JobHandler>();
  /** The handlers whose name nobody has chosen. */
  private readonly unstorable = new WeakSet<JobHandler>();
  private readonly refused = new Map<string, HangfireError>();
  private readonly shownOfNobody: ShownCalls;
  private lookUp: ServiceLookup = () => undefined;

  constructor(
    readonly masking = new Masking(),
    /** What decorators of the handlers take from providers. */
    readonly values: ConfiguredValues = noConfiguredValues,
  ) {
    this.shownOfNobody = new ShownCalls([], masking);
  }

  /** Sets how services that are not registered are found when a call names them. */
  lookUpBy(lookUp: ServiceLookup): void {
    this.lookUp = lookUp;
  }

  /**
   * Registers a provider. Two classes of one name, and a class whose name nobody has chosen, are refused at
   * once when one of them has a decorator of this library. Otherwise perhaps none of them runs jobs, and only
   * calls with the name are refused.
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

  /** Like `find`, but undefined when several classes have the name. */
  findUnambiguous(name: string): JobHandler | undefined {
    return this.refused.has(name) ? undefined : this.byName.get(name);
  }

  /** Whether jobs with this name cannot run here, because of a mistake in the code. */
  isRefused(name: string): boolean {
    return this.refused.has(name);
  }

  /** How many stored names there are. It grows with each name. */
  get size(): number {
    return this.byName.size;
  }

  /**
   * The handler of a service, registered or not: a process that only enqueues need not provide the service.
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

  /** The handlers that carry a decorator of this library. */
  decorated(): readonly JobHandler[] {
    return this.all().filter(isDecorated);
  }

  all(): readonly JobHandler[] {
    return [...this.byService.values()];
  }

  /** The classes that run jobs here, by themselves or behind a token. */
  classes(): ReadonlySet<ServiceType> {
    return new Set([...this.byService.values()].flatMap(({ classes }) => classes));
  }

  /** How people may read calls of the handler, or of a class that is unknown here. */
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

    // A provider that a factory has yet to make may be of any class.
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

/** Why no job can be stored under a name that nobody has chosen. */
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
