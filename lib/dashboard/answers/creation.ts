export interface ParameterAnswer {
  /** Left out for a parameter without a name, such as a destructured one. */
  readonly name?: string;
  readonly isMasked: boolean;
}

/** A method that people may create jobs for. */
export interface JobMethodAnswer {
  /** The stored name of the class. */
  readonly type: string;
  readonly method: string;
  readonly parameters: readonly ParameterAnswer[];
  /** Whether there may be more arguments than parameters. */
  readonly takesMore: boolean;
}

export interface JobMethodsAnswer {
  readonly methods: readonly JobMethodAnswer[];
  /** Whether there are more. */
  readonly isCut: boolean;
}

/** An argument of the job that is copied. */
export interface CopiedArgument extends ParameterAnswer {
  /** The value as JSON. Left out where it is masked, too long, or of a type that JSON lacks. */
  readonly json?: string;
  /** Whether the copy can keep the value although it has no JSON. */
  readonly canBeKept: boolean;
}

/** What a form needs to run a job again with other arguments. */
export interface JobCopyAnswer extends JobMethodAnswer {
  readonly queue: string;
  readonly displayName: string;
  readonly args: readonly CopiedArgument[];
}

/** The answer to the creation of a job. */
export interface CreatedJobAnswer {
  /** Null where a filter has cancelled the job. */
  readonly jobId: string | null;
}
