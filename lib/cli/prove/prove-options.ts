import { optionHelp } from '../arguments/help-text.js';
import { COMMON_OPTIONS, type OptionSpecs } from '../arguments/option-specs.js';

export const PROVE_OPTIONS = {
  url: {
    value: 'URL',
    help:
      'The store in a database: postgres://user@host/database,\n' +
      'redis://user@host, pglite: (in memory), pglite:FOLDER, or memory:\n' +
      '(without a database).',
  },
  store: {
    value: 'FILE',
    help: 'A store of your own: a module with a function "open" that\nreturns the store.',
  },
  schema: {
    value: 'NAME',
    help:
      'The schema for the tables, which must be empty or new. If left\n' +
      'out, the command makes a schema and drops it afterwards.',
  },
  filter: {
    value: 'TEXT',
    help: 'Only cases with this text in their role or title.',
  },
  'timeout-ms': {
    value: 'NUMBER',
    help: 'How long a case may take, in milliseconds. 30000 if left out.',
  },
  json: { help: 'Print one JSON document.' },
  ...COMMON_OPTIONS,
} satisfies OptionSpecs;

export const PROVE_HELP = `Usage: nestjs-hangfire prove --url URL | --store FILE [options]

Runs the conformance suite against a store, and prints how many cases of each
role passed, failed or were left out.

${optionHelp(PROVE_OPTIONS)}
Exit code: 0 if no case failed, 1 if a case failed, 2 if no case could be run.
`;
