/**
 * Which script of the store on Redis does what that statement of PostgreSQL does.
 *
 * @type {Readonly<Record<string, string>>}
 */
export const SCRIPTS = {
  'claim-jobs': 'claim jobs',
  'create-claimed-jobs': 'create jobs',
  'finish-jobs': 'apply transitions',
  'take-due-parents': 'settle a release',
  'close-links': 'settle a release',
  'lock-waiting-jobs': 'take links for a release',
  'find-due-recurring-jobs': 'take due recurring jobs',
  'record-trigger': 'record a trigger',
  'sweep-due-jobs': 'take jobs for a sweep',
  'fold-batches': 'fold batches',
  'sweep-abandoned-jobs': 'take jobs for a sweep',
  'create-batches': 'create jobs',
};
