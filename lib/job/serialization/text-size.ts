/** A UTF-16 unit takes three bytes in UTF-8 at most. */
const MAX_BYTES_PER_UNIT = 3;

/** The size of the text in UTF-8 where it exceeds the limit. */
export function bytesBeyond(limit: number, text: string): number | undefined {
  if (text.length * MAX_BYTES_PER_UNIT <= limit) return undefined;

  const bytes = Buffer.byteLength(text);
  return bytes > limit ? bytes : undefined;
}
