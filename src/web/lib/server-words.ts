import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { modelsQuery } from './calls/list-models.ts';
import { modelTitle } from './model-title.ts';
import { useSlotWords } from './slot-words.ts';

const slotInText = /\b(?:beat\/\d+\/image|chunk\/\d+(?:\/last-frame)?|(?:voice|segment)\/\d+)\b/g;
const modelInText = /\b[a-z][a-z0-9-]*\/[a-z0-9][a-z0-9._-]*[a-z0-9]/g;

/** A sentence of the server with its slots and models called as people call them. */
export function useServerWords(): (text: string) => string {
  const slotWords = useSlotWords();
  const { data: models } = useQuery(modelsQuery);
  return useCallback(
    (text: string) =>
      text
        .replaceAll(slotInText, (slot) => slotWords(slot))
        .replaceAll(modelInText, (name) => modelTitle(name, models ?? [])),
    [slotWords, models],
  );
}
