/** A figure measured at one step budget, as the article's messages take it. */
export interface AtBudget {
  /** As the page writes it: "4", "∞". */
  steps: string;
  /** Formatted. */
  value: string;
}
