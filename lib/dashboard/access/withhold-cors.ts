import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';

const CORS = /^access-control-/i;

const withheld = new WeakSet<object>();

/**
 * Removes all headers that would allow pages of other sites to read the answer or to send requests, no matter what
 * the application allows for itself. CORS middleware sets these headers before and after the dashboard runs, and
 * answers preflights by itself, so we remove them at the point that every answer passes.
 */
export function withholdCors(response: ServerResponse): void {
  if (withheld.has(response)) return;
  withheld.add(response);

  const writeHead = response.writeHead as (...args: unknown[]) => ServerResponse;
  response.writeHead = (...args: unknown[]) => {
    for (const name of response.getHeaderNames()) if (CORS.test(name)) response.removeHeader(name);
    return writeHead.apply(response, args.map(withoutCors));
  };
}

/**
 * Arguments of `writeHead`: a status, maybe a text, and maybe headers as an object, as pairs, or as a flat
 * list.
 */
function withoutCors(argument: unknown): unknown {
  if (typeof argument !== 'object' || argument === null) return argument;
  if (!Array.isArray(argument)) {
    const headers = Object.entries(argument as OutgoingHttpHeaders);
    return Object.fromEntries(headers.filter(([name]) => !CORS.test(name)));
  }
  if (argument.every(Array.isArray)) return argument.filter(([name]) => !CORS.test(String(name)));
  return argument.filter((_, index) => !CORS.test(String(argument[index - (index % 2)])));
}
