export interface Subscriber {
  readonly name: string;
  readonly address: string;
}

/** The invented subscribers of the newsletter, by list. */
export const subscribers: Readonly<Record<string, readonly Subscriber[]>> = {
  Customers: inventedList('customer', 120),
  Readers: inventedList('reader', 80),
};

/** Some addresses need a second and a third attempt, a few do not exist any more. */
function inventedList(kind: string, count: number): Subscriber[] {
  return Array.from({ length: count }, (_, index) => {
    const number = index + 1;
    return {
      name: `${kind} ${number}`,
      address: `${prefixOf(number)}${kind}-${number}@example.com`,
    };
  });
}

function prefixOf(number: number): string {
  if (number % 40 === 0) return 'gone+';
  return number % 15 === 0 ? 'flaky+' : '';
}
