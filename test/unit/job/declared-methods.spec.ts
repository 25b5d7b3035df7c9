import { describe, expect, it } from '@jest/globals';
import { declaredMethods } from '../../../lib/job/handlers/declared-methods.js';

class Base {
  shared(): void {}
  replaced(): void {}
  onApplicationShutdown(): void {}
}

class Derived extends Base {
  static create(): Derived {
    return new Derived();
  }

  own(): void {}

  [Symbol.iterator](): void {}

  // biome-ignore lint/suspicious/noThenProperty: a thenable is what is tested
  then(): void {}

  override valueOf(): number {
    return 1;
  }
}

Object.defineProperty(Derived.prototype, 'replaced', { get: () => () => {} });

describe('declaredMethods', () => {
  it('lists own and inherited methods', () => {
    expect([...declaredMethods(Base)]).toEqual(['shared', 'replaced']);
    expect([...declaredMethods(Derived)]).toEqual(['own', 'shared']);
  });

  it('leaves out a method that a derived class hides behind an accessor', () => {
    expect(declaredMethods(Derived).has('replaced')).toBe(false);
  });

  it('gives the same set each time', () => {
    expect(declaredMethods(Derived)).toBe(declaredMethods(Derived));
  });
});
