/**
 * What can be wrong with what somebody asks the dashboard for, in English. The pages have each sentence in every
 * language, by its code.
 */
export const INPUT_PROBLEMS = {
  unknownType:
    'type: this process has no class named "{type}". Use a dashboard in a process that runs its jobs.',
  unknownMethod: 'method: {type} has no method "{method}" that can be a job.',
  noJob:
    "method: {type}.{method} is not known as a job. Give the class a decorator such as @JobType('Name'), or create its first job in code.",
  manyArguments: 'args: {call} takes at most {most}, got {got}.',
  keptOfNone: 'kept: expected `copyOf` with it.',
  keptUnseen: 'args[{index}]: may be hidden from you, so it has to be given anew.',
  keptMissing: 'kept: the original or `args` has no argument {index}.',
  longCopy: 'The job has {got} arguments, a form has at most {most}. Create the job in code.',
  otherCall: 'copyOf: the original calls {call}, expected the same call.',
  noVersion:
    'untilNextVersion: no server says which version of the application it runs, expected a version.',
  manyMutes: 'failure: {got} failures are muted, expected fewer than {most}. Unmute some first.',
} as const;

export type InputProblemCode = keyof typeof INPUT_PROBLEMS;
