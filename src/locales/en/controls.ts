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
  guidanceHint: 'Higher values follow the caption more closely and give less variety',
  backend: 'Backend',
  best: 'Best available',
  specialists: 'Use specialists, networks trained for a single budget',
  specialistsNow: ({ budgets, network }: { budgets: string; network: string }) =>
    `(for ${budgets} steps; in use: ${network})`,
};

export const model = 'Model';
