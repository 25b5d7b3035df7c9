import type { ShownCalls } from '../display/shown-calls.js';
import type { ServiceType } from '../service-type.js';

/** A class whose methods can be jobs. */
export interface JobHandler {
  /** The name that its jobs are stored under. */
  readonly name: string;
  /** What is given to `enqueue`, and resolved from the container when a job runs. */
  readonly service: ServiceType;
  /** The class of the provider, where it is another one than the service. */
  readonly implementation?: ServiceType | undefined;
  /**
   * Whether the class whose methods run is known. It is not where another process provides it, nor where a
   * factory here answers an object of no class, or one for each job.
   */
  readonly isKnown: boolean;
  /** The provider itself, where there is one for all jobs; null where that is nothing. */
  readonly instance?: unknown;
  /** The module that provides it, for people. */
  readonly module?: string | undefined;
  /** Whether its recurring jobs belong to the store of this engine; an application may have several. */
  readonly isDeclaredHere: boolean;
  /** Where decorators are looked for, the more general first. */
  readonly classes: readonly ServiceType[];
  /** How people may read its jobs' calls. */
  readonly shown: ShownCalls;
}

/** The class whose methods run. */
export const classOf = ({ service, implementation }: JobHandler): ServiceType =>
  implementation ?? service;
