/** The comparison with pinned images, in English. */

export const compare = {
  failed: 'The comparison could not be loaded.',
  failedRest: 'The dial works without it.',
  reload: 'Reload the page',
  pin: 'Pin to compare',
  unpin: 'Unpin',
  how: 'Comparison',
  ways: { beside: 'Side by side', wipe: 'Wipe', difference: 'Difference' },
  pinned: 'Pinned',
  now: 'Now',
  divider: 'Divider between the pinned images and the dial’s images',
  dividerAt: ({ percent, pinned, turned }: { percent: string; pinned: string; turned: string }) =>
    `${percent}% ${pinned}; the rest ${turned}`,
  same: 'Both sides are the same. Turn the dial or choose another sampler.',
  waiting: 'The images to compare are not ready yet.',
  making: ({ hop, hops }: { hop: string; hops: string }) => `Sampling the pinned images, step ${hop} of ${hops}`,
  differenceName: ({ pinned, turned }: { pinned: string; turned: string }) =>
    `Absolute difference between “${pinned}” and “${turned}”, pixel by pixel`,
  amplified: ({ factor }: { factor: string }) => `Absolute difference per pixel, amplified ${factor} times`,
  mean: ({ value, percent }: { value: string; percent: string }) => `Mean: **${value}** of 255 (${percent}%)`,
  scale: 'Scale',
  orMore: ({ value }: { value: string }) => `${value} or more`,
};
