/** A step budget with a figure measured at it, as the catalogue's functions take them. */

export interface AtBudget {
  /** As written: "4", "∞". */
  steps: string;
  /** Formatted. */
  value: string;
}
