/**
 * The text of the JSON array that begins at this place of a longer JSON text; undefined where the array does not end.
 * To cut a short array out of a long text takes far less time than to parse the whole text.
 */
export function jsonArrayAt(text: string, start: number): string | undefined {
  let depth = 0;
  for (let at = start; at < text.length; at += 1) {
    const char = text[at];
    if (char === '"') at = endOfString(text, at);
    else if (char === '[') depth += 1;
    else if (char === ']') depth -= 1;
    if (depth === 0) return text.slice(start, at + 1);
  }
  return undefined;
}

/** The place of the quote that ends the string. */
function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at;
}
