const NOTHING = { imports: [], filters: [] };

/**
 * For the application's module. nestjs-cls is CommonJS and Nest 12 is ES modules: only Node.js 20.19, 22.12 and later can
 * load them together, so on older versions requests have no ids.
 */
export const requestContext = process.features.require_module
  ? (await import('./carried-context.js')).carriedContext
  : NOTHING;
