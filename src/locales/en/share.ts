/** The share panel: link, embed code, downloads, in English. */

export const share = {
  title: 'Share',
  close: 'Close',
  link: 'Link to this view',
  linkHint: 'It opens the page with the same settings, and so with the same pictures.',
  copy: 'Copy',
  copied: 'Copied',
  notCopied: 'The browser does not allow copying. The text is selected: copy it yourself.',
  send: 'Send…',
  embed: 'Put it in a page',
  element: 'One line, with a small script; its height follows the content',
  frame: 'A plain frame, without a script',
  files: 'Download',
  formats: {
    png: 'the pictures, pixel for pixel',
    png8: 'the pictures, 8 times as large',
    csv: 'every figure, as a table',
    json: 'figures, settings and pictures',
  },
  filesHint: 'Each file says what made it: model, seed, device, versions.',
  noFiles: 'As soon as the page knows the model.',
  noPictures: 'Pictures can be downloaded once they are finished.',
  saved: ({ name }: { name: string }) => `${name} is in your downloads.`,
  notSaved: 'The file could not be made. Try again, or load the page again.',
  notices: {
    unknownLink: 'This link is of another version of the page, so everything is set to its default.',
    dismiss: 'Close this notice',
    update: 'A new version is ready.',
    reload: 'Reload',
    later: 'Later',
  },
};

export const embedCode = {
  leavesOut: 'An embed is one dial with its one network: specialists and the comparison stay on this page.',
};
