import { SeveralVersionsError } from '../errors/several-versions-error.js';
import { loadedCopies } from '../one-copy.js';

/** @throws SeveralVersionsError */
export function requireOneVersion(): void {
  const copies = loadedCopies();
  if (new Set(copies.map(({ version }) => version)).size > 1)
    throw new SeveralVersionsError(copies);
}
