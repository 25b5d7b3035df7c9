import { EventEmitter } from 'node:events';
import { builtinModules } from 'node:module';
import { Script } from 'node:vm';
import { afterEach, describe, expect, it } from '@jest/globals';
import { declaredMethods } from '../../../lib/job/handlers/declared-methods.js';
import type { ServiceType } from '../../../lib/job/service-type.js';

type AnyClass = new (...args: never[]) => object;

/** Loading one of these warns, in some version of Node. */
const WARNING = /^(?:sys|wasi|punycode|sqlite|quic|_.*)$/;
/** Reading other accessors may warn. */
const CLASS_NAME = /^\p{Lu}\w*\p{Ll}/u;
const SCHEME_ONLY = ['test', 'test/reporters', 'sea'];

const modules = [...builtinModules.map((name) => name.replace(/^node:/, '')), ...SCHEME_ONLY]
  .filter((name) => !WARNING.test(name))
  .map((name): [string, unknown] => [name, process.getBuiltinModule(`node:${name}`)]);

/** A class that only declares `own`; its parent need not be one that can be made. */
function heirOf(parent: { readonly prototype: object }): ServiceType {
  class Heir {
    own(): void {}
  }
  Object.setPrototypeOf(Heir.prototype, parent.prototype);
  return Heir;
}

/** All classes in it and in the namespaces in it, those behind accessors included. */
function classesIn(holder: unknown, path: string, depth = 0): [string, AnyClass][] {
  if (holder === null || (typeof holder !== 'object' && typeof holder !== 'function')) return [];
  const own: [string, AnyClass][] = isClass(holder) ? [[path, holder]] : [];
  if (depth > 2 || path.includes('._')) return own;

  const inside = Object.entries(Object.getOwnPropertyDescriptors(holder))
    .filter(([name, { get }]) => !get || name === 'promises' || CLASS_NAME.test(name))
    .filter(([name]) => name !== 'prototype')
    .flatMap(([name]) => classesIn(Reflect.get(holder, name), `${path}.${name}`, depth + 1));
  return [...own, ...inside];
}

function isClass(value: unknown): value is AnyClass {
  const prototype: unknown = typeof value === 'function' && value.prototype;
  return Boolean(prototype) && typeof prototype === 'object';
}

/** Of each, without those that are global because a test runner has put them there. */
function globalClasses(): [string, AnyClass][] {
  return Object.getOwnPropertyNames(globalThis)
    .filter((name) => CLASS_NAME.test(name))
    .flatMap((name) => {
      const value: unknown = Reflect.get(globalThis, name);
      return isClass(value) ? [[name, value] as [string, AnyClass]] : [];
    });
}

const namesOf = (type: ServiceType) => [...declaredMethods(type)];
const leaking = (classes: [string, AnyClass][]) =>
  classes.flatMap(([path, type]) => (namesOf(heirOf(type)).join() === 'own' ? [] : [path]));

describe('a provider that extends a built-in class offers jobs its own methods, and nothing else', () => {
  it('whichever class of Node it extends', () => {
    const classes = modules.flatMap(([name, exported]) => classesIn(exported, name));

    expect(leaking(classes)).toEqual([]);
    expect(classes.length).toBeGreaterThan(300);
  });

  it('whichever global class it extends', () => {
    expect(leaking(globalClasses())).toEqual([]);
    expect(globalClasses().length).toBeGreaterThan(80);
  });

  it.each([
    ['functions', Function],
    ['async functions', (async () => {}).constructor],
    ['generators', function* () {}.constructor],
    ['typed arrays', Object.getPrototypeOf(Uint8Array)],
    ['a class that Node does not export', Object.getPrototypeOf(Script)],
    [
      'a class that came from another realm',
      process.getBuiltinModule('node:vm').runInNewContext('Map'),
    ],
  ])('also the class of %s', (_what, type) => {
    expect(leaking([['it', type as AnyClass]])).toEqual([]);
  });

  it('even where other classes of the application are in between', () => {
    class Base extends Script {
      shared(): void {}
    }
    class Derived extends Base {
      own(): void {}
    }

    expect(namesOf(Derived)).toEqual(['own', 'shared']);
  });

  it('even where it copies methods of the built-in class', () => {
    class Copy {
      own(): void {}
    }
    for (const parent of [EventEmitter, Map]) {
      for (const [name, found] of Object.entries(
        Object.getOwnPropertyDescriptors(parent.prototype),
      )) {
        Object.defineProperty(Copy.prototype, name, found);
      }
    }

    expect(namesOf(Copy)).toEqual(['own']);
  });

  it('even where somebody has added to the prototype of every object', () => {
    const add = (value: unknown) =>
      Object.defineProperty(Object.prototype, 'added', { value, configurable: true });
    class Plain {
      own(): void {}
    }
    add(() => {});

    expect(namesOf(Plain)).toEqual(['own']);
  });

  afterEach(() => {
    Reflect.deleteProperty(Object.prototype, 'added');
  });
});

describe('a class of an application keeps its methods', () => {
  abstract class Base {
    abstract send(): void;
    shared(): void {}
  }
  const Timed = <T extends AnyClass>(parent: T) =>
    // A mixin's class has no name of its own.
    class extends (parent as AnyClass) {
      timed(): void {}
    } as unknown as T;
  class Service extends Timed(Base as unknown as new () => Base) {
    send(): void {}
  }

  it('of abstract classes and mixins', () => {
    expect(namesOf(Service)).toEqual(['send', 'timed', 'shared']);
  });

  it('where its name is that of a class of Node', () => {
    class Dir {
      read(): void {}
    }
    class ReadStream extends Dir {
      open(): void {}
    }

    expect(namesOf(ReadStream)).toEqual(['open', 'read']);
  });

  it('where it is global', () => {
    class Global {
      run(): void {}
    }
    Reflect.set(globalThis, 'Global', Global);

    expect(namesOf(Global)).toEqual(['run']);
    Reflect.deleteProperty(globalThis, 'Global');
  });

  it('where a decorator has replaced the class, or a method, by a proxy or a bound function', () => {
    class Wrapped {
      proxied(): void {}
      bound(): void {}
    }
    const { prototype } = Wrapped;
    prototype.proxied = new Proxy(prototype.proxied, {});
    prototype.bound = prototype.bound.bind(undefined);
    const type = new Proxy(Wrapped, {});
    Object.defineProperty(prototype, 'constructor', { value: type });

    expect(namesOf(type)).toEqual(['proxied', 'bound']);
  });

  it('where `constructor` was copied from a built-in class', () => {
    class Mixed {
      own(): void {}
    }
    Object.defineProperty(Mixed.prototype, 'constructor', { value: Map });

    expect(namesOf(Mixed)).toEqual(['own']);
  });
});
