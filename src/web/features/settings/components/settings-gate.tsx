import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useCommonText } from '../../../lib/common-texts.ts';
import { problemOf } from '../../../lib/problem-error.ts';
import { Button } from '../../../ui/button.tsx';
import { ProblemNote } from '../../../ui/problem-note.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { settingsQuery, type Settings } from '../api/get-settings.ts';

/** Draws a part once the settings are there; says why when they are not. */
export function SettingsGate({ children }: { readonly children: (settings: Settings) => ReactNode }) {
  const common = useCommonText();
  const { data, error, refetch } = useQuery(settingsQuery);
  if (data !== undefined) return children(data);
  if (error === null) return <Skeleton className="h-64" />;
  return (
    <ProblemNote
      problem={problemOf(error)}
      actions={
        <Button size="sm" onClick={() => void refetch()}>
          {common('tryAgain')}
        </Button>
      }
    />
  );
}
