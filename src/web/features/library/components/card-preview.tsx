import { VolumeX } from 'lucide-react';
import { useRef } from 'react';

/** The film, muted, over the poster, with how far it is. */
export function CardPreview({ src, onFail }: { readonly src: string; readonly onFail: () => void }) {
  const bar = useRef<HTMLElement>(null);
  return (
    <>
      <video
        src={src}
        muted
        autoPlay
        loop
        playsInline
        aria-hidden
        tabIndex={-1}
        onError={onFail}
        onTimeUpdate={({ currentTarget: { currentTime, duration } }) => {
          if (bar.current !== null && duration > 0) bar.current.style.width = `${(currentTime / duration) * 100}%`;
        }}
        className="absolute inset-0 size-full object-cover"
      />
      <i aria-hidden className="absolute inset-x-0 bottom-0 h-[3px] bg-over">
        <i ref={bar} className="block h-full w-0 bg-white" />
      </i>
      <span className="absolute bottom-2 left-2 flex h-[18px] items-center rounded-[4px] bg-over px-1 text-white">
        <VolumeX size={12} aria-hidden />
      </span>
    </>
  );
}
