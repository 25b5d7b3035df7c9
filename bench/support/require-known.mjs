import { distance } from 'fastest-levenshtein';

/** @throws when a name is none of the known ones */
export function requireKnown(kind, name, known) {
  if (known.includes(name)) return;

  const [nearest] = [...known].sort((a, b) => distance(a, name) - distance(b, name));
  const hint = distance(nearest, name) <= name.length / 2 ? ` Did you mean "${nearest}"?` : '';
  throw new UsageError(`Unknown ${kind} "${name}".${hint} Known: ${known.join(', ')}.`);
}

/** The command line makes no sense; the message says why, and no stack is of use. */
export class UsageError extends Error {}
