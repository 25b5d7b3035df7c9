import { deserializeArguments } from './argument-serializer.js';
import { displayNameOf } from './display-name-of.js';
import { shownArguments } from './method-parameters.js';
import type { ServiceType } from './service-type.js';

export interface BackgroundJobFields {
  readonly id: string;
  readonly type: string;
  readonly method: string;
  readonly queue: string;
  readonly priority: number;
  readonly createdAt: Date;
}

/** A job as filters and the running method see it: a call, and where it stands. */
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
   * @param source the arguments, or their serialised text, which is read when somebody asks
   * @param classes where the method's decorators stand; none where its class is unknown
   */
  constructor(
    fields: BackgroundJobFields,
    private readonly source: string | readonly unknown[],
    private readonly classes: readonly ServiceType[] = [],
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
   * The arguments as people may read them: without those that are `@Masked()`.
   *
   * @throws DamagedArgumentsError when the stored text cannot be read.
   */
  get shownArgs(): readonly unknown[] {
    return shownArguments(this.classes, this.method, this.args);
  }

  /** `Type.method`. */
  get callName(): string {
    return `${this.type}.${this.method}`;
  }

  /** The name by which people know the job: what `@JobDisplayName` says, or `Type.method`. */
  get displayName(): string {
    return displayNameOf(this.classes, this.method, () => this.args, this.callName);
  }
}
