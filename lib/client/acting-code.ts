/** Who has done something where code did so on nobody's behalf. */
export const CODE = 'the application';
