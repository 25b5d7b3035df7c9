import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { PROJECT } from './project.mjs';

/** Modules of `lib` that hand on a package of ES modules only, which not everybody can load. */
const MODULES = { 'job/devalue': 'devalue' };

/**
 * Puts these packages into the modules that hand them on.
 *
 * @param {string} dist
 */
export async function bundleEsmOnly(dist) {
  for (const [module, name] of Object.entries(MODULES)) {
    await build({
      configFile: false,
      root: PROJECT,
      logLevel: 'warn',
      build: {
        outDir: dist,
        emptyOutDir: false,
        minify: false,
        target: 'node20',
        ssr: join(PROJECT, `lib/${module}.ts`),
        rolldownOptions: {
          output: { format: 'cjs', entryFileNames: `${module}.js`, banner: licenseOf(name) },
        },
      },
      ssr: { noExternal: true },
    });
    // Its types are those of a package that nobody has.
    rmSync(join(dist, `${module}.d.ts`));
  }
}

/** @param {string} name */
function licenseOf(name) {
  const text = readFileSync(join(PROJECT, 'node_modules', name, 'LICENSE'), 'utf8');
  return `/*!\n * Contains the package ${name}:\n *\n${text.trim().replace(/^/gm, ' * ')}\n */`;
}
