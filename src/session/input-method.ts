/** Keys that belong to an input method, such as those for Chinese and Japanese, and not to the page. */

/**
 * Whether an input method takes this key press: to choose, confirm or discard what it composes. Safari reports the press that
 * ends a composition after its end, with the code that browsers give to every key of an input method.
 */
export const isForInputMethod = ({ isComposing, keyCode }: Pick<KeyboardEvent, 'isComposing' | 'keyCode'>): boolean =>
  isComposing || keyCode === 229;
