import { useEffect, useRef, type ReactNode } from 'react';
import { cx } from '../lib/class-names.ts';
import type { Playback } from '../lib/playback/playback.ts';

const deckProps = {
  playsInline: true,
  disablePictureInPicture: true,
  preload: 'auto',
  tabIndex: -1,
  'aria-hidden': true,
  className: 'absolute inset-0 opacity-0 data-front:opacity-100',
} as const;

/** Where a film is seen: as large as its place allows, in its own shape. What lies over it is given as children. */
export function FilmStage({
  playback,
  label,
  ratio,
  isPicked,
  isTall,
  className,
  children,
}: {
  readonly playback: Playback;
  /** What is played. */
  readonly label: string;
  /** Width by height. */
  readonly ratio: number;
  readonly isPicked?: boolean;
  /** As wide as the page, for pages that scroll. */
  readonly isTall?: boolean;
  readonly className?: string;
  readonly children?: ReactNode;
}) {
  const first = useRef<HTMLVideoElement>(null);
  const second = useRef<HTMLVideoElement>(null);
  const still = playback.still.use();
  useEffect(() => playback.attach(first.current!, second.current!), [playback]);
  return (
    <div
      className={cx('flex min-h-0 min-w-0 items-center justify-center', !isTall && 'flex-1', className)}
      style={isTall ? undefined : { containerType: 'size' }}
    >
      <div
        role="group"
        aria-label={label}
        className={cx('frame hatch', isPicked && 'picked')}
        style={{
          aspectRatio: ratio,
          width: isTall ? `min(100%, calc(62dvh * ${ratio}))` : `min(100cqw, calc(100cqh * ${ratio}))`,
        }}
      >
        <video ref={first} {...deckProps} />
        <video ref={second} {...deckProps} />
        {still !== null && <img src={still} alt="" className="absolute inset-0 size-full object-cover" />}
        {children}
      </div>
    </div>
  );
}
