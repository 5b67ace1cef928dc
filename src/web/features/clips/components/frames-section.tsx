import { Lock } from 'lucide-react';
import type { Artifact } from '#contract/artifact.ts';
import { goesOnFrom, type ClipPlace } from '../../../lib/playback/clip-places.ts';
import { Frame } from '../../../ui/frame.tsx';
import { Section } from '../../../ui/section.tsx';
import { useClipsText } from '../clips-texts.ts';

/** With which frame a clip begins and ends, and where the first one came from. */
export function FramesSection({
  clip,
  artifact,
  picture,
  aspect,
}: {
  readonly clip: ClipPlace;
  readonly artifact: Artifact;
  /** The picture of its beat. */
  readonly picture: Artifact | null;
  readonly aspect: string;
}) {
  const t = useClipsText();
  const origin = useOrigin(clip, artifact, picture);
  const isStale = artifact.stale !== null;
  return (
    <Section title={t('frames')}>
      <div className="flex items-start gap-2">
        {(['first', 'last'] as const).map((end) => (
          <figure key={end} className="min-w-0 flex-1">
            <Frame
              src={artifact.thumbnail_url && `${artifact.thumbnail_url}&width=320&at=${end}`}
              alt=""
              aspect={aspect}
              className="w-full"
            >
              {artifact.locked && (
                <span className="absolute top-1.5 right-1.5 flex size-[18px] items-center justify-center rounded-[4px] bg-over text-white">
                  <Lock size={10} aria-hidden />
                </span>
              )}
            </Frame>
            <figcaption className="micro mt-1 flex justify-between gap-2">
              <span className="text-text-2">{t(end)}</span>
              <span className={end === 'first' && isStale ? 'truncate text-stale' : 'truncate text-text-3'}>
                {end === 'first' ? origin : t('free')}
              </span>
            </figcaption>
          </figure>
        ))}
      </div>
    </Section>
  );
}

/** What a clip starts from, in words. */
export function useOrigin(clip: ClipPlace, artifact: Artifact, picture: Artifact | null): string {
  const t = useClipsText();
  if (goesOnFrom(artifact, clip.index) !== null) return t('fromClip', { number: clip.index });
  const beat = clip.beatIndex + 1;
  const hash = artifact.inputs[`beat/${clip.beatIndex}/image`];
  if (hash === undefined) return t('fromWords');
  return hash === picture?.sha256 ? t('fromBeat', { beat, take: picture.version }) : t('fromPicture', { beat });
}
