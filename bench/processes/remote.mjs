import { fork } from 'node:child_process';

/**
 * Another process, whose methods can be called from here.
 *
 * States: running → ended, by `end` or by itself; then all open and later calls reject.
 */
export class Remote {
  #child;
  #open = new Map();
  #calls = 0;
  #ended;

  /**
   * @param {URL} file a module that calls `serve`
   * @param {readonly string[]} execArgv further options of Node.js
   */
  constructor(file, execArgv = []) {
    this.#child = fork(file, {
      execArgv: [...process.execArgv, ...execArgv],
      serialization: 'advanced',
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    this.#child.on('message', ({ id, result, error }) => {
      const { resolve, reject } = this.#open.get(id);
      this.#open.delete(id);
      error === undefined ? resolve(result) : reject(new Error(error));
    });
    this.#ended = new Promise((resolve) => this.#child.once('exit', resolve)).then((code) => {
      for (const { reject } of this.#open.values())
        reject(new Error(`The process ended (${code}).`));
    });
  }

  call(method, ...args) {
    const id = this.#calls++;
    return new Promise((resolve, reject) => {
      this.#open.set(id, { resolve, reject });
      this.#child.send({ id, method, args }, (error) => error && reject(error));
    });
  }

  async end() {
    this.#child.kill('SIGKILL');
    await this.#ended;
  }
}
