import type { ReportedProblem } from '../../storage/problems/problem-store.js';

/** Only numbers and texts. A text that is no object has none. */
export function readFacts(text: unknown): ReportedProblem['facts'] {
  const entries = Object.entries(objectIn(text)).filter(isFact);
  return Object.fromEntries(entries);
}

function objectIn(text: unknown): object {
  try {
    const value: unknown = JSON.parse(String(text));
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}

const isFact = (entry: [string, unknown]): entry is [string, number | string] =>
  typeof entry[1] === 'number' || typeof entry[1] === 'string';
