import type { ConformanceCase } from '../../conformance/conformance-case.js';
import { conformanceCases } from '../../conformance/conformance-cases.js';
import { NoSuchCaseError } from '../errors/no-such-case-error.js';
import { caseTitle } from '../report/case-title.js';

/**
 * The cases whose titles contain the text, in upper or lower case. Without a text, all cases.
 *
 * @throws NoSuchCaseError
 */
export function chosenCases(filter: string | undefined): readonly ConformanceCase[] {
  const cases = conformanceCases();
  if (filter === undefined) return cases;

  const wanted = filter.toLowerCase();
  const chosen = cases.filter((it) => caseTitle(it).toLowerCase().includes(wanted));
  if (chosen.length === 0) throw new NoSuchCaseError(filter, cases.length);
  return chosen;
}
