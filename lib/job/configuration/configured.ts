import type { ValueReader } from './value-reader.js';

/** A decorator that takes values from the providers of an application. `make` turns the values into its meaning. */
export class Configured<out Meaning> {
  constructor(
    /** The decorator as its author wrote it, for people. */
    readonly decorator: string,
    /** The class or `Class.method` on which it stands. */
    readonly declaredOn: string,
    /** @throws when a value makes no sense */
    readonly make: (read: ValueReader) => Meaning,
  ) {}

  /** The decorator and its place, for people. */
  toString(): string {
    return `${this.decorator} on ${this.declaredOn}`;
  }
}

/**
 * @param target a class, or its prototype
 * @param member the decorated member; undefined where the class itself is decorated
 */
export function placeOf(target: object, member: string | symbol | undefined): string {
  const { name } = typeof target === 'function' ? target : target.constructor;
  return member === undefined ? name : `${name}.${String(member)}`;
}
