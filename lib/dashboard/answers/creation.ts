/** A value inside an argument, or the argument itself, as its schema has it. */
export interface SchemaFieldAnswer {
  /** Such as `address.city`; empty for the argument itself. */
  readonly path: string;
  /** Such as `string`. */
  readonly type: string;
  /** Such as `email`, `min 1`. */
  readonly rules: readonly string[];
  readonly isRequired: boolean;
}

/** What an argument has to be like. */
export interface ArgumentSchemaAnswer {
  readonly fields: readonly SchemaFieldAnswer[];
  /** JSON to begin with. */
  readonly template: string;
}

/** What is wrong with an argument. */
export interface ArgumentProblem {
  /** The place of the argument. */
  readonly index: number;
  readonly name: string;
  /** Where in the argument, such as `address.city`; empty for the argument itself. */
  readonly path: string;
  readonly message: string;
}

export interface ParameterAnswer {
  /** Left out for a parameter without a name, such as a destructured one. */
  readonly name?: string;
  readonly isMasked: boolean;
  /** Left out where there is none, or where it cannot be told. */
  readonly schema?: ArgumentSchemaAnswer;
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
