import type { SeenSpan } from './seen-span.js';

/**
 * Traces as a text, one line for each span, children below their parents: `kind name`, with the names of the spans
 * behind links, and an error. Equal lines of siblings are one line with their number.
 */
export function traceTree(spans: readonly SeenSpan[]): string {
  const roots = spans.filter(({ parentSpanId }) => !spans.some((it) => it.spanId === parentSpanId));
  return linesOf(roots, spans, '').join('\n');
}

function linesOf(siblings: readonly SeenSpan[], all: readonly SeenSpan[], indent: string) {
  const counts = new Map<string, number>();
  for (const span of siblings) {
    const children = all.filter(({ parentSpanId }) => parentSpanId === span.spanId);
    const lines = [`${indent}${lineOf(span, all)}`, ...linesOf(children, all, `${indent}  `)];
    const text = lines.join('\n');
    counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  return [...counts].map(([text, count]): string => (count === 1 ? text : `${text} ×${count}`));
}

function lineOf({ kind, name, links, error, events }: SeenSpan, all: readonly SeenSpan[]): string {
  const linked = links.map((id) => all.find(({ spanId }) => spanId === id)?.name ?? 'unknown');
  return [
    `${kind} ${name}`,
    ...linked.map((it) => `→ ${it}`),
    ...(error === undefined ? [] : [`! ${error}`]),
    ...events.filter((it) => it.name !== 'exception').map((it) => `(${it.name})`),
  ].join(' ');
}
