import { WifiOff } from 'lucide-react';
import type { VideoStatus } from '#contract/video-status.ts';
import type { Connection } from '../../../lib/watch-video.ts';
import { useWorkspaceText } from '../workspace-texts.ts';

/** One quiet line when the server does not answer, or a provider is waited for. */
export function ReconnectNote({
  connection,
  waitingFor,
}: {
  readonly connection: Connection;
  readonly waitingFor: VideoStatus['waiting_for'];
}) {
  const t = useWorkspaceText();
  const words =
    connection === 'reconnecting' ? t('reconnecting') : waitingFor === null ? null : t('waitingFor', { ...waitingFor });
  if (words === null) return null;
  return (
    <output className="small flex items-center gap-2 border-b border-line bg-stale-soft px-4 py-1.5 text-stale">
      <WifiOff size={13} aria-hidden className="shrink-0" />
      {words}
    </output>
  );
}
