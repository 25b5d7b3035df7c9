import { readdirSync, readFileSync } from 'node:fs';
import { isWhole } from '../../support/extent.js';
import { ALL_PLACES, AT_HANGFIRE, DEEP, type Place } from './places.js';

const SPECS = new URL('../', import.meta.url);
const OTHERS = ALL_PLACES.slice(1);

/**
 * The plain place; when everything is run also the deep one, and one of the others in turn, so that all
 * specs together take each of them several times.
 *
 * That is enough, because places differ only in how addresses are made, and in what the application wraps around
 * answers: all pages make their addresses and read their answers in the same few functions. A page or an action of
 * each kind is tried in every place by `places.long.spec.ts`.
 *
 * @param spec the address of the module that asks
 */
export function placesOf(spec: string): readonly Place[] {
  if (!isWhole) return [AT_HANGFIRE];

  const other = OTHERS[turnOf(spec) % OTHERS.length] as Place;
  return [AT_HANGFIRE, other, DEEP];
}

/** Counts only the specs that run in places, or some place would be left out. */
function turnOf(spec: string): number {
  const files = readdirSync(SPECS).filter((name) => name.endsWith('.spec.ts'));
  const inPlaces = files.filter((name) =>
    readFileSync(new URL(name, SPECS), 'utf8').includes('placesOf('),
  );
  return inPlaces.sort().findIndex((name) => spec.endsWith(`/${name}`));
}
