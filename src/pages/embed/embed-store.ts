/** What only the embed has: the controls that the author chose, and whether its engine has been started. */
import { create } from 'zustand';
import type { Control } from '../../element/protocol.ts';

export interface EmbedState {
  controls: readonly Control[];
  started: boolean;
}

export const useEmbed = create<EmbedState>()(() => ({ controls: ['steps'], started: false }));
