import { builtinModules } from 'node:module';
import { runInThisContext } from 'node:vm';

/** The mark of modules in Node's list of everything that it has loaded. */
const LOADED = 'NativeModule ';
/** The only name under which modules keep further classes behind an accessor. */
const NAMESPACE = 'promises';

/** The real `process`: test runners such as Jest give tests a copy, whose list of modules no longer grows. */
const node: NodeJS.Process & { readonly moduleLoadList?: readonly string[] } =
  runInThisContext('process');
/** The objects that have accessors, by the names of the accessors. */
const lazy = new Map<string, object[]>();
const members = new Set<object>();
let seen = 0;

/**
 * Whether Node has written the object in JavaScript: the prototype of a class that a module of Node exports, or
 * of a class that such a class extends, or a method of one of them.
 *
 * Looks only at modules that are loaded already. Nobody can have extended a class of any other module, and
 * loading a module may take long, or warn.
 */
export function isOfNode(candidate: object): boolean {
  lookAtNewModules();
  return members.has(candidate);
}

/**
 * Whether Node has exported the class under this name, as a global or behind an accessor. No other name is
 * read, because Node loads such classes when somebody looks at them.
 */
export function isExportedByNode(name: string, prototype: object): boolean {
  lookAtNewModules();
  const exported = (lazy.get(name) ?? []).map((holder): unknown => Reflect.get(holder, name));
  // A loop over all globals would find a class that an application has put there.
  const ofGlobal = Object.getOwnPropertyDescriptor(globalThis, name);
  if (!ofGlobal?.enumerable) exported.push(ofGlobal?.value);
  return exported.some((value) => prototypeOf(value) === prototype);
}

function lookAtNewModules(): void {
  const loaded = loadedModules();
  if (loaded.length === seen) return;

  for (const entry of loaded.slice(seen)) {
    if (!entry.startsWith(LOADED)) continue;
    // Undefined for the modules that Node keeps to itself.
    const exported: unknown = node.getBuiltinModule(`node:${entry.slice(LOADED.length)}`);
    if (isHolder(exported)) addExports(exported);
  }
  seen = loaded.length;
}

function loadedModules(): readonly string[] {
  // The list is not documented. Without it, all modules count as loaded.
  return node.moduleLoadList ?? builtinModules.map((name) => LOADED + name);
}

function addExports(exported: object): void {
  addHolder(exported);
  for (const [name, { value, get }] of Object.entries(Object.getOwnPropertyDescriptors(exported))) {
    const inside: unknown = get && name === NAMESPACE ? Reflect.get(exported, name) : value;
    // In names with an underscore, Node keeps objects that applications have given to it.
    if (isNamespace(inside) && !name.startsWith('_')) addHolder(inside);
  }
}

function addHolder(holder: object): void {
  addClass(holder);
  for (const [name, { value, get }] of Object.entries(Object.getOwnPropertyDescriptors(holder))) {
    if (get) lazy.set(name, [...(lazy.get(name) ?? []), holder]);
    else addClass(value);
  }
}

function addClass(value: unknown): void {
  let prototype = prototypeOf(value);
  while (prototype && !members.has(prototype)) {
    members.add(prototype);
    for (const { value: member } of descriptorsOf(prototype)) {
      if (typeof member === 'function') members.add(member);
    }
    prototype = Object.getPrototypeOf(prototype);
  }
}

const descriptorsOf = (holder: object) => Object.values(Object.getOwnPropertyDescriptors(holder));

function prototypeOf(value: unknown): object | null {
  if (typeof value !== 'function') return null;
  const prototype: unknown = Object.getOwnPropertyDescriptor(value, 'prototype')?.value;
  return typeof prototype === 'object' ? prototype : null;
}

const isHolder = (value: unknown): value is object =>
  (typeof value === 'object' && value !== null) || typeof value === 'function';

/** Whether an object only gathers other objects, or is a class with other classes as static members. */
function isNamespace(value: unknown): value is object {
  if (typeof value === 'function') return true;
  return (
    typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
  );
}
