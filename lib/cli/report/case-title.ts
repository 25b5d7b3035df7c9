import type { ConformanceCase } from '../../conformance/conformance-case.js';

/** The role and the path of a case: `queues › claiming › hands over the whole call`. */
export const caseTitle = ({ role, path }: ConformanceCase): string => [role, ...path].join(' › ');
