/** The name for code that acts on nobody's behalf. */
export const CODE = 'the application';
