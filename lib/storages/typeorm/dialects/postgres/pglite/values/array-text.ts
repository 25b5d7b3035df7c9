const TOKEN = /[{}]|"((?:[^"\\]|\\.)*)"|[^{},"]+/gs;

/** Reads the text form of an array: `{1,NULL,{"a \"b\"",c}}`, with or without its bounds. */
export function parseArrayText(text: string, parseElement: (text: string) => unknown): unknown[] {
  const arrays: unknown[][] = [[]];

  for (const [token, quoted] of text.slice(text.indexOf('{')).matchAll(TOKEN)) {
    if (token === '{') {
      arrays.push([]);
    } else {
      const value = token === '}' ? arrays.pop() : readElement(token, quoted, parseElement);
      arrays.at(-1)?.push(value);
    }
  }
  return arrays[0]?.[0] as unknown[];
}

function readElement(
  token: string,
  quoted: string | undefined,
  parseElement: (text: string) => unknown,
): unknown {
  if (quoted !== undefined) return parseElement(quoted.replace(/\\(.)/gs, '$1'));
  return token === 'NULL' ? null : parseElement(token);
}
