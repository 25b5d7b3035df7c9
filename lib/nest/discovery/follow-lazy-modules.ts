import { LazyModuleLoader, type ModuleRef } from '@nestjs/core';

/** Calls `loaded` whenever the application has loaded a lazy module. Nest itself has no event for this. */
export function followLazyModules(moduleRef: ModuleRef, loaded: () => Promise<void>): void {
  const loader = moduleRef.get(LazyModuleLoader, { strict: false });
  const load = loader.load.bind(loader);
  loader.load = async (...args) => {
    const loadedModule = await load(...args);
    await loaded();
    return loadedModule;
  };
}
