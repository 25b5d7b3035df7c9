/** Something that is wrong with the input: the code of a sentence, and what the sentence names. */
export interface InputProblemAnswer {
  readonly code: string;
  readonly values: Readonly<Record<string, string | number>>;
}
