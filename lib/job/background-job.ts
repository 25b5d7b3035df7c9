import type { ShownCalls } from './display/shown-calls.js';
import { deserializeArguments } from './serialization/argument-serializer.js';

export interface BackgroundJobFields {
  readonly id: string;
  readonly type: string;
  readonly method: string;
  readonly queue: string;
  readonly priority: number;
  readonly createdAt: Date;
}

/** A job as filters and the running method see it: a call with its id, queue and priority. */
export class BackgroundJob implements BackgroundJobFields {
  readonly id: string;
  /** The stored name of the provider's class. */
  readonly type: string;
  readonly method: string;
  readonly queue: string;
  readonly priority: number;
  readonly createdAt: Date;
  private decoded: readonly unknown[] | undefined;

  /**
   * @param source the arguments, or their stored text, which is parsed when the arguments are first needed
   * @param shown how people may read the calls of its class
   */
  constructor(
    fields: BackgroundJobFields,
    private readonly source: string | readonly unknown[],
    private readonly shown: ShownCalls,
  ) {
    this.id = fields.id;
    this.type = fields.type;
    this.method = fields.method;
    this.queue = fields.queue;
    this.priority = fields.priority;
    this.createdAt = fields.createdAt;
    if (typeof source !== 'string') this.decoded = source;
  }

  /** @throws DamagedArgumentsError when the stored text cannot be read. */
  get args(): readonly unknown[] {
    this.decoded ??= deserializeArguments(this.source as string);
    return this.decoded;
  }

  /**
   * The arguments as people may read them, with `•••` for masked values.
   *
   * @throws DamagedArgumentsError when the stored text cannot be read.
   */
  get shownArgs(): readonly unknown[] {
    return this.shown.of(this.method).argumentsOf(this.args);
  }

  /** `Type.method`. */
  get callName(): string {
    return `${this.type}.${this.method}`;
  }

  /** The name by which people know the job: the name of `@JobDisplayName`, or `Type.method`. */
  get displayName(): string {
    return this.shown.displayName(this.method, () => this.args, this.callName);
  }
}
