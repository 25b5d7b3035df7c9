import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { npmInstall, run } from '../support/commands.js';
import { PROJECT } from '../support/packed-library.js';
import { MANAGERS } from './managers.js';

const FILES = join(PROJECT, 'test/package/scaffolds/files');
const STEP_TIMEOUT_MS = 180_000;

/** An application as `nest new` makes it, into which the library was put. */
export class Scaffold {
  #row;
  #manager;

  /**
   * @param {import('./rows.js').Row} row
   * @param {string} folder
   */
  constructor(row, folder) {
    this.#row = row;
    this.#manager = MANAGERS[row.manager ?? 'npm'];
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
    const building = ['nest', 'build', '-b', this.#row.builder];
    return this.#manager.exec(this.folder, building, this.env);
  }

  /** @param {'test' | 'test:e2e'} script */
  test(script) {
    return this.#manager.runScript(this.folder, script, this.env);
  }

  /** What `npm run start:prod` runs. */
  async startArguments() {
    const { scripts } = await this.#package();
    const program = /^node (\S+)$/.exec(scripts['start:prod'])?.slice(1) ?? [];
    return [...this.#manager.nodeArguments, ...program];
  }

  /** Another version of Node.js comes as a package. */
  get env() {
    const { PATH, ...env } = process.env;
    const first = this.#row.node ? `${join(this.folder, 'node_modules/node/bin')}:` : '';
    return { ...env, NODE_OPTIONS: '', NO_COLOR: '1', PATH: `${first}${PATH}` };
  }

  async #package() {
    return JSON.parse(await readFile(join(this.folder, 'package.json'), 'utf8'));
  }

  /** Puts the versions of the row into what was generated. */
  async #choose() {
    const { reflectMetadata, jest, typescript, versions, compilerOptions } = this.#row;
    const given = await this.#package();
    const all = [given.dependencies, given.devDependencies];
    const chosen = {
      ...{ 'reflect-metadata': reflectMetadata, typescript: typescript && `~${typescript}` },
      ...(jest && { jest: `^${jest}`, '@types/jest': `^${jest}` }),
      ...versions,
    };
    for (const [name, version] of Object.entries(chosen)) {
      for (const ranges of all) if (version && ranges[name]) ranges[name] = version;
    }
    // What only looks at the source takes its time to install, and tells nothing here.
    for (const name of Object.keys(given.devDependencies)) {
      if (/lint|prettier|globals|mau/.test(name)) delete given.devDependencies[name];
    }
    if (this.#row.packageType) given.type = this.#row.packageType;
    if (this.#row.tests === 'vitest') useVitest(given);
    givePatience(given.scripts);
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
    const { typeorm, node, builder, tests, tools = [] } = this.#row;
    const others = [
      ...[tarball, `typeorm@${typeorm}`, 'pg', '@electric-sql/pglite'],
      ...(node ? [`node@${node}`] : []),
    ];
    await this.#manager.install(this.folder);
    // By itself, as a user does it: here peer ranges are judged.
    await this.#manager.add(this.folder, others);
    const furtherTools = [
      ...tools,
      ...(builder === 'swc' ? ['@swc/cli', '@swc/core'] : []),
      ...(tests === 'vitest' ? ['vitest', 'unplugin-swc', '@swc/core'] : []),
    ];
    if (furtherTools.length > 0)
      await this.#manager.add(this.folder, furtherTools, { isDev: true });
  }

  async #copyFiles() {
    await cp(join(FILES, 'src'), join(this.folder, 'src'), { recursive: true });
    if (this.#row.tests) await cp(join(FILES, this.#row.tests), this.folder, { recursive: true });
    await this.#closeApplication();
    const { type } = await this.#package();
    if (type === 'module') await this.#nameFilesInImports();
  }

  async #nameFilesInImports() {
    for (const folder of ['src', 'test']) {
      for (const name of await readdir(join(this.folder, folder))) {
        if (!name.endsWith('.ts')) continue;
        await this.rewrite(join(folder, name), (text) =>
          text.replace(/(from '\.[^']*\/[^'.]+(?:\.\w+)?)(?<!\.js)'/g, "$1.js'"),
        );
      }
    }
  }

  /** Puts in a class whose schedules are those of `@nestjs/schedule`. */
  async useSchedules() {
    await this.#manager.add(this.folder, ['@nestjs/schedule']);
    await cp(join(FILES, 'schedule'), join(this.folder, 'src'), { recursive: true });
  }

  /** As our guide says it: by changing the import. */
  replaceSchedules() {
    return this.rewrite('src/tasks.ts', (text) =>
      text.replace("from '@nestjs/schedule'", "from 'nestjs-hangfire/schedule'"),
    );
  }

  /**
   * @param {string} file
   * @param {(text: string) => string} change
   */
  async rewrite(file, change) {
    const path = join(this.folder, file);
    await writeFile(path, change(await readFile(path, 'utf8')));
  }

  /** The tests of Nest 10 leave their application open, which then goes on working. */
  async #closeApplication() {
    const file = join(this.folder, 'test/app.e2e-spec.ts');
    const text = await readFile(file, 'utf8');
    if (text.includes('app.close()')) return;
    await writeFile(file, text.replace(/^( *it\()/m, '  afterEach(() => app.close());\n\n$1'));
  }
}

/** @param {{ devDependencies: Record<string, string>, scripts: Record<string, string> }} given */
function useVitest(given) {
  for (const name of ['jest', '@types/jest', 'ts-jest']) delete given.devDependencies[name];
  given.scripts.test = 'vitest run src';
  given.scripts['test:e2e'] = 'vitest run test';
}

/**
 * An embedded database takes long to make where the processor is busy.
 *
 * @param {Record<string, string>} scripts
 */
function givePatience(scripts) {
  const isVitest = scripts['test:e2e']?.startsWith('vitest');
  scripts['test:e2e'] += ` --testTimeout=60000${isVitest ? ' --hookTimeout=60000' : ''}`;
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
  await npmInstall(cli, [`@nestjs/cli@${nest}`]);
  const types = type ? [`--type=${type}`] : [];
  const schematics = join(cli, 'node_modules/.bin/schematics');
  const generating = ['@nestjs/schematics:application', `--name=${name}`, ...types];
  await run(schematics, generating, { cwd: workshop, timeout: STEP_TIMEOUT_MS });
}
