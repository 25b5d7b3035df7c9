import { CallAwaitedError } from '../errors/call-awaited-error.js';
import { NoMethodCalledError } from '../errors/no-method-called-error.js';
import { SeveralMethodsCalledError } from '../errors/several-methods-called-error.js';
import { UnknownMethodError } from '../errors/unknown-method-error.js';
import { declaredMethods, isNeverJob } from '../handlers/declared-methods.js';
import type { ServiceType } from '../service-type.js';

/**
 * Stands in for a provider while a callback shows which of its methods to call.
 *
 * Idle: no callback runs, and a call comes too late and is refused. Recording: the first call is kept. Anything else
 * that the callback does spoils the recording, even if the callback swallows the error. `begin` and `end` lead from one
 * mode to the other.
 */
export class CallRecorder {
  /** The object that the callback takes for the provider. */
  readonly service: object;

  private readonly members = new Map<unknown, string>();
  /** The value that a recorded method returns. The callback may return this value, and nothing else. */
  private readonly result = objectReadBy((name) => this.readOfResult(name));
  private recording = false;
  private method: string | undefined;
  private args: readonly unknown[] = [];
  private spoiledBy: Error | undefined;
  private resultAwaited = false;

  constructor(
    private readonly type: ServiceType,
    implementation: ServiceType,
    /** With `isOpen`, every possible name counts as a method. */
    private readonly options: { readonly isOpen: boolean } = { isOpen: false },
  ) {
    const methods = new Set([...declaredMethods(type), ...declaredMethods(implementation)]);
    this.service = this.createService(methods);
  }

  get isRecording(): boolean {
    return this.recording;
  }

  begin(): void {
    this.recording = true;
  }

  end(): void {
    this.recording = false;
    this.method = undefined;
    this.args = [];
    this.spoiledBy = undefined;
    this.resultAwaited = false;
  }

  /** The recorded call. `returned` is what the callback returned. */
  recordedCall(returned: unknown) {
    if (this.spoiledBy) throw this.spoiledBy;
    if (this.method === undefined) throw this.notCalled(returned);
    for (const arg of this.args) {
      if (typeof arg === 'function' && this.members.has(arg)) throw this.notCalled(arg);
    }
    return { service: this.type, method: this.method, args: this.args };
  }

  /**
   * Finds the real error behind what the callback threw: the error itself, or the misuse of the recorder that caused
   * it.
   */
  explain(thrown: unknown): unknown {
    if (this.spoiledBy) return this.spoiledBy;
    // `then` of a result is undefined, so calling it throws a TypeError that does not tell the reason.
    const calledThen = this.resultAwaited && thrown instanceof TypeError;
    return calledThen ? new CallAwaitedError(this.type.name) : thrown;
  }

  private notCalled(value: unknown): Error {
    return new NoMethodCalledError(this.type.name, this.members.get(value));
  }

  /** Methods are own properties, because JavaScript engines can cache those. Only other names reach the proxy. */
  private createService(methods: ReadonlySet<string>): object {
    const others = objectReadBy((name) => this.readOfUnknown(name, methods));
    const service: Record<string, unknown> = Object.create(others);
    for (const name of methods) service[name] = this.createMethod(name);
    return Object.freeze(service);
  }

  private createMethod(name: string): (...args: unknown[]) => object {
    const method = (...args: unknown[]) => this.record(name, args);
    this.members.set(method, name);
    return method;
  }

  private readOfUnknown(name: string | symbol, methods: ReadonlySet<string>): unknown {
    if (typeof name === 'symbol' || name === 'then') return;
    if (this.options.isOpen && !isNeverJob(name)) return this.createMethod(name);
    this.spoil(() => new UnknownMethodError(this.type.name, name, [...methods].sort()));
  }

  private record(method: string, args: readonly unknown[]): object {
    if (!this.recording || this.method !== undefined) this.spoil(() => this.severalCalled(method));
    this.method = method;
    this.args = args;
    return this.result;
  }

  private readOfResult(name: string | symbol): undefined {
    if (name !== 'then') this.spoil(() => this.severalCalled());
    // JavaScript itself reads `then` from the value that an async callback returns or awaits.
    this.resultAwaited = this.recording;
  }

  private severalCalled(second?: string): Error {
    const methods = [this.method, second].filter((method) => method !== undefined);
    return new SeveralMethodsCalledError(this.type.name, methods);
  }

  private spoil(reason: () => Error): never {
    // This call is too late for its own capture, and must not become a part of the next one.
    if (!this.recording) throw new CallAwaitedError(this.type.name);
    this.spoiledBy ??= reason();
    throw this.spoiledBy;
  }
}

function objectReadBy(read: (name: string | symbol) => unknown): object {
  return new Proxy(Object.freeze(Object.create(null)), { get: (_, name) => read(name) });
}
