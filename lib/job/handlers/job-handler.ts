import type { ShownCalls } from '../display/shown-calls.js';
import type { ServiceType } from '../service-type.js';
import type { MethodNames } from './method-names.js';

/** A class whose methods can be jobs. */
export interface JobHandler {
  /** The stored name of the class. */
  readonly name: string;
  /** The class that callers pass to `enqueue`, and that the container resolves when a job runs. */
  readonly service: ServiceType;
  /** The class of the provider, where it differs from the service. */
  readonly implementation?: ServiceType | undefined;
  /**
   * Whether the class whose methods run is known. It is not known where another process provides the class, where a
   * factory returns an object without a class, or where it makes an object for each job.
   */
  readonly isKnown: boolean;
  /** The provider itself, if one object runs all jobs. Null where the application provides `undefined` or `null`. */
  readonly instance?: unknown;
  /** The module with the provider, for people. */
  readonly module?: string | undefined;
  /**
   * Whether the recurring jobs of the class belong to the store of this engine. An application may have several
   * stores.
   */
  readonly isDeclaredHere: boolean;
  /** The classes that may have decorators, the most general first. */
  readonly classes: readonly ServiceType[];
  /** Its methods by the names under which their jobs may be stored. */
  readonly names: MethodNames;
  /** How people may read calls of the handler. */
  readonly shown: ShownCalls;
}

/** The class whose methods run. */
export const classOf = ({ service, implementation }: JobHandler): ServiceType =>
  implementation ?? service;
