import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { npm, run } from '../support/commands.js';
import { PROJECT } from '../support/packed-library.js';

const FILES = join(PROJECT, 'test/package/scaffolds/files/src');
const STEP_TIMEOUT_MS = 180_000;

/** An application as `nest new` makes it, into which the library was put. */
export class Scaffold {
  #row;

  /**
   * @param {import('./rows.js').Row} row
   * @param {string} folder
   */
  constructor(row, folder) {
    this.#row = row;
    this.folder = folder;
  }

  /**
   * @param {import('./rows.js').Row} row
   * @param {{ workshop: string, name: string, tarball: string }} place
   */
  static async create(row, { workshop, name, tarball }) {
    await generate(row, workshop, name);
    const scaffold = new Scaffold(row, join(workshop, name));
    await scaffold.#choose();
    await scaffold.#install(tarball);
    await scaffold.#copyFiles();
    return scaffold;
  }

  /** @returns {Promise<string>} what it printed */
  build() {
    return this.#node('node_modules/@nestjs/cli/bin/nest.js', 'build', '-b', this.#row.builder);
  }

  /** @param {'test' | 'test:e2e'} script */
  test(script) {
    return npm(['run', script], this.folder, this.env);
  }

  /** What `npm run start:prod` runs. */
  async startArguments() {
    const { scripts } = await this.#package();
    return /^node (\S+)$/.exec(scripts['start:prod'])?.slice(1) ?? [];
  }

  /** Another version of Node.js comes as a package. */
  get env() {
    const { PATH, ...env } = process.env;
    const first = this.#row.node ? `${join(this.folder, 'node_modules/node/bin')}:` : '';
    return { ...env, NODE_OPTIONS: '', NO_COLOR: '1', PATH: `${first}${PATH}` };
  }

  /** @param {string[]} args */
  #node(...args) {
    return run('node', args, { cwd: this.folder, env: this.env, timeout: STEP_TIMEOUT_MS });
  }

  async #package() {
    return JSON.parse(await readFile(join(this.folder, 'package.json'), 'utf8'));
  }

  /** Puts the versions of the row into what was generated. */
  async #choose() {
    const { reflectMetadata, jest, typescript, compilerOptions } = this.#row;
    const given = await this.#package();
    const all = [given.dependencies, given.devDependencies];
    const chosen = {
      ...{ 'reflect-metadata': reflectMetadata, typescript: typescript && `~${typescript}` },
      ...(jest && { jest: `^${jest}`, '@types/jest': `^${jest}` }),
    };
    for (const [name, version] of Object.entries(chosen)) {
      for (const versions of all) if (version && versions[name]) versions[name] = version;
    }
    // What only looks at the source takes its time to install, and tells nothing here.
    for (const name of Object.keys(given.devDependencies)) {
      if (/lint|prettier|globals|mau/.test(name)) delete given.devDependencies[name];
    }
    await this.#write('package.json', given);

    if (!compilerOptions) return;
    const config = JSON.parse(await readFile(join(this.folder, 'tsconfig.json'), 'utf8'));
    Object.assign(config.compilerOptions, compilerOptions);
    await this.#write('tsconfig.json', config);
  }

  /** @param {string} file @param {unknown} content */
  #write(file, content) {
    return writeFile(join(this.folder, file), `${JSON.stringify(content, undefined, 2)}\n`);
  }

  /** @param {string} tarball */
  async #install(tarball) {
    const { typeorm, node, builder } = this.#row;
    const others = [
      ...[tarball, `typeorm@${typeorm}`, 'pg', '@electric-sql/pglite'],
      ...(node ? [`node@${node}`] : []),
    ];
    const quietly = ['--no-audit', '--no-fund', '--prefer-offline'];
    await npm(['install', ...quietly], this.folder);
    // By itself, as a user does it: here peer ranges are judged.
    await npm(['install', ...quietly, ...others], this.folder);
    if (builder === 'swc') {
      await npm(['install', ...quietly, '--save-dev', '@swc/cli', '@swc/core'], this.folder);
    }
  }

  async #copyFiles() {
    const { type } = await this.#package();
    for (const name of await readdir(FILES)) {
      const text = await readFile(join(FILES, name), 'utf8');
      const named = type === 'module' ? text.replace(/(from '\.[^']+)'/g, "$1.js'") : text;
      await writeFile(join(this.folder, 'src', name), named);
    }
    await this.#closeApplication();
  }

  /** The tests of Nest 10 leave their application open, which then goes on working. */
  async #closeApplication() {
    const file = join(this.folder, 'test/app.e2e-spec.ts');
    const text = await readFile(file, 'utf8');
    if (text.includes('app.close()')) return;
    await writeFile(file, text.replace(/^( *it\()/m, '  afterEach(() => app.close());\n\n$1'));
  }
}

/**
 * @param {import('./rows.js').Row} row
 * @param {string} workshop
 * @param {string} name
 */
async function generate({ nest, type }, workshop, name) {
  const cli = join(workshop, `cli-${nest}`);
  await mkdir(cli, { recursive: true });
  await writeFile(join(cli, 'package.json'), '{ "private": true }');
  await npm(['install', '--no-audit', '--no-fund', '--prefer-offline', `@nestjs/cli@${nest}`], cli);
  const types = type ? [`--type=${type}`] : [];
  const schematics = join(cli, 'node_modules/.bin/schematics');
  const generating = ['@nestjs/schematics:application', `--name=${name}`, ...types];
  await run(schematics, generating, { cwd: workshop, timeout: STEP_TIMEOUT_MS });
}
