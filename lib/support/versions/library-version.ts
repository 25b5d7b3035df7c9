/** The version of this package. */
export const LIBRARY_VERSION = '0.1.0';
