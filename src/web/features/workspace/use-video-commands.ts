import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { statusQuery } from '../../lib/calls/get-status.ts';
import { checkpointLineOf } from './checkpoint-line-of.ts';
import { useCommands } from '../../lib/commands.ts';
import { useCommonText } from '../../lib/common-texts.ts';
import { useIsUnderWay } from '../../lib/editing/edits-under-way.ts';
import { useCheckpointEdits } from '../../lib/editing/use-checkpoint-edits.ts';
import { useWorkspaceText } from './workspace-texts.ts';

const numbers = [1, 2, 3, 4] as const;

/** What can be done anywhere in a video: go to its phases, branches and comparison; undo and redo. */
export function useVideoCommands(videoId: string, checkpointId: string | null): void {
  const t = useWorkspaceText();
  const common = useCommonText();
  const navigate = useNavigate();
  const { data: status } = useQuery(statusQuery(videoId));
  const edits = useCheckpointEdits(videoId, checkpointId ?? '');
  const line = status === undefined ? null : checkpointLineOf(status, checkpointId);
  // What is on its way can be taken back, and an undo made again: the key waits for it.
  const isUnderWay = useIsUnderWay(checkpointId ?? '');
  const group = t('video');
  useCommands([
    ...numbers.map((number) => ({
      id: `video.phase.${number}`,
      label: t('whenSpace', { number, name: common(`phase_${number}`) }),
      group,
      keys: String(number),
      isDisabled: line?.[number] === undefined,
      run: () => {
        const target = line?.[number]?.id;
        if (target)
          void navigate({ to: '/videos/$videoId/at/$checkpointId', params: { videoId, checkpointId: target } });
      },
    })),
    {
      id: 'video.branches',
      label: t('branches'),
      group,
      keys: 'b',
      run: () => void navigate({ to: '/videos/$videoId/branches', params: { videoId } }),
    },
    {
      id: 'video.compare',
      label: t('compare'),
      group,
      keys: 'c',
      run: () => void navigate({ to: '/videos/$videoId/compare', params: { videoId } }),
    },
    {
      id: 'video.undo',
      label: edits.undoLabel === null ? t('undo') : t('undoWhat', { what: edits.undoLabel }),
      group,
      keys: 'mod+z',
      isDisabled: checkpointId === null || (edits.undoLabel === null && !isUnderWay),
      run: () => void edits.undo(),
    },
    {
      id: 'video.redo',
      label: edits.redoLabel === null ? t('redo') : t('redoWhat', { what: edits.redoLabel }),
      group,
      keys: 'mod+shift+z',
      isDisabled: checkpointId === null || (edits.redoLabel === null && !isUnderWay),
      run: () => void edits.redo(),
    },
  ]);
}
