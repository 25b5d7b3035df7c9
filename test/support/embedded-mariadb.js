import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { freePort } from './free-port.js';
import { MYSQL_PROGRAMS } from './mysql-there.js';

const [SERVER, INSTALL] = MYSQL_PROGRAMS as [string, string];

/** A private MariaDB in a temporary folder, for one spec file. */
export class EmbeddedMariadb {
  private readonly onExit = () => this.disposeNow();

  private constructor(
    private readonly home: string,
    private readonly child: ChildProcess,
    private readonly port: number,
  ) {
    process.once('exit', this.onExit);
  }

  /** @throws Error with what the server has said, where it does not start */
  static async start(): Promise<EmbeddedMariadb> {
    const home = await mkdtemp(join(tmpdir(), 'hangfire-mariadb-'));
    const port = await freePort();
    const common = [
      '--no-defaults',
      `--datadir=${join(home, 'data')}`,
      `--user=${userInfo().username}`,
    ];
    const install = [...common, '--auth-root-authentication-method=normal', '--skip-test-db'];
    execFileSync(INSTALL, install, { cwd: home, stdio: 'pipe' });
    const child = spawn(
      SERVER,
      [
        ...common,
        `--port=${port}`,
        '--bind-address=127.0.0.1',
        `--socket=${join(home, 'socket')}`,
        '--skip-networking=0',
        '--innodb-flush-log-at-trx-commit=0',
      ],
      { cwd: home, stdio: ['ignore', 'ignore', 'pipe'] },
    );
    const server = new EmbeddedMariadb(home, child, port);
    await isReady(child);
    return server;
  }

  /** Connects as root, without a password. */
  get url(): string {
    return `mysql://root@127.0.0.1:${this.port}/mysql`;
  }

  async dispose(): Promise<void> {
    process.off('exit', this.onExit);
    if (this.child.exitCode === null && this.child.signalCode === null) {
      const ended = once(this.child, 'exit');
      this.child.kill('SIGKILL');
      await ended;
    }
    await rm(this.home, { recursive: true, force: true, maxRetries: 5 });
  }

  private disposeNow(): void {
    this.child.kill('SIGKILL');
    rmSync(this.home, { recursive: true, force: true });
  }
}

function isReady(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stderr?.on('data', (text: Buffer) => {
      said += text;
      if (said.includes('ready for connections')) resolve();
    });
    child.once('error', reject);
    child.once('exit', () => reject(new Error(`${SERVER} has ended:\n${said}`)));
  });
}
