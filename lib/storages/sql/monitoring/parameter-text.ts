/** A parameter of a job, as it stands among the stored parameters. */
export const parameterText = (nameAndValue: readonly [name: string, value: string]): string =>
  nameAndValue.map((text) => JSON.stringify(text)).join(':');
