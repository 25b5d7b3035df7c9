import { builtinModules } from 'node:module';
import { runInThisContext } from 'node:vm';

/** The mark of modules in the list of everything that Node has loaded. */
const LOADED = 'NativeModule ';
/** The only accessor behind which modules keep further classes. */
const NAMESPACE = 'promises';

/** The real `process`. Test runners such as Jest give tests a copy, whose list of modules does not grow. */
const node: NodeJS.Process & { readonly moduleLoadList?: readonly string[] } =
  runInThisContext('process');
/** The names of accessors, each with the objects that have an accessor of that name. */
const lazy = new Map<string, object[]>();
const members = new Set<object>();
let seen = 0;

/**
 * Whether the object belongs to Node's own JavaScript: the prototype of a class that a module of Node exports, the
 * prototype of an ancestor of such a class, or a method of one of these.
 *
 * Looks only at modules that are already loaded. An application cannot have extended a class of any other module, and
 * loading a module may take long, or cause a warning.
 */
export function isOfNode(candidate: object): boolean {
  lookAtNewModules();
  return members.has(candidate);
}

/**
 * Whether Node exports the class under this name, as a global or behind an accessor. No other names are read, because
 * reading an accessor makes Node load its class.
 */
export function isExportedByNode(name: string, prototype: object): boolean {
  lookAtNewModules();
  const exported = (lazy.get(name) ?? []).map((holder): unknown => Reflect.get(holder, name));
  // Reads only this name: a loop over all globals would find a class that an application has put there.
  const ofGlobal = Object.getOwnPropertyDescriptor(globalThis, name);
  if (!ofGlobal?.enumerable) exported.push(ofGlobal?.value);
  return exported.some((value) => prototypeOf(value) === prototype);
}

function lookAtNewModules(): void {
  const loaded = loadedModules();
  if (loaded.length === seen) return;

  for (const entry of loaded.slice(seen)) {
    if (!entry.startsWith(LOADED)) continue;
    // Undefined for modules that Node does not give to applications.
    const exported: unknown = node.getBuiltinModule(`node:${entry.slice(LOADED.length)}`);
    if (isHolder(exported)) addExports(exported);
  }
  seen = loaded.length;
}

function loadedModules(): readonly string[] {
  // This list is not documented. If it is missing, all modules count as loaded.
  return node.moduleLoadList ?? builtinModules.map((name) => LOADED + name);
}

function addExports(exported: object): void {
  addHolder(exported);
  for (const [name, { value, get }] of Object.entries(Object.getOwnPropertyDescriptors(exported))) {
    const inside: unknown = get && name === NAMESPACE ? Reflect.get(exported, name) : value;
    // Under names with an underscore, Node keeps objects that it got from applications.
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

/**
 * Whether the value holds classes: an object that only gathers other objects, or a class whose static members are
 * classes.
 */
function isNamespace(value: unknown): value is object {
  if (typeof value === 'function') return true;
  return (
    typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
  );
}
