/** The share panel with link, embed code and downloads, and the notices below the header, in English. */

export const share = {
  failed: 'The panel could not be loaded.',
  failedRest: 'The rest of the page works without it.',
  reload: 'Reload the page',
  title: 'Share',
  close: 'Close',
  link: 'Link to this view',
  linkHint: 'It opens the page with the same settings and shows the same images.',
  copy: 'Copy',
  copied: 'Copied',
  notCopied: 'The browser does not allow copying. The text is selected, so you can copy it yourself.',
  send: 'Send…',
  embed: 'Embed it',
  element: 'One line with a small script; its height adapts to the content',
  frame: 'A plain frame, without a script',
  files: 'Download',
  formats: {
    png: 'the images, pixel for pixel',
    png8: 'the images, enlarged 8 times',
    csv: 'all figures, as a table',
    json: 'figures, settings and images',
  },
  filesHint: 'Each file records how it was made: model, seed, device and versions.',
  noFiles: 'You can download files once the model has loaded.',
  noPictures: 'You can download images once they are finished.',
  saved: ({ name }: { name: string }) => `${name} is in your downloads.`,
  notSaved: 'The file could not be created. Try again, or reload the page.',
  notices: {
    unknownLink: 'This link is from another version of the page, so all settings are at their defaults.',
    dismiss: 'Close this notice',
    update: 'A new version is ready.',
    reload: 'Reload',
    later: 'Later',
    unknownModel: ({ model }: { model: string }) =>
      `There is no model “${model}” here, so the page shows the default one.`,
  },
};

export const embedCode = {
  leavesOut: 'An embed is one dial with one network. Specialists and the comparison stay on this page.',
};
