/** Loads what keeps the page alive while the browser translates it. Nobody waits for it, and without it the page works untranslated. */
export async function keepInTranslation(): Promise<void> {
  try {
    const { surviveTranslation } = await import('../ui/kit/survive-translation.ts');
    surviveTranslation();
  } catch (error) {
    console.warn('StepDial: the page may stand still if it is translated', error);
  }
}
