import { z } from 'zod';
import { NAME_LIMITS } from '../../storage/name-limits.js';
import { optionExpectation } from '../../support/options/option-expectation.js';
import { optionProblems } from '../../support/options/option-problems.js';
import type { Permission } from '../answers/session.js';
import { InvalidDashboardUserError } from '../errors/invalid-dashboard-user-error.js';
import { PERMISSIONS } from './permissions.js';

/** A person who uses the dashboard, and what they may do. */
export interface DashboardUser {
  /** The name in the audit and in the history of jobs. */
  readonly name: string;
  readonly permissions: readonly Permission[];
}

/** True stands for a person who may do everything; undefined, null and false stand for nobody. */
export type Authorization = DashboardUser | boolean | null | undefined;

/** The name of a person whom `authorize` lets in without a name. */
export const NAMELESS = 'unnamed user';

const schema = z.object({
  name: z.string().trim().min(1).max(NAME_LIMITS.user),
  permissions: z.array(z.enum(PERMISSIONS)),
});

/** @throws InvalidDashboardUserError */
export function userOf(answer: unknown, { readOnly }: { readOnly: boolean }) {
  if (answer === undefined || answer === null || answer === false) return undefined;

  const { name, permissions } =
    answer === true ? { name: NAMELESS, permissions: PERMISSIONS } : readUser(answer);
  return {
    name,
    permissions: PERMISSIONS.filter(
      (it) => permissions.includes(it) && (!readOnly || it === 'view'),
    ),
  } satisfies DashboardUser;
}

function readUser(answer: unknown): z.output<typeof schema> {
  const result = schema.safeParse(answer, { error: optionExpectation, reportInput: true });
  if (result.success) return result.data;
  const problems = optionProblems('authorize', schema, result.error.issues);
  throw new InvalidDashboardUserError(problems.map(({ sentence }) => sentence));
}
