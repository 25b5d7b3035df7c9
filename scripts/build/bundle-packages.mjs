import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { licensesOf } from './licenses.mjs';
import { PROJECT } from './project.mjs';

/**
 * Modules of `lib` that re-export a package and get its code: `devalue` has ES modules only, which
 * `require` of older Node.js cannot load; `expect` has many dependencies, and only authors of stores need
 * it.
 */
const MODULES = ['job/serialization/devalue', 'conformance/expect'];

/** This package patches `fs` for the whole process when it is loaded, which a library must not do. */
const WITHOUT_PATCHES = { 'graceful-fs': 'node:fs' };

/**
 * The global key under which Jest and Vitest keep the matchers of the running test. Our copy uses another
 * key.
 */
const PLACE_OF_MATCHERS = '$$jest-matchers-object';

/**
 * Bundles these packages into the modules that re-export them.
 *
 * @param {string} dist
 */
export async function bundlePackages(dist) {
  for (const module of MODULES) {
    await build({
      configFile: false,
      root: PROJECT,
      logLevel: 'warn',
      resolve: { alias: WITHOUT_PATCHES },
      plugins: [{ name: 'matchers-of-our-own', transform: withMatchersOfOurOwn }],
      build: {
        outDir: dist,
        emptyOutDir: false,
        minify: false,
        target: 'node20',
        ssr: join(PROJECT, `lib/${module}.ts`),
        rolldownOptions: {
          output: {
            format: 'cjs',
            entryFileNames: `${module}.js`,
            banner: ({ moduleIds }) => licensesOf(moduleIds),
          },
        },
      },
      ssr: { noExternal: true },
    });
    // Its types come from a package that users do not have.
    rmSync(join(dist, `${module}.d.ts`));
  }
}

/** @param {string} code */
function withMatchersOfOurOwn(code) {
  if (!code.includes(PLACE_OF_MATCHERS)) return undefined;
  return { code: code.replaceAll(PLACE_OF_MATCHERS, 'nestjs-hangfire-matchers'), map: null };
}
