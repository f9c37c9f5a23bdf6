/** The comparison with pinned pictures, in English. */

export const compare = {
  pin: 'Pin for comparison',
  unpin: 'Unpin',
  how: 'Comparison',
  ways: { beside: 'Side by side', wipe: 'Wipe', difference: 'Difference' },
  pinned: 'Pinned',
  now: 'Now',
  divider: 'Divider between the pinned pictures and those of the dial',
  dividerAt: ({ percent, pinned, turned }: { percent: string; pinned: string; turned: string }) =>
    `${percent} % ${pinned}, the rest ${turned}`,
  same: 'Both are the same: turn the dial or choose another sampler.',
  waiting: 'The pictures to compare are not there yet.',
  making: ({ hop, hops }: { hop: string; hops: string }) => `Sampling the pinned pictures, step ${hop} of ${hops}`,
  differenceName: ({ pinned, turned }: { pinned: string; turned: string }) =>
    `Absolute difference between “${pinned}” and “${turned}”, pixel by pixel`,
  amplified: ({ factor }: { factor: string }) => `Absolute difference per pixel, shown ${factor} times as large`,
  mean: ({ value, percent }: { value: string; percent: string }) => `Mean: **${value}** of 255 (${percent} %)`,
  scale: 'Scale',
  orMore: ({ value }: { value: string }) => `${value} or more`,
};
