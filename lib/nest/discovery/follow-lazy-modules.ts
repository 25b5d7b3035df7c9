import { LazyModuleLoader, type ModuleRef } from '@nestjs/core';

/** Calls `loaded` when the application has loaded a module later. Nest itself tells nobody. */
export function followLazyModules(moduleRef: ModuleRef, loaded: () => void): void {
  const loader = moduleRef.get(LazyModuleLoader, { strict: false });
  const load = loader.load.bind(loader);
  loader.load = async (...args) => {
    const loadedModule = await load(...args);
    loaded();
    return loadedModule;
  };
}
