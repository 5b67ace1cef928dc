import { useEffect, useRef, type RefObject } from 'react';

/** Tells when the element comes near the page's visible part, and again after `mark` changed while it still is. */
export function useInView(onSeen: () => void, mark: unknown): RefObject<HTMLDivElement | null> {
  const element = useRef<HTMLDivElement>(null);
  const latest = useRef(onSeen);
  latest.current = onSeen;
  useEffect(() => {
    const watched = element.current;
    if (watched === null) return undefined;
    const observer = new IntersectionObserver(
      (entries) => entries.some(({ isIntersecting }) => isIntersecting) && latest.current(),
      { rootMargin: '800px' },
    );
    observer.observe(watched);
    return () => observer.disconnect();
  }, [mark]);
  return element;
}
