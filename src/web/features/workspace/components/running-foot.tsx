import { useMutation } from '@tanstack/react-query';
import { cancelVideo } from '../../../lib/calls/cancel-video.ts';
import type { VideoStatus } from '#contract/video-status.ts';
import { useCommonText } from '../../../lib/common-texts.ts';
import { formatTimeLeft } from '../../../lib/time.ts';
import { BillBar } from '../../../ui/bill-bar.tsx';
import { Button } from '../../../ui/button.tsx';
import { useWorkspaceText } from '../workspace-texts.ts';

/** The foot while something is made: how far it is, how long it takes, and the way to stop. */
export function RunningFoot({ status }: { readonly status: VideoStatus }) {
  const t = useWorkspaceText();
  const common = useCommonText();
  const stop = useMutation({ mutationFn: () => cancelVideo(status.video_id) });
  const phase = (status.current_phase ?? 1) as 1 | 2 | 3 | 4;
  const left =
    status.eta_seconds === null ? [] : [{ name: t('stillTakes'), value: formatTimeLeft(status.eta_seconds) }];
  return (
    <BillBar
      label={t('working')}
      facts={[
        {
          name: t('phaseOf', { name: common(`phase_${phase}`), number: phase }),
          value: `${Math.round(status.progress)} %`,
        },
        ...left,
      ]}
    >
      <Button disabled={stop.isPending} onClick={() => stop.mutate()}>
        {t('stop')}
      </Button>
    </BillBar>
  );
}
