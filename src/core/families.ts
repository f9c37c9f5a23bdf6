/** Training families that the page treats specially. Every other family is shown by the name that its record gives. */

/** The family of the record on real images, which is the floor of every curve. */
export const REAL = 'real';
