/** As the database orders texts. JavaScript compares halves of characters. */
export const inOrderOfBytes = (texts: Iterable<string>): string[] =>
  [...texts].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
