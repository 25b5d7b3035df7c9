import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { licensesOf } from './licenses.mjs';
import { PROJECT } from './project.mjs';

/**
 * Modules of `lib` that hand on a package, which goes into them: `devalue` has ES modules only, which not everybody
 * can load; `expect` has many packages beneath it, for those few who test a store of their own.
 */
const MODULES = ['job/serialization/devalue', 'conformance/expect'];

/** Mends files for everybody in the process as soon as it is loaded, which a library must not do. */
const WITHOUT_PATCHES = { 'graceful-fs': 'node:fs' };

/** Where Jest and Vitest keep the matchers of the test that is running; ours stand beside them. */
const PLACE_OF_MATCHERS = '$$jest-matchers-object';

/**
 * Puts these packages into the modules that hand them on.
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
    // Its types are those of a package that nobody has.
    rmSync(join(dist, `${module}.d.ts`));
  }
}

/** @param {string} code */
function withMatchersOfOurOwn(code) {
  if (!code.includes(PLACE_OF_MATCHERS)) return undefined;
  return { code: code.replaceAll(PLACE_OF_MATCHERS, 'nestjs-hangfire-matchers'), map: null };
}
