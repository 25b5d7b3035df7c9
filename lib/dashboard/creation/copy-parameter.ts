/** The parameter of a copied job with the id of the original. */
export const COPY_OF = 'CopyOfJobId';
