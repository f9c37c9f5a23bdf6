/** State that only the embed has: the controls its author chose, and whether its engine has been started. */
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Control } from '../../element/protocol.ts';

export interface EmbedState {
  controls: readonly Control[];
  started: boolean;
}

export const embedStore = createStore<EmbedState>()(() => ({ controls: ['steps'], started: false }));

/** The embed's state, for components. */
export const useEmbed = (): EmbedState => useStore(embedStore);
