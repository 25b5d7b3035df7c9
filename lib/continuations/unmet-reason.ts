/** Why a job is deleted that waited for something else to happen. */
export const unmetReason = (parent: string, outcome: string): string =>
  `Continuation condition was not met: ${parent} is ${outcome}`;
