/** The reason in the history of a continuation that is deleted because of how a parent has ended. */
export const unmetReason = (parent: string, outcome: string): string =>
  `Continuation condition was not met: ${parent} is ${outcome}`;
