/** One step of a schema. It is never edited once it is released. */
export interface SchemaStep {
  readonly number: number;
  readonly name: string;
}

export interface SchemaChange<E> {
  /** What is being done, for errors. */
  readonly operation: string;
  /** Ends the waiting for others who hold a table. */
  readonly signal?: AbortSignal | undefined;
  /** Whether there is nothing to change; asked first, without keeping anybody from changing the schema. */
  readonly isDone?: (executor: E) => Promise<boolean>;
}

/** What a dialect does where its schema is brought up to date, or taken back. */
export interface SchemaOperations<E, Step extends SchemaStep> {
  /**
   * Whether a step that is interrupted leaves nothing behind. Otherwise it may leave a part of what it makes: it is
   * run again, and has to bear that.
   */
  readonly areStepsAtomic: boolean;

  /** What a step leaves behind, such as `server.session` of a table and `trim_history()`. */
  partsOf(step: Step): readonly string[];

  /**
   * Does the work while nobody else changes the schema, which is made if need be. Where steps are atomic, all of the
   * work happens, or nothing.
   *
   * @throws InsufficientPrivilegeError when the database user lacks a right to use or to prepare the schema
   */
  change(change: SchemaChange<E>, work: (executor: E) => Promise<void>): Promise<void>;

  /** Whether there is a place for records of steps. */
  hasRecords(executor: E): Promise<boolean>;

  /** The numbers of the steps that the schema says it has. */
  findRecorded(executor: E): Promise<number[]>;

  /** The parts that stand in the schema. */
  findPresent(executor: E): Promise<string[]>;

  /** @throws InsufficientPrivilegeError when these steps cannot be run */
  requireToChange(executor: E, steps: readonly Step[]): Promise<void>;

  up(executor: E, step: Step): Promise<unknown>;
  down(executor: E, step: Step): Promise<unknown>;
  record(executor: E, step: Step): Promise<unknown>;
  removeRecord(executor: E, step: Step): Promise<unknown>;

  /** Removes what is left, records included, where no table stands any more. */
  clear(executor: E): Promise<void>;

  /** @param lacking parts that should be there */
  incompleteError(lacking: readonly string[]): Error;
}
