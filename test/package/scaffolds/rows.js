import { isWhole, only } from '../support/whole.js';

/**
 * One application as `nest new` makes it, with the versions of what stands around it. What is left out is
 * what the scaffold has.
 *
 * @typedef {object} Row
 * @property {10 | 11 | 12} nest
 * @property {'cjs' | 'esm'} [type] what Nest 12 asks for
 * @property {string} typeorm
 * @property {string} [reflectMetadata]
 * @property {string} [jest]
 * @property {string} [typescript]
 * @property {'tsc' | 'swc' | 'webpack'} builder
 * @property {string} [node] a version to run with; left out, the one that runs this
 * @property {Record<string, unknown>} [compilerOptions] changed in its tsconfig.json
 * @property {'module'} [packageType] makes ES modules of what was generated as CommonJS
 * @property {'vitest'} [tests] in place of Jest
 * @property {'replaced'} [schedule] first it uses `@nestjs/schedule`, then ours by a changed import
 * @property {'pnpm' | 'yarn' | 'pnp'} [manager]
 * @property {string[]} [tools] further development packages
 * @property {Record<string, string>} [versions] of packages that the scaffold has, exact or as a range
 */

/** Each trap that a team of today stands before, at least once. @type {Row[]} */
const SHORT = [
  { nest: 10, typeorm: '0.3.17', reflectMetadata: '0.1.13', builder: 'tsc' },
  { nest: 11, typeorm: '^0.3', jest: '30', builder: 'webpack' },
  { nest: 12, type: 'esm', typeorm: '^1', builder: 'swc' },
];

/** The first of its line. */
const NEST_10_0_0 = Object.fromEntries(
  ['common', 'core', 'platform-express', 'testing'].map((it) => [`@nestjs/${it}`, '10.0.0']),
);

/** @type {Row[]} */
const REST = [
  {
    ...{ nest: 10, typeorm: '0.3.17', reflectMetadata: '0.1.13', builder: 'tsc' },
    versions: NEST_10_0_0,
  },
  { nest: 10, typeorm: '^0.3', typescript: '5.1', node: '20', builder: 'webpack' },
  { nest: 10, typeorm: '^1', typescript: '5.4', jest: '29', node: '22', builder: 'swc' },
  {
    ...{ nest: 11, typeorm: '0.3.17', jest: '29', typescript: '5.4', node: '20', builder: 'tsc' },
    compilerOptions: {
      ...{ module: 'commonjs', moduleResolution: 'node10', target: 'ES2022' },
      resolvePackageJsonExports: undefined,
    },
  },
  {
    ...{ nest: 11, typeorm: '^1', typescript: '5.9', node: '22', builder: 'tsc' },
    compilerOptions: { module: 'node16', moduleResolution: 'node16' },
  },
  { nest: 11, typeorm: '^1', typescript: '5.9', node: '24', builder: 'swc' },
  { nest: 12, type: 'cjs', typeorm: '^1', node: '24', builder: 'tsc' },
  { nest: 12, type: 'esm', typeorm: '^0.3', node: '22', builder: 'tsc' },
  { nest: 12, type: 'esm', typeorm: '^1', typescript: '6', node: '24', builder: 'tsc' },
  { nest: 11, typeorm: '^1', builder: 'tsc', tests: 'vitest' },
  { nest: 11, typeorm: '^1', builder: 'tsc', packageType: 'module', tests: 'vitest' },
  { nest: 11, typeorm: '^1', builder: 'tsc', schedule: 'replaced' },
  { nest: 12, type: 'esm', typeorm: '^1', builder: 'tsc', manager: 'pnpm' },
  { nest: 11, typeorm: '^1', builder: 'tsc', manager: 'yarn' },
  // ts-jest does not name jest-util, which Plug'n'Play insists upon.
  { nest: 11, typeorm: '^1', builder: 'tsc', manager: 'pnp', tools: ['jest-util'] },
];

/** @param {Row} row */
const isWanted = (row) => only === undefined || titleOf(row).includes(only);

/** @param {Row} row */
export const titleOf = ({ nest, type, compilerOptions, versions, tools: _, ...others }) =>
  [
    `Nest ${nest}${type ? ` (${type})` : ''}`,
    ...Object.entries({ ...others, ...versions, module: compilerOptions?.module })
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => `${name} ${value}`),
  ].join(', ');

export const ROWS = (isWhole ? [...SHORT, ...REST] : SHORT).filter(isWanted);
