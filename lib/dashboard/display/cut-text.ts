export interface CutText {
  readonly text: string;
  readonly isCut: boolean;
}

/** The beginning of a text that may be as long as a book. */
export function cutText(text: string, maxChars: number): CutText {
  if (text.length <= maxChars) return { text, isCut: false };
  return { text: `${text.slice(0, maxChars).toWellFormed()}…`, isCut: true };
}
