/** The settings, in English. */

export const controls = {
  region: 'Settings',
  sampler: 'Sampler',
  seed: 'Seed',
  seedRange: ({ most }: { most: string }) => `A whole number from 0 to ${most}`,
  newSeed: 'New seed',
  images: 'Images',
  class: 'Class',
  mixed: 'Mixed',
  guidance: 'Guidance',
  unguided: ({ value }: { value: string }) => `${value}, unguided`,
  ownGuidance: ({ value }: { value: string }) => `${value}, the default`,
  guidanceHint: 'Higher: closer to the caption, and less varied',
  backend: 'Backend',
  best: 'Best available',
  specialists: 'Use the network trained for one budget alone, where there is one',
  specialistsNow: ({ budgets, network }: { budgets: string; network: string }) => `(${budgets} steps; now: ${network})`,
};

export const model = 'Model';
