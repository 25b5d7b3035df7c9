/** Whether a text holds another one, without regard to case. */
export const contains = (text: string | undefined, part: string): boolean =>
  text?.toLowerCase().includes(part.toLowerCase()) ?? false;
