// All these people are invented.
const FIRST = ['mirel', 'tavo', 'ilka', 'oruna', 'senna', 'brio', 'dalin', 'evra', 'kesto', 'lumi'];
const LAST = ['sonnfeld', 'oru', 'halvik', 'teren', 'moss', 'quill', 'varga', 'lind'];

/** @returns {{ name: string, address: string }} always the same person for a number */
export function person(number) {
  const first = FIRST[number % FIRST.length];
  const last = LAST[Math.floor(number / FIRST.length) % LAST.length];
  return {
    name: `${capitalised(first)} ${capitalised(last)}`,
    address: `${first}.${last}${number < 80 ? '' : Math.floor(number / 80)}@example.com`,
  };
}

const capitalised = (word) => word.charAt(0).toUpperCase() + word.slice(1);
