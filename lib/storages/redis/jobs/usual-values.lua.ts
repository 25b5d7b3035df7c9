/** The values that fields of most new jobs have. Such a field is left out, and is written when it changes. */
export const USUAL_VALUES = `
local USUAL = { params = '{}', priority = '0', attempt = '0' }
`;
