import type { InputProblemAnswer } from './input-problem.js';

/** A value inside an argument, or the argument itself, as its schema describes it. */
export interface SchemaFieldAnswer {
  /** Such as `address.city`; empty for the argument itself. */
  readonly path: string;
  /** Such as `string`. */
  readonly type: string;
  /** Such as `email`, `min 1`. */
  readonly rules: readonly string[];
  readonly isRequired: boolean;
}

/** The schema of an argument. */
export interface ArgumentSchemaAnswer {
  readonly fields: readonly SchemaFieldAnswer[];
  /** JSON as a starting point for the form. */
  readonly template: string;
}

/** A problem of an argument. */
export interface ArgumentProblem {
  /** The position of the argument. */
  readonly index: number;
  readonly name: string;
  /** The place inside the argument, such as `address.city`; empty for the argument itself. */
  readonly path: string;
  readonly message: string;
  /** Left out where the schema has worded the message. */
  readonly because?: InputProblemAnswer;
}

export interface ParameterAnswer {
  /** Left out for a parameter without a name, such as a destructured one. */
  readonly name?: string;
  readonly isMasked: boolean;
  /** Left out if there is no schema, or if it cannot be described. */
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
  /** Whether there are more methods. */
  readonly isCut: boolean;
}

/** An argument of the copied job. */
export interface CopiedArgument extends ParameterAnswer {
  /** The value as JSON. Left out if the value is masked, too long, or of a type that JSON lacks. */
  readonly json?: string;
  /** Whether the copy can keep the value although it has no JSON. */
  readonly canBeKept: boolean;
}

/** The data that a form needs to run a job again with other arguments. */
export interface JobCopyAnswer extends JobMethodAnswer {
  readonly queue: string;
  readonly displayName: string;
  readonly args: readonly CopiedArgument[];
}

/** The answer to the creation of a job. */
export interface CreatedJobAnswer {
  /** Null if a filter has cancelled the job. */
  readonly jobId: string | null;
}
