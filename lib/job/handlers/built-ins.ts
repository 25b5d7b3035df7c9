import { isNativeFunction } from './native-code.js';
import { isExportedByNode, isOfNode } from './node-classes.js';

/** Whether a class of the language or of Node has this prototype, be it written in C++ or in JavaScript. */
export function isBuiltInPrototype(prototype: object): boolean {
  if (isOfNode(prototype)) return true;

  const type = ownValue(prototype, 'constructor');
  // Mixins copy `constructor` as well, so a class counts only where it has this very prototype.
  if (typeof type !== 'function' || ownValue(type, 'prototype') !== prototype) return false;
  if (isNativeFunction(type)) return true;

  const name = ownValue(type, 'name');
  return typeof name === 'string' && isExportedByNode(name, prototype);
}

/** Whether it came from such a class, also where a mixin has copied it to another one. */
export function isBuiltInFunction(value: object): boolean {
  return isNativeFunction(value) || isOfNode(value);
}

/** Without asking an accessor, which may run anything. */
function ownValue(holder: object, name: string): unknown {
  return Object.getOwnPropertyDescriptor(holder, name)?.value;
}
