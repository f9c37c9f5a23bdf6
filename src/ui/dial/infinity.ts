/** The ∞ of the readout as an outline: Inter's Latin files have no ∞, and fallback fonts differ from machine to machine. */

/** A lemniscate-like stroke in a 100 × 60 box. */
export const INFINITY_PATH =
  'M50 30 C42 18 35 12 26 12 C15 12 7 20 7 30 C7 40 15 48 26 48 C35 48 42 42 50 30 C58 18 65 12 74 12 C85 12 93 20 93 30 C93 40 85 48 74 48 C65 48 58 42 50 30 Z';
