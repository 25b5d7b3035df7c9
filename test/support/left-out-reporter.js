import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const PROJECT = fileURLToPath(new URL('../../', import.meta.url));
const MAX_NAMED = 5;

/** Says which specs `npm test` has left out because they are long. */
export default class LeftOutReporter {
  #patterns;

  /** @param {import('@jest/types').Config.GlobalConfig} config */
  constructor({ testPathPatterns }) {
    this.#patterns = testPathPatterns.toExecutor({ rootDir: PROJECT });
  }

  onRunComplete() {
    const paths = readdirSync(join(PROJECT, 'test'), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.long.spec.ts'))
      .map((path) => join('test', path))
      .filter((path) => this.#patterns.isMatch(join(PROJECT, path)));
    if (paths.length === 0) return;

    const which = paths.length > MAX_NAMED ? `${paths.length} long specs` : paths.join(', ');
    process.stderr.write(`Left out: ${which}. Run them with \`npm run test:all\`.\n`);
  }
}
