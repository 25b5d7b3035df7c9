export const idsOf = (jobs: readonly { readonly id: string }[]): string[] =>
  jobs.map(({ id }) => id);
