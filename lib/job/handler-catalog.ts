import { requireExactText } from '../support/exact-text.js';
import { DuplicateJobTypeError } from './errors/duplicate-job-type-error.js';
import { UnnamedJobTypeError } from './errors/unnamed-job-type-error.js';
import type { JobHandler } from './job-handler.js';
import { hasJobMetadata } from './job-metadata.js';
import { jobTypeNames } from './job-type.js';
import { Masking } from './masking.js';
import type { ServiceType } from './service-type.js';
import { ShownCalls } from './shown-calls.js';

/** The handlers of this process, by the names that jobs are stored under. */
export class HandlerCatalog {
  private readonly byName = new Map<string, JobHandler>();
  private readonly byService = new Map<ServiceType, JobHandler>();
  private readonly ambiguous = new Map<string, DuplicateJobTypeError>();
  private readonly shownOfNobody: ShownCalls;

  constructor(readonly masking = new Masking()) {
    this.shownOfNobody = new ShownCalls([], masking);
  }

  /**
   * Two classes of one name are refused at once when one of them has a decorator of this library.
   * Otherwise none of them may be meant to run jobs, and only using the name is refused.
   *
   * @throws DuplicateJobTypeError
   */
  register(service: ServiceType, implementation?: ServiceType): void {
    const handler = { ...this.describe(service, implementation), isProvided: true };
    const { name, aliases } = jobTypeNames(service);
    if (this.byService.has(service)) return;

    this.keep(handler);
    for (const known of [name, ...aliases]) this.registerName(known, handler);
  }

  /** @throws DuplicateJobTypeError when several classes have that name. */
  find(name: string): JobHandler | undefined {
    const ambiguity = this.ambiguous.get(name);
    if (ambiguity) throw ambiguity;
    return this.byName.get(name);
  }

  /** Like `find`, for those who can do without: undefined when several classes have that name. */
  findUnambiguous(name: string): JobHandler | undefined {
    return this.ambiguous.has(name) ? undefined : this.byName.get(name);
  }

  /**
   * The handler of a service, registered or not: a process that only enqueues need not provide it.
   *
   * @throws DuplicateJobTypeError
   * @throws UnnamedJobTypeError
   * @throws InvalidTextError
   */
  handlerOf(service: ServiceType): JobHandler {
    let handler = this.byService.get(service);
    if (!handler) {
      handler = this.describe(service);
      this.keep(handler);
    }
    if (handler.name === '') throw new UnnamedJobTypeError();
    requireExactText('the name of a class with jobs', handler.name);

    const ambiguity = this.ambiguous.get(handler.name);
    if (ambiguity) throw ambiguity;
    return handler;
  }

  /** The handlers that carry a decorator of this library. */
  decorated(): readonly JobHandler[] {
    return [...this.byService.values()].filter(({ classes }) => classes.some(hasJobMetadata));
  }

  /** How people may read calls of the handler, or of a class that is unknown here. */
  shownCalls(handler: JobHandler | undefined): ShownCalls {
    return handler?.shown ?? this.shownOfNobody;
  }

  /** Every name that can be run here, sorted. */
  names(): string[] {
    return [...this.byName.keys()].sort();
  }

  private describe(service: ServiceType, implementation?: ServiceType): JobHandler {
    const own = implementation && implementation !== service ? implementation : undefined;
    const classes = own ? [service, own] : [service];
    return {
      name: jobTypeNames(service).name,
      service,
      implementation: own,
      isProvided: false,
      classes,
      shown: new ShownCalls(classes, this.masking),
    };
  }

  private keep(handler: JobHandler): void {
    this.byService.set(handler.service, handler);
    this.masking.notice(handler.classes);
  }

  private registerName(name: string, handler: JobHandler): void {
    // Jobs of an unnamed class cannot be stored, so an empty name in a row means none.
    if (name === '') return;
    const other = this.byName.get(name);
    if (!other) {
      this.byName.set(name, handler);
      return;
    }

    const error = new DuplicateJobTypeError(name, [other, handler].map(className));
    if ([...other.classes, ...handler.classes].some(hasJobMetadata)) throw error;
    this.ambiguous.set(name, error);
  }
}

const className = ({ service, implementation }: JobHandler) => (implementation ?? service).name;
