import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useRef } from 'react';
import type { GenerateRequest } from '#contract/generate-request.ts';
import { videoKeys } from '../../lib/calls/video-keys.ts';
import { ProblemError } from '../../lib/problem-error.ts';
import { newKey } from '../../lib/request.ts';
import { generate } from './api/generate.ts';
import { clearDraft } from './draft-store.ts';

/** Starts the ad and goes to it. A press that got no answer is the same try: pressing again starts no second video. */
export function useStartAd() {
  const client = useQueryClient();
  const navigate = useNavigate();
  const attempt = useRef({ body: '', key: '' });
  // Known at once: a second press may come before the page has been drawn anew.
  const isUnderWay = useRef(false);
  const mutation = useMutation({
    mutationFn: (body: GenerateRequest) => {
      const text = JSON.stringify(body);
      if (attempt.current.body !== text) attempt.current = { body: text, key: newKey() };
      return generate(body, attempt.current.key);
    },
    onSuccess: async ({ video_id: videoId }) => {
      clearDraft();
      void client.invalidateQueries({ queryKey: videoKeys.library });
      await navigate({ to: '/videos/$videoId', params: { videoId } });
    },
    onError: (error) => {
      // It was answered: the next press is a try of its own.
      if (error instanceof ProblemError) attempt.current = { body: '', key: '' };
    },
    onSettled: () => {
      isUnderWay.current = false;
    },
  });
  const mutate = (body: GenerateRequest): void => {
    if (isUnderWay.current) return;
    isUnderWay.current = true;
    mutation.mutate(body);
  };
  return { ...mutation, mutate };
}
