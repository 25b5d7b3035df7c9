/** Whether a text contains another text; case makes no difference. */
export const contains = (text: string | undefined, part: string): boolean =>
  text?.toLowerCase().includes(part.toLowerCase()) ?? false;
