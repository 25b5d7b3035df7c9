import { distance as distanceOf } from 'fastest-levenshtein';

/** The known name that a misspelt name most likely stands for, if any name is close enough. */
export function didYouMean(given: string, known: Iterable<string>): string | undefined {
  const lowered = given.toLowerCase();
  let best: string | undefined;
  let bestDistance = Math.ceil(given.length / 3) + 1;

  for (const name of known) {
    const distance = distanceOf(lowered, name.toLowerCase());
    if (distance >= bestDistance) continue;
    best = name;
    bestDistance = distance;
  }
  return best;
}
