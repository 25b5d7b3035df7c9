import { distance } from 'fastest-levenshtein';

/** @throws if a name is not known */
export function requireKnown(kind, name, known) {
  if (known.includes(name)) return;

  const [nearest] = [...known].sort((a, b) => distance(a, name) - distance(b, name));
  const hint = distance(nearest, name) <= name.length / 2 ? ` Did you mean "${nearest}"?` : '';
  throw new UsageError(`Unknown ${kind} "${name}".${hint} Known: ${known.join(', ')}.`);
}

/** The command line is wrong. The message says why; a stack would not help. */
export class UsageError extends Error {}
