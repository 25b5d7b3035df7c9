/** The same ranges as in package.json. */
export const SUPPORTED_VERSIONS = {
  node: '^20.16 || >=22.3',
  nest: '^10 || ^11 || ^12',
  typeorm: '^0.3.17 || ^1',
} as const;
