/** What Redis answers for a hash or for scores: names and values in turns. */
export function inPairs(texts: readonly string[]): [name: string, value: string][] {
  const pairs: [string, string][] = [];
  for (let at = 0; at + 1 < texts.length; at += 2) {
    pairs.push([texts[at] as string, texts[at + 1] as string]);
  }
  return pairs;
}
