export type ProblemValues = Readonly<Record<string, string | number>>;

/** What is wrong, for those who say it in another language: the code of a sentence, and what the sentence names. */
export interface CodedProblem {
  readonly code: string;
  readonly values: ProblemValues;
}

/** The sentence with the values in the places that are named in braces. */
export const filled = (sentence: string, values: ProblemValues): string =>
  sentence.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name]));
